"""Ban hành, phát hành."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vanphong.documents.views.found import paper_of
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions
from ..forms import IssueForm, ReleaseForm


@require_POST
def issue(request: SignedInRequest, pk: int) -> HttpResponse:
    document = paper_of(request, pk)
    given = checked(IssueForm(document, request.POST))
    issued = actions.issue(document, actor=request.user, **given)
    messages.success(request, f"Đã ban hành số {issued.code}. Bản phát hành đang được lập.")
    return redirect("paper", pk)


@require_POST
def remake_final(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.remake_final(paper_of(request, pk), actor=request.user)
    messages.success(request, "Đang lập lại bản phát hành; tải lại trang sau ít giây để xem.")
    return redirect("paper", pk)


@require_POST
def release_now(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(ReleaseForm(request.POST))
    actions.release_now(document, given["reason"], actor=request.user)
    messages.success(request, f"Đã phát hành {document.code}.")
    return redirect("paper", pk)
