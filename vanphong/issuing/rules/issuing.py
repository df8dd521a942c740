"""Who may send what goes out, and when it may leave. Nothing here writes."""

from datetime import datetime, timedelta

from vanphong.documents.enums import CorrectionKind
from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.org.rules import is_registrar

from ..enums import FinalState
from ..models import Issuance

LONGEST_WAIT = timedelta(days=31)


def can_send(person: Person, document: Document) -> bool:
    """Văn thư: what leaves the agency leaves through its registry (NĐ 30/2020, art. 4.2b, 18)."""
    return is_registrar(person, document.agency_id)


def obstacles_to_the_hour(release_at: datetime | None, now: datetime) -> list[str]:
    """Why a document cannot be held back until this moment."""
    if release_at is None:
        return []
    if release_at <= now:
        return ["Giờ phát hành phải sau thời điểm hiện tại. Mời sửa, hoặc để trống để phát hành ngay."]
    if release_at > now + LONGEST_WAIT:
        return [f"Giờ phát hành cách đây quá {LONGEST_WAIT.days} ngày. Mời cấp số vào gần ngày phát hành."]
    return []


def is_recalled(document: Document) -> bool:
    """Đã có quyết định thu hồi."""
    return document.corrected == CorrectionKind.RECALL


def may_leave(issuance: Issuance, now: datetime) -> bool:
    """Đến lúc phát hành: its copy is made, its hour has come, and nobody has recalled it meanwhile."""
    waits = issuance.released_at is None and issuance.state == FinalState.READY and not is_recalled(issuance.document)
    return waits and (issuance.release_at is None or issuance.release_at <= now)
