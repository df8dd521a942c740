"""The frame around every view: security headers, refusals as pages, and no writing on a read."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from .errors import AlreadyDone, DomainError

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'"
)


def security_headers(get_response: Handler) -> Handler:
    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return handle


class domain_errors:
    """A refusal becomes a page with the right status that keeps the words the person typed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        if isinstance(error, AlreadyDone):
            messages.info(request, error.message)
            return redirect(back_to(request))
        words = {
            name: value
            for name, value in request.POST.items()
            if isinstance(value, str) and " " in value.strip() and name != "csrfmiddlewaretoken"
        }
        template = "ui/_refused.html" if request.headers.get("HX-Request") else "ui/refused.html"
        context: dict[str, Any] = {"error": error, "words": words, "back": back_to(request)}
        return render(request, template, context, status=error.status)


def back_to(request: HttpRequest) -> str:
    """The page a refused form came from: its own `next`, else the address before, kept to this host."""
    for address in (request.POST.get("next"), request.headers.get("Referer")):
        if address and url_has_allowed_host_and_scheme(address, {request.get_host()}):
            return address
    return "/"


READING = {"GET", "HEAD", "OPTIONS"}
WRITING = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")


class WroteOnRead(RuntimeError):
    """A view changed rows while answering a GET: a bug, said loudly."""


def _refuse_writing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if sql.lstrip()[:8].upper().startswith(WRITING):
        raise WroteOnRead(sql[:200])
    return execute(sql, params, many, context)


def reads_do_not_write(get_response: Handler) -> Handler:
    def handle(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return get_response(request)
        with connection.execute_wrapper(_refuse_writing):
            return get_response(request)

    return handle
