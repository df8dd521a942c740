"""Which copies may be made of a document (NĐ 30/2020, art. 25-27)."""

from dataclasses import dataclass

from vanphong.documents.enums import CorrectionKind, Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import can_draft
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Agency, Person
from vanphong.ui.formats import vndate

from ..enums import WAYS_OF_COPYING, CopyKind, Form


@dataclass(frozen=True)
class CopyOf:
    """Which copy of which document, from which form to which, for whom; of an extract, which part it takes and the
    words of that."""

    original: Document
    kind: CopyKind
    source: Form
    target: Form
    part: str = ""
    recipients: tuple[tuple[str, Agency | None, str], ...] = ()
    text: str = ""

    @property
    def subject(self) -> str:
        """Trích yếu: "Trích sao (Điều 3) Quyết định số 05/QĐ-UBND ngày 05/01/2026 của …: …"."""
        of = self.original
        part = f" ({tidy(self.part)})" if self.part else ""
        head = f"{self.kind.label}{part} {of.document_type or 'văn bản'} số {of.code} ngày {vndate(of.issued_date)}"
        return f"{head} của {of.issuer_name}: {of.subject}"[:2000]


def ways_of_copying(original: Document) -> list[tuple[CopyKind, Form, Form]]:
    """Những cách sao được: the rows of the decree's table that fit this document."""
    rows = [(kind, *way) for kind in CopyKind for way in sorted(WAYS_OF_COPYING[kind])]
    part = {CopyKind.EXTRACT: "Điều 1"}
    return [row for row in rows if not obstacles_to_copying(original, *row, part.get(row[0], ""))]


def obstacles_to_copying(original: Document, kind: CopyKind, source: Form, target: Form, part: str) -> list[str]:
    """Every reason at once why this copy cannot be made of this document."""
    found = obstacles_to_any_copy(original)
    if (source, target) not in WAYS_OF_COPYING[kind]:
        found.append(
            f"Không có {kind.label.lower()} từ văn bản {source.label} sang văn bản {target.label} "
            "(Nghị định 30/2020/NĐ-CP, Điều 25). Văn bản điện tử gửi nguyên bản chính, không sao y."
        )
    abbreviation = original.document_type.abbreviation if original.document_type else ""
    if kind == CopyKind.COPY_OF_COPY and abbreviation != CopyKind.FULL:
        found.append("Sao lục chỉ thực hiện từ bản sao y (Nghị định 30/2020/NĐ-CP, Điều 25.2).")
    if kind == CopyKind.FULL and abbreviation in CopyKind:
        found.append("Sao y lấy từ bản gốc, bản chính; từ bản sao thì lập sao lục (Nghị định 30/2020/NĐ-CP, Điều 25).")
    if kind == CopyKind.EXTRACT and not part.strip():
        found.append("Trích sao phải ghi phần được trích, như “Điều 3, khoản 2”.")
    if kind != CopyKind.EXTRACT and part.strip():
        found.append(f"{kind.label} lấy toàn văn: chỉ trích sao mới ghi phần được trích.")
    return found


def obstacles_to_any_copy(original: Document) -> list[str]:
    """Why nothing at all can be copied from this document."""
    found = []
    issued = original.direction == Direction.OUTGOING and original.status == Status.ISSUED
    if not issued and (original.direction == Direction.OUTGOING or original.entry_id is None):
        found.append("Chỉ sao văn bản đã ban hành, hoặc văn bản đến đã đăng ký.")
    if original.secret:
        found.append("Văn bản mật không sao trên hệ thống này.")
    if original.status == Status.WITHDRAWN or original.corrected == CorrectionKind.RECALL:
        found.append("Văn bản đã thu hồi, không sao được.")
    return found


def can_copy(person: Person, original: Document) -> bool:
    """Lập bản sao of a paper the agency issued or was sent: who drafts for it. Its head decides on copying, and who
    signs copies (art. 27.1), so nothing is copied before it is signed."""
    return can_draft(person, original.agency_id)
