"""Signing in and out, and one's own password."""

from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vanphong.kernel import clock
from vanphong.ui.formats import vndatetime

from .. import actions, queries
from ..forms import ChangePasswordForm, SignInForm
from .gates import SignedInRequest


class SignIn(LoginView):
    """Đăng nhập."""

    template_name = "org/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        failures, _ = queries.failures_from(address_of(request))
        if failures >= settings.FAILURES_PER_ADDRESS:
            return locked_out(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        for closed in actions.open_session(form.get_user(), self.request.session.session_key or ""):
            messages.warning(self.request, f"Đã đóng phiên làm việc cũ nhất, mở lúc {vndatetime(closed.opened_at)}.")
        return response


class SignOut(LogoutView):
    """Đăng xuất."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.sign_out(request.session.session_key or "")
        return super().post(request, *args, **kwargs)


@require_http_methods(["GET", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    """Đổi mật khẩu của mình."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if not form.is_valid():
        return render(request, "org/change_password.html", {"form": form})
    person = actions.change_own_password(request.user, form.cleaned_data["new_password1"])
    update_session_auth_hash(request, person)
    actions.keep_only_session(person, request.session.session_key or "")
    messages.info(request, "Đã đổi mật khẩu. Các phiên làm việc khác của bạn đã đóng.")
    return redirect("my-work")


def locked_out(request: HttpRequest, *refused: Any) -> HttpResponse:
    """Too many wrong guesses: 429, and when to try again. Says the same for names that exist and that do not."""
    pause = timedelta(hours=settings.AXES_COOLOFF_TIME)
    _, last = queries.failures_from(address_of(request))
    until = (last or clock.now()) + pause
    context = {"until": vndatetime(until), "minutes": int(pause.total_seconds() // 60)}
    return render(request, "org/locked_out.html", context, status=429)


def address_of(request: HttpRequest) -> str | None:
    """The network address of the browser: as our own proxy names it last, else the peer's; None when that is none."""
    named = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    try:
        return str(ip_address(named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")))
    except ValueError:
        return None
