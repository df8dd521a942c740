"""Đầu mối trả lời góp ý: sign-ins for other agencies, kept by the administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.org.views.gates import SignedInRequest, administrators_only, checked
from vanphong.ui.paging import page

from .. import actions, queries
from ..forms import InviteForm, RevokeForm
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
    context = {
        "form": form,
        "page": shown,
        "rows": [(one, RevokeForm(auto_id=f"revoke-{one.pk}-%s")) for one in shown],
        "counted": "người",
    }
    return render(request, "consultations/respondents.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@administrators_only
def renew_password(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cấp lại mật khẩu: shown on this answer only, kept nowhere."""
    invitation = get_object_or_404(queries.invitations_of(request.user.agency_id), pk=pk)
    return _with_password(request, invitation, actions.renew_password(invitation, actor=request.user))


@require_POST
@administrators_only
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thu hồi đăng nhập."""
    invitation = get_object_or_404(queries.invitations_of(request.user.agency_id), pk=pk)
    given = checked(RevokeForm(request.POST))
    revoked = actions.revoke(invitation, given["reason"], actor=request.user)
    messages.success(request, f"Đã thu hồi đăng nhập của {revoked.person}.")
    return redirect("respondents")


def _with_password(request: SignedInRequest, invitation: Invitation, password: str) -> HttpResponse:
    context = {"invitation": invitation, "person": invitation.person, "password": password}
    return render(request, "consultations/one_time_password.html", context)
