"""Answers that carry bytes. Whether a person may have them is asked before, by the house whose paper holds them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response

from . import queries, rules
from .enums import Kind
from .models import Blob

SANDBOX = "default-src 'none'; sandbox"
KEPT_BUT_ASKED = "private, no-cache"


def blob_response(blob: Blob, name: str, *, inline: bool = False) -> HttpResponseBase:
    """The file under its name, as an attachment; `inline` only for what a browser shows by itself."""
    kind = Kind(blob.kind)
    response = FileResponse(
        blob.path.open("rb"),
        as_attachment=not inline or kind.is_word or kind == Kind.TIFF,
        filename=rules.name_with_suffix(name, kind),
        content_type=kind.media_type,
    )
    response.headers["Cache-Control"] = KEPT_BUT_ASKED
    return _guarded(response)


def page_image_response(request: HttpRequest, blob: Blob, number: int, width: int) -> HttpResponseBase:
    """The picture of a page. The reader's browser keeps it, but asks each time whether they may still see it."""
    shown = queries.reading_copy(blob)
    if shown is None:
        raise Http404(queries.why_no_pages(blob))
    etag = f'"{shown.sha256}-{number}-{width}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return _cached(unchanged, etag)
    try:
        path = queries.page_image(shown, number, width)
    except IndexError as error:
        raise Http404("Tệp không có trang này.") from error
    return _cached(FileResponse(path.open("rb"), content_type="image/webp"), etag)


def _cached(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = KEPT_BUT_ASKED
    return _guarded(response)


def _guarded(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
