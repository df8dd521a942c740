"""Limits on an open session: how often it may ask, how long it may idle, and what it may do with a lent password."""

import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.contrib import messages
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from . import queries

Handler = Callable[[HttpRequest], HttpResponse]
RENEWED_EVERY = 600
"""Seconds. A session in use is written again only this often, so most requests write nothing."""


class RequestsThisMinute:
    """Requests of each session in the running minute, in this process. Nothing older is kept."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = 0
        self._counts: Counter[str] = Counter()

    def add(self, session_key: str) -> int:
        minute = int(time.monotonic() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._counts.clear()
            self._counts[session_key] += 1
            return self._counts[session_key]


def session_limits(get_response: Handler) -> Handler:
    requests = RequestsThisMinute()

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            _tell_if_closed(request)
            return get_response(request)
        if requests.add(request.session.session_key or "") > settings.REQUESTS_PER_MINUTE:
            return _too_many(request)
        if request.user.must_change_password and not _about_password(request):
            return redirect("change-password")
        _keep_open(request.session)
        return get_response(request)

    return handle


def _tell_if_closed(request: HttpRequest) -> None:
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key and queries.was_closed(key):
        messages.warning(
            request,
            "Phiên làm việc trên máy này đã đóng vì mật khẩu được đổi, hoặc vì bạn đã đăng nhập ở nhiều nơi khác. "
            "Mời đăng nhập lại.",
        )


def _too_many(request: HttpRequest) -> HttpResponse:
    context = {
        "heading": "Thao tác quá nhanh",
        "why": f"Phiên làm việc này đã gửi hơn {settings.REQUESTS_PER_MINUTE} yêu cầu trong một phút.",
        "next_step": "Đợi một phút rồi tải lại trang. Chữ đã gõ vẫn còn ở trang trước.",
    }
    response = render(request, "ui/error.html", context, status=429)
    response["Retry-After"] = "60"
    return response


def _about_password(request: HttpRequest) -> bool:
    return request.path in {reverse("change-password"), reverse("sign-out")}


def _keep_open(session: SessionBase) -> None:
    """Idle time counts from the last use: push the end of the session on."""
    now = int(time.time())
    if now - session.get("used_at", 0) > RENEWED_EVERY:
        session["used_at"] = now
