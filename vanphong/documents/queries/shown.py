"""The pages of a paper for the viewer: which of its files is shown, and where the pictures are."""

from dataclasses import dataclass

from django.urls import reverse

from vanphong.files.queries import Page, pages, why_no_pages

from ..enums import FileRole
from ..models import Document, DocumentFile

#: What a reader wants first: what was issued, then the newest draft, then what came in.
ORDER = (FileRole.ISSUED, FileRole.DRAFT, FileRole.ORIGINAL, FileRole.ATTACHMENT)


TAKEN_BACK = "Văn bản đã được nơi gửi thu hồi và đã hủy ở đây: chỉ còn thông tin đăng ký, không xem được nội dung."


@dataclass(frozen=True)
class Shown:
    """One file of a paper laid out in pages, among the files it stands with."""

    file: DocumentFile | None
    files: list[DocumentFile]
    pages: list[Page]
    why_no_pages: str
    download_url: str


def shown_of(document: Document, chosen: str = "", *, drafts: bool = True) -> Shown:
    """The file with the id `chosen`, else the one a reader wants first; `drafts`: may they read those?"""
    if document.taken_back:
        return Shown(None, [], [], TAKEN_BACK, "")
    files = sorted(document.files.select_related("blob"), key=_wanted)
    files = [one for one in files if drafts or one.role != FileRole.DRAFT]
    file = next((one for one in files if str(one.pk) == chosen), files[0] if files else None)
    if file is None:
        return Shown(None, [], [], "Văn bản này không có tệp trên hệ thống.", "")
    found = pages(file.blob, lambda number, width: f"{_page_url(file, number)}?rong={width}")
    why = "" if found else why_no_pages(file.blob)
    return Shown(file, files, found, why, reverse("document-file", args=[document.pk, file.pk]))


def _wanted(file: DocumentFile) -> tuple[int, int]:
    place = -file.position if file.role == FileRole.DRAFT else file.position
    return ORDER.index(FileRole(file.role)), place


def _page_url(file: DocumentFile, number: int) -> str:
    return reverse("document-page", args=[file.document_id, file.pk, number])
