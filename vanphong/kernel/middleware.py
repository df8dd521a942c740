"""The frame around every view: security headers, refusals as pages, and no writing on a read."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from .errors import AlreadyDone
from .postgres import as_refusal

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


STRANGERS_LIMIT = 64 * 1024


def bounded_requests(get_response: Handler) -> Handler:
    """Nothing is read of a body beyond what this person may send at once, nor of an address with a NUL in it, which
    no field of the database can hold."""

    def handle(request: HttpRequest) -> HttpResponse:
        sent = int(request.META.get("CONTENT_LENGTH") or 0)
        if sent > settings.REQUEST_LIMIT_BYTES or (sent > STRANGERS_LIMIT and not request.user.is_authenticated):
            raise RequestDataTooBig(f"{sent} bytes")
        if "\0" in request.path or any("\0" in text for texts in request.GET.lists() for text in texts[1]):
            raise BadRequest("a NUL in the address")
        return get_response(request)

    return handle


class domain_errors:
    """A refusal becomes a page with the right status that keeps the words the person typed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        refusal = as_refusal(error)
        if refusal is None:
            return None
        if isinstance(refusal, AlreadyDone):
            messages.info(request, refusal.message)
            return redirect(back_to(request))
        template = "ui/_refused.html" if request.headers.get("HX-Request") else "ui/refused.html"
        context: dict[str, Any] = {"error": refusal, "words": _words_typed(request), "back": back_to(request)}
        return render(request, template, context, status=refusal.status)


def _words_typed(request: HttpRequest) -> dict[str, str]:
    """What a person would not want to type again; no passwords."""
    return {
        name: value
        for name, value in request.POST.items()
        if isinstance(value, str) and " " in value.strip() and "password" not in name and name != "csrfmiddlewaretoken"
    }


def back_to(request: HttpRequest) -> str:
    """The page a refused form came from: its own `next`, else the address before, kept to this host."""
    for address in (request.POST.get("next"), request.headers.get("Referer")):
        if address and url_has_allowed_host_and_scheme(address, {request.get_host()}):
            return address if urlsplit(address).path.startswith("/") else "/"
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
