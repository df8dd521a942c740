"""Đầu mối trả lời góp ý: sign-ins for other agencies, kept by the administrator."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.org.views.gates import SignedInRequest, administrators_only
from vanphong.ui.paging import page

from .. import actions, queries
from ..forms import InviteForm
from ..models import Invitation


@require_http_methods(["GET", "POST"])
@never_cache
@administrators_only
def respondents(request: SignedInRequest) -> HttpResponse:
    """Who answers for other agencies; the password of a new one is shown on this answer only."""
    form = InviteForm(request.POST or None)
    if form.is_valid():
        invitation, password = actions.invite(**form.cleaned_data, actor=request.user)
        return _with_password(request, invitation, password)
    shown = page(queries.invitations_of(request.user.agency_id), request, count=True)
    context = {"form": form, "page": shown, "counted": "người"}
    return render(request, "consultations/respondents.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@administrators_only
def renew_password(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cấp lại mật khẩu: shown on this answer only, kept nowhere."""
    invitation = get_object_or_404(queries.invitations_of(request.user.agency_id), pk=pk)
    return _with_password(request, invitation, actions.renew_password(invitation, actor=request.user))


def _with_password(request: SignedInRequest, invitation: Invitation, password: str) -> HttpResponse:
    context = {"invitation": invitation, "person": invitation.person, "password": password}
    return render(request, "consultations/one_time_password.html", context)
