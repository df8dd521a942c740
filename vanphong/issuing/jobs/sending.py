"""Sending inside the system: to agencies that work here, and to units of one's own."""

from uuid import UUID, uuid5

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.actions import Registration, Upload, deliver, let_see
from vanphong.documents.enums import AccessReason, Direction, FileRole
from vanphong.documents.models import Document, Register
from vanphong.kernel import clock
from vanphong.org.models import Agency, Unit

from ..enums import DELIVERY, Channel, DeliveryState
from ..events import DeliveredToUnit, DeliveryFailed, DeliverySent
from ..models import Delivery, Issuance

KEYS = UUID("5a7c1f5e-9a51-4f0e-9f1b-6d2f0a3f6c11")
NO_BOOK = "Nơi nhận chưa mở sổ văn bản đến trên hệ thống. Mời chọn cách gửi khác."


def send_waiting(document: Document) -> None:
    """Gửi trên hệ thống whatever of this document waits for it, each recipient by itself."""
    waiting = Delivery.objects.waiting().released().filter(document=document, channel=Channel.INSIDE)
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
        send_inside(pk)


@transaction.atomic
def send_inside(pk: int) -> None:
    """Gửi one delivery inside the system; what was sent, redirected or recalled meanwhile stays as it is."""
    delivery = Delivery.objects.locked(pk)
    if delivery.channel != Channel.INSIDE or delivery.state != DeliveryState.WAITING or delivery.recall_asked_at:
        return
    issuance = Issuance.objects.select_related("final", "issued_by").get(document=delivery.document)
    if delivery.unit:
        _to_unit(delivery, issuance, delivery.unit)
    elif delivery.agency and _takes_papers(delivery.agency):
        _to_agency(delivery, issuance, delivery.agency)
    else:
        mark_failed(delivery, NO_BOOK)
    delivery.save()


def mark_sent(delivery: Delivery, issuance: Issuance) -> None:
    """The locked delivery has left, with these bytes."""
    delivery.state = DELIVERY.after("send", delivery.state)
    delivery.sent_at, delivery.reason, delivery.final = clock.now(), "", issuance.final


def mark_failed(delivery: Delivery, reason: str) -> None:
    """The locked delivery cannot be sent so: on record, for the registrar to choose another way."""
    delivery.state = DELIVERY.after("fail", delivery.state)
    delivery.failed_at, delivery.reason, delivery.due_at = clock.now(), reason[:500], None
    fact = DeliveryFailed(delivery=delivery.pk, recipient=delivery.name, reason=delivery.reason)
    record(fact, about=delivery.document, actor=None)


def _to_unit(delivery: Delivery, issuance: Issuance, unit: Unit) -> None:
    """A unit has it the moment its people may see it."""
    let_see(delivery.document, AccessReason.RECIPIENT, units=[unit])
    mark_sent(delivery, issuance)
    delivery.state = DELIVERY.after("receive", delivery.state)
    delivery.received_at = delivery.sent_at
    fact = DeliveredToUnit(delivery=delivery.pk, recipient=delivery.name, unit=unit.pk)
    record(fact, about=delivery.document, actor=None)


def _to_agency(delivery: Delivery, issuance: Issuance, agency: Agency) -> None:
    round_ = delivery.returned_at.isoformat() if delivery.returned_at else ""
    delivery.incoming = deliver(
        agency,
        _files_of(issuance),
        _line_of(delivery.document, issuance),
        sent_by=issuance.issued_by,
        key=uuid5(KEYS, f"{delivery.pk}:{round_}"),
    )
    mark_sent(delivery, issuance)
    fact = DeliverySent(delivery=delivery.pk, recipient=delivery.name, how=Channel.INSIDE.label.lower())
    record(fact, about=delivery.document, actor=None)


def _takes_papers(agency: Agency) -> bool:
    return agency.hosted and Register.objects.filter(agency=agency, direction=Direction.INCOMING, secret=False).exists()


def _files_of(issuance: Issuance) -> list[Upload]:
    """The copy that is sent, then what is attached."""
    files = issuance.document.files.select_related("blob")
    issued = [one for one in files if one.role == FileRole.ISSUED and one.blob_id == issuance.final_id]
    return [(one.blob, one.name) for one in [*issued[:1], *(one for one in files if one.role == FileRole.ATTACHMENT)]]


def _line_of(document: Document, issuance: Issuance) -> Registration:
    """What the sender knows of the line in the recipient's book."""
    return Registration(
        issuer_name=document.issuer_name,
        subject=document.subject,
        arrival_date=clock.today(),
        issuer=document.agency,
        document_type=document.document_type,
        code_number=document.code_number,
        code_notation=document.code_notation,
        document_identifier=document.document_identifier,
        issued_date=document.issued_date,
        urgency=document.urgency,
        signer_position=document.signer_position,
        signer_name=document.signer_name,
        page_amount=(issuance.final.page_count if issuance.final else None) or document.page_amount,
        reply_due_date=document.reply_due_date,
    )
