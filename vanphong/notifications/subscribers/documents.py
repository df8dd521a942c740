"""Facts of documents: what came in urgent, what waits to be signed or issued, what went out."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.enums import DueChange, Urgency
from vanphong.documents.events import (
    DocumentIssued,
    DocumentRegistered,
    DocumentSigned,
    DueMoved,
    SecretRegistered,
    SentForSignature,
    SignatureDeclined,
)
from vanphong.documents.models import Document
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import holders_of, registrars_of

from ..actions import forget
from ..enums import Kind
from .telling import tell_of_document


@subscribe(DocumentRegistered)
def urgent_paper_came_in(event: Event) -> None:
    """The Chief hears at once of a paper marked Khẩn or faster (NĐ 30/2020, art. 23.1)."""
    document = Document.objects.get(pk=event.subject_id)
    if document.urgency != Urgency.NORMAL:
        chiefs = holders_of(document.agency_id, [Role.CHIEF])
        tell_of_document(Kind.URGENT, event, chiefs, f"Văn bản {document.get_urgency_display().lower()} mới đến")


@subscribe(SecretRegistered)
def paper_was_found_secret(event: Event) -> None:
    """What was told of it before, when it was not known to be secret, is told no longer."""
    forget(Document.objects.get(pk=event.subject_id))


@subscribe(SentForSignature)
def draft_waits_for_signature(event: Event) -> None:
    document = Document.objects.select_related("custody__person").get(pk=event.subject_id)
    if document.custody and document.custody.person:
        tell_of_document(Kind.OPINION, event, [document.custody.person], "Trình ký")


@subscribe(SignatureDeclined)
def draft_came_back(event: Event) -> None:
    tell_of_document(Kind.RETURNED, event, _drafter(event), "Trả lại, chưa ký")


@subscribe(DocumentSigned)
def document_waits_for_its_number(event: Event) -> None:
    document = Document.objects.get(pk=event.subject_id)
    tell_of_document(Kind.WORK, event, registrars_of(document.agency_id), "Chờ cấp số, ban hành")


@subscribe(DocumentIssued)
def document_went_out(event: Event) -> None:
    tell_of_document(Kind.OUTCOME, event, _drafter(event), f"Đã ban hành số {event.payload['code']}")


@subscribe(DueMoved)
def due_date_was_moved(event: Event) -> None:
    """Whoever has the paper; of an extension they hear by its decision."""
    document = Document.objects.select_related("custody__person").get(pk=event.subject_id)
    holder = document.custody.person if document.custody else None
    if holder and event.payload["why"] != DueChange.EXTENSION:
        tell_of_document(Kind.DEADLINE, event, [holder], f"Hạn giải quyết {event.payload['words']}")


def _drafter(event: Event) -> Iterable[Person]:
    return Person.objects.filter(pk__in=Document.objects.filter(pk=event.subject_id).values("drafter"))
