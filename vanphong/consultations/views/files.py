"""Bytes and pictures of the version that is asked about, for either side and nobody else."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from vanphong.files.models import Blob
from vanphong.files.queries import WIDTHS
from vanphong.files.views import blob_response, page_image_response
from vanphong.org.views.gates import SignedInRequest

from .. import queries
from ..models import Consultation


@require_safe
def consultation_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Tải dự thảo."""
    return blob_response(_version(request, pk), f"du-thao-lay-y-kien-{pk}")


@require_safe
def consultation_page(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """The picture of a page, as wide as `?rong` says."""
    width = request.GET.get("rong", "")
    if width not in map(str, WIDTHS):
        raise Http404("Không có cỡ ảnh này.")
    return page_image_response(request, _version(request, pk), number, int(width))


def _version(request: SignedInRequest, pk: int) -> Blob:
    """What was sent; before that, only those of the asking side who may read the draft find anything here."""
    readable = Consultation.objects.readable_by(request.user).select_related("blob", "draft")
    consultation = get_object_or_404(readable, pk=pk)
    blob = queries.version_to_read(consultation, request.user)
    if blob is None:
        raise Http404("Chưa có tệp dự thảo để xem.")
    return blob
