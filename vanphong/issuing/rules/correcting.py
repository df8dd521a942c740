"""Who takes an issued document back, and what may mend it (NĐ 30/2020, art. 18.3, 18.4)."""

from vanphong.documents.enums import CorrectionKind, Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import is_leader, obstacles_to_a_reason
from vanphong.org.enums import Role
from vanphong.org.models import Person

LETTER = "Công văn"


def can_order_recall(person: Person, document: Document) -> bool:
    """Quyết định thu hồi: the leader who signed it, the Chair, or the Chief of Office, who answers for what the Office
    issues (NĐ 30/2020, art. 6, 13; the decree leaves the person to the working regulation)."""
    if person.holds({Role.CHAIR, Role.CHIEF}, agency_id=document.agency_id):
        return True
    signed = getattr(document, "signature", None)
    return bool(signed and signed.signer_id == person.pk and is_leader(person, document.agency_id))


def obstacles_to_recalling(document: Document, reason: str, recalled: bool) -> list[str]:
    found = obstacles_to_a_reason(reason)
    if document.direction != Direction.OUTGOING or document.status != Status.ISSUED:
        found.append("Chỉ thu hồi được văn bản đã ban hành.")
    if recalled:
        found.append("Văn bản đã có quyết định thu hồi.")
    return found


def obstacles_to_correcting(
    document: Document, by: Document, kind: str, reason: str, *, recalled: bool, tied: bool
) -> list[str]:
    """Every reason at once why `by` cannot mend `document` so: a fault of form by a letter, one of content by a
    document of the same form."""
    found = obstacles_to_a_reason(reason)
    if kind == CorrectionKind.RECALL:
        found.append("Thu hồi là quyết định riêng của lãnh đạo, không ghi ở đây.")
    if recalled:
        found.append("Văn bản đã có quyết định thu hồi, không đính chính hay thay thế được nữa.")
    if tied:
        found.append(f"Đã ghi {by.code} cho văn bản này.")
    found += _of_the_pair(document, by)
    kinds = document.document_type, by.document_type
    if kind == CorrectionKind.LETTER and str(kinds[1]) != LETTER:
        found.append(f"Đính chính bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 18.3); {by.code} là {kinds[1]}.")
    if kind in (CorrectionKind.AMENDMENT, CorrectionKind.REPLACEMENT) and kinds[0] != kinds[1]:
        found.append(
            f"Sửa đổi, thay thế bằng văn bản có hình thức tương đương (Nghị định 30/2020/NĐ-CP, Điều 18.3): "
            f"cần {kinds[0]}, {by.code} là {kinds[1]}."
        )
    return found


def _of_the_pair(document: Document, by: Document) -> list[str]:
    found = []
    if document.status != Status.ISSUED or by.status != Status.ISSUED:
        found.append("Cả hai văn bản phải đã ban hành.")
    if by.corrected == CorrectionKind.RECALL:
        found.append(f"{by.code} đã có quyết định thu hồi, không đính chính, thay thế văn bản khác được.")
    if document.agency_id != by.agency_id or document.pk == by.pk:
        found.append("Mời chọn một văn bản khác của chính cơ quan.")
    elif document.issued_date and by.issued_date and by.issued_date < document.issued_date:
        found.append(f"{by.code} ban hành trước {document.code}. Mời kiểm tra lại.")
    return found
