"""The pages of a draft, as files/_viewer.html draws them."""

from typing import Any

from django.urls import reverse

from vanphong.documents.models import DocumentFile
from vanphong.files.queries import pages, why_no_pages


def viewer(file: DocumentFile | None) -> dict[str, Any]:
    """What the template needs of a file of a paper; nothing without one."""
    if file is None:
        return {}
    place = [file.document_id, file.pk]

    def address(number: int, width: int) -> str:
        return f"{reverse('document-page', args=[*place, number])}?rong={width}"

    shown = pages(file.blob, address)
    return {
        "file": file,
        "checksum": file.blob_id,
        "pages": shown,
        "why_no_pages": "" if shown else why_no_pages(file.blob),
        "download_url": reverse("document-file", args=place),
    }
