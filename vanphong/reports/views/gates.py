"""Whose figures a page shows."""

from vanphong.kernel.errors import NotPermitted
from vanphong.org.models import Agency
from vanphong.org.views.gates import SignedInRequest

from .. import rules


def agency_of(request: SignedInRequest) -> Agency:
    if not rules.can_read(request.user, request.user.agency_id):
        raise NotPermitted("Chỉ người đang giữ chức vụ trong cơ quan được xem số liệu tổng kết.")
    return request.user.agency
