"""Which copies may be made of a document (NĐ 30/2020, art. 25-27)."""

from vanphong.documents.enums import CorrectionKind, Direction, Status
from vanphong.documents.models import Document

from ..enums import WAYS_OF_COPYING, CopyKind, Form


def obstacles_to_copying(original: Document, kind: CopyKind, source: Form, target: Form, part: str) -> list[str]:
    """Every reason at once why this copy cannot be made of this document."""
    found = _of_the_original(original)
    if (source, target) not in WAYS_OF_COPYING[kind]:
        found.append(
            f"Không có {kind.label.lower()} từ văn bản {source.label} sang văn bản {target.label} "
            "(Nghị định 30/2020/NĐ-CP, Điều 25). Văn bản điện tử gửi nguyên bản chính, không sao y."
        )
    abbreviation = original.document_type.abbreviation if original.document_type else ""
    if kind == CopyKind.COPY_OF_COPY and abbreviation != CopyKind.FULL:
        found.append("Sao lục chỉ thực hiện từ bản sao y (Nghị định 30/2020/NĐ-CP, Điều 25.2).")
    if kind == CopyKind.FULL and abbreviation in CopyKind:
        found.append(
            "Sao y lấy từ bản gốc, bản chính; từ bản sao y thì lập sao lục (Nghị định 30/2020/NĐ-CP, Điều 25)."
        )
    if kind == CopyKind.EXTRACT and not part.strip():
        found.append("Trích sao phải ghi phần được trích, như “Điều 3, khoản 2”.")
    if kind != CopyKind.EXTRACT and part.strip():
        found.append(f"{kind.label} lấy toàn văn: chỉ trích sao mới ghi phần được trích.")
    return found


def _of_the_original(original: Document) -> list[str]:
    found = []
    issued = original.direction == Direction.OUTGOING and original.status == Status.ISSUED
    if not issued and (original.direction == Direction.OUTGOING or original.entry_id is None):
        found.append("Chỉ sao văn bản đã ban hành, hoặc văn bản đến đã đăng ký.")
    if original.secret:
        found.append("Văn bản mật không sao trên hệ thống này.")
    if original.status == Status.WITHDRAWN or original.corrected == CorrectionKind.RECALL:
        found.append("Văn bản đã thu hồi, không sao được.")
    return found
