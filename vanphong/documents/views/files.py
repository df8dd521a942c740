"""Bytes and pictures of a paper's files, each looked up through the paper."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from vanphong.files.queries import WIDTHS
from vanphong.files.views import blob_response, page_image_response
from vanphong.org.views.gates import SignedInRequest

from ..enums import FileRole
from ..models import DocumentFile
from ..queries import TAKEN_BACK, drafts_open_to, papers_open_to


@require_safe
def document_file(request: SignedInRequest, pk: int, file_pk: int) -> HttpResponseBase:
    """Tải tệp: the file as an attachment."""
    file = _file_of(request, pk, file_pk)
    return blob_response(file.blob, file.name)


@require_safe
def document_page(request: SignedInRequest, pk: int, file_pk: int, number: int) -> HttpResponseBase:
    """The picture of a page, as wide as `?rong` says."""
    width = request.GET.get("rong", "")
    if width not in map(str, WIDTHS):
        raise Http404("Không có cỡ ảnh này.")
    return page_image_response(request, _file_of(request, pk, file_pk).blob, number, int(width))


def _file_of(request: SignedInRequest, pk: int, file_pk: int) -> DocumentFile:
    files = DocumentFile.objects.select_related("blob", "document").filter(document__in=papers_open_to(request.user))
    file = get_object_or_404(files, pk=file_pk, document=pk)
    if file.document.taken_back:
        raise Http404(TAKEN_BACK)
    if file.role == FileRole.DRAFT and not drafts_open_to(request.user).filter(pk=pk).exists():
        raise Http404("Nơi nhận chỉ xem được bản đã ban hành.")
    return file
