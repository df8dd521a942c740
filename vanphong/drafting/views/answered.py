"""The paper that a draft answers, where this person may see it."""

from django.shortcuts import get_object_or_404

from vanphong.documents.models import Document
from vanphong.documents.queries import papers_open_to
from vanphong.documents.rules import can_draft
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest


def answered_by(request: SignedInRequest) -> Document | None:
    """?reply names it; only those who draft come here at all."""
    if request.user.unit is None or not can_draft(request.user, request.user.agency_id):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập dự thảo.")
    number = whole_number(request.GET.get("reply"))
    return get_object_or_404(papers_open_to(request.user).for_list(), pk=number) if number else None
