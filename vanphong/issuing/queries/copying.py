"""What a copy is made from, and where it is numbered."""

from vanphong.documents.enums import Direction, FileRole
from vanphong.documents.models import Document, DocumentType, Register
from vanphong.files.models import Blob
from vanphong.files.queries import reading_copy
from vanphong.org.models import Agency

from ..enums import CopyKind, Form
from ..models import Copy
from .issuance import issuance_of

COPIED = (FileRole.ORIGINAL, FileRole.ATTACHMENT)
UNSCANNED = (
    "Bản giấy của văn bản này chưa có trên hệ thống. Mời quét bản giấy có chữ ký và dấu (PDF màu, từ 200 dpi) rồi đính "
    "kèm ở ô “Bản quét của bản giấy”."
)
NOT_READY = "Bản phát hành của văn bản chưa lập xong. Mời chờ ít giây rồi lập bản sao."


def sources_of(original: Document, form: Form) -> tuple[list[Blob], list[str]]:
    """The files whose pages a copy of the whole has, and why there are none."""
    if original.direction == Direction.INCOMING:
        return _of_incoming(original)
    if form == Form.PAPER:
        return [], [UNSCANNED]
    issuance = issuance_of(original)
    final = issuance.final and reading_copy(issuance.final) if issuance else None
    return ([final], []) if final else ([], [NOT_READY])


def _of_incoming(original: Document) -> tuple[list[Blob], list[str]]:
    files = list(original.files.filter(role__in=COPIED).select_related("blob"))
    files.sort(key=lambda file: (COPIED.index(FileRole(file.role)), file.position))
    found = [(file.name, reading_copy(file.blob)) for file in files]
    missing = [
        f"Tệp Word «{name}» chưa chuyển được sang PDF nên không sao được. Mời chờ ít giây, hoặc đính kèm bản quét."
        for name, blob in found
        if blob is None
    ]
    return [blob for _, blob in found if blob], missing if found else [UNSCANNED]


def register_of_copies(agency: Agency, kind: CopyKind) -> Register | None:
    """Sổ bản sao, where all kinds of copies take one series of numbers."""
    books = Register.objects.filter(agency=agency, direction=Direction.OUTGOING, secret=False)
    return books.filter(types__abbreviation=kind).order_by("pk").first()


def type_of_copy(kind: CopyKind) -> DocumentType:
    """Tên loại of the copy."""
    return DocumentType.objects.get(abbreviation=kind)


def copy_in(document: Document) -> Copy | None:
    """Which copy this document is; None for what is none."""
    return Copy.objects.select_related("original").filter(document=document).first()
