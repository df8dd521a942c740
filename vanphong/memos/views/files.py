"""Bytes and pictures of what a memo shows, for whoever may see the memo: a stand-in may have no right of their own to
the papers with it."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.documents.models import DocumentFile
from vanphong.files.models import Blob
from vanphong.files.queries import WIDTHS, pages, why_no_pages
from vanphong.files.views import blob_response, page_image_response
from vanphong.org.views.gates import SignedInRequest

from ..models import Memo, MemoRound, OpinionPaper

#: Where a file of a memo comes from, as the address names it; the number is the round's, the file's, the paper's.
DRAFT, INCOMING, WITH_OPINION = "du-thao", "van-ban-den", "kem-y-kien"


@require_safe
def memo_file(request: SignedInRequest, pk: int, source: str, number: int) -> HttpResponseBase:
    """Tải tệp: the file as an attachment."""
    blob, name = _file_of(request, pk, source, number)
    return blob_response(blob, name)


@require_safe
def memo_page(request: SignedInRequest, pk: int, source: str, number: int, page: int) -> HttpResponseBase:
    """The picture of a page, as wide as `?rong` says."""
    width = request.GET.get("rong", "")
    if width not in map(str, WIDTHS):
        raise Http404("Không có cỡ ảnh này.")
    return page_image_response(request, _file_of(request, pk, source, number)[0], page, int(width))


def _file_of(request: SignedInRequest, pk: int, source: str, number: int) -> tuple[Blob, str]:
    memo = get_object_or_404(Memo.objects.visible_to(request.user), pk=pk)
    if source == DRAFT:
        submitted = get_object_or_404(MemoRound, memo=memo, number=number)
        return get_object_or_404(Blob, pk=submitted.draft_checksum), submitted.draft_name
    if source == INCOMING:
        files = DocumentFile.objects.readable().select_related("blob")
        file = get_object_or_404(files, pk=number, document__memos=memo)
        return file.blob, file.name
    if source == WITH_OPINION:
        papers = OpinionPaper.objects.select_related("blob")
        paper = get_object_or_404(papers, pk=number, opinion__round__memo=memo)
        return paper.blob, paper.name
    raise Http404("Không có tệp này.")


def draft_viewer(submitted: MemoRound) -> dict[str, Any]:
    """What files/_viewer.html draws of the draft that went with a round; nothing where none did."""
    blob = Blob.objects.filter(pk=submitted.draft_checksum).first() if submitted.draft_checksum else None
    if blob is None:
        return {}
    place = [submitted.memo_id, DRAFT, submitted.number]

    def address(number: int, width: int) -> str:
        return f"{reverse('memo-page', args=[*place, number])}?rong={width}"

    shown = pages(blob, address)
    return {
        "file": {"name": submitted.draft_name},
        "checksum": blob.pk,
        "pages": shown,
        "why_no_pages": "" if shown else why_no_pages(blob),
        "download_url": reverse("memo-file", args=place),
    }
