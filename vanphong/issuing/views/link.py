"""The page behind the link of a mail: for whoever holds the link, without signing in. Looking writes nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vanphong.files.models import Blob
from vanphong.files.views import blob_response

from .. import actions, queries
from ..models import Delivery

GONE = 410


@login_not_required
@never_cache
@require_safe
def take_document(request: HttpRequest, token: str) -> HttpResponse:
    """Nhận văn bản: from whom, which, and what may be done with it."""
    delivery = _delivery(token)
    context = {"delivery": delivery, "document": delivery.document, "token": token, "alive": delivery.link_alive}
    answer = render(request, "issuing/take_document.html", context, status=200 if delivery.link_alive else GONE)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@login_not_required
@require_POST
def confirm_document(request: HttpRequest, token: str) -> HttpResponse:
    """Xác nhận đã nhận."""
    actions.confirm_by_link(_delivery(token))
    return redirect("take-document", token)


@login_not_required
@require_POST
def download_document(request: HttpRequest, token: str) -> HttpResponseBase:
    """Tải văn bản: the bytes that were sent, and no others."""
    delivery = actions.take_by_link(_delivery(token))
    final: Blob | None = delivery.final
    if final is None:
        raise Http404("Văn bản này không có tệp.")
    return blob_response(final, delivery.document.code.replace("/", "-"))


@login_not_required
@require_POST
def confirm_cancelled(request: HttpRequest, token: str) -> HttpResponse:
    """Xác nhận đã hủy văn bản bị thu hồi."""
    actions.confirm_cancelled_by_link(_delivery(token))
    return redirect("take-document", token)


def _delivery(token: str) -> Delivery:
    delivery = queries.delivery_of_link(token)
    if delivery is None:
        raise Http404("Liên kết này không có, hoặc đã được thay bằng liên kết mới.")
    return delivery
