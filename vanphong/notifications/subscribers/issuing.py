"""Facts of issuing: what did not arrive, what came in from another agency, what is recalled."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import DocumentDelivered, RecallReceived
from vanphong.documents.models import Document
from vanphong.issuing.events import DeliveredToUnit, DeliveryFailed, DeliveryReturned, RecallOrdered
from vanphong.org.queries import registrars_of

from ..enums import Kind
from .telling import heads_of, tell_of_document


@subscribe(DeliveryFailed)
def could_not_be_sent(event: Event) -> None:
    _tell_registrars(Kind.RETURNED, event, f"Không gửi được {event.payload['recipient']}")


@subscribe(DeliveryReturned)
def came_back(event: Event) -> None:
    _tell_registrars(Kind.RETURNED, event, f"{event.payload['recipient']} trả lại văn bản")


@subscribe(RecallOrdered)
def recall_is_to_be_carried_out(event: Event) -> None:
    _tell_registrars(Kind.WORK, event, "Thực hiện thu hồi văn bản")


@subscribe(DocumentDelivered)
def paper_arrived(event: Event) -> None:
    """The registrars of the agency it came to."""
    _tell_registrars(Kind.WORK, event, f"Văn bản mới từ {event.payload['sender']}, chờ đăng ký")


@subscribe(RecallReceived)
def paper_is_to_be_cancelled(event: Event) -> None:
    """The registrars of the agency it had come to."""
    _tell_registrars(Kind.WORK, event, f"{event.payload['sender']} thu hồi, mời hủy văn bản")


@subscribe(DeliveredToUnit)
def unit_has_it(event: Event) -> None:
    tell_of_document(Kind.WORK, event, heads_of([event.payload["unit"]]), "Văn bản gửi đơn vị")


def _tell_registrars(kind: Kind, event: Event, text: str) -> None:
    agency = Document.objects.values_list("agency", flat=True).get(pk=event.subject_id)
    tell_of_document(kind, event, registrars_of(agency), text)
