"""What an agency of this installation sends another one: received by the system, and taken back (NĐ 30/2020, art. 18.4,
21.2; PL VI.III.1đ, III.8)."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Agency, Person

from .. import rules
from ..enums import INCOMING, AccessReason, CorrectionKind, Direction, FileRole, Status, Step
from ..events import DeliveryTakenBack, DocumentDelivered, RecalledDocumentCancelled, RecallReceived
from ..models import Document
from ..queries import incoming_register
from .custody import Holder, advance, let_see, locked
from .registration import Registration, Upload, attach, made_once


@transaction.atomic
def deliver(agency: Agency, files: Sequence[Upload], values: Registration, *, sent_by: Person, key: UUID) -> Document:
    """Chuyển đến: a paper in the intake of `agency`, its line of the book filled in as far as the sender knows it.

    No registrar of that agency acts: the system receives, and the registrar judges when registering. The same `key`
    gives the same paper.
    """
    facts = {"direction": Direction.INCOMING, "received_at": clock.now()}
    document, new = made_once(agency, key, facts)
    if not new:
        return document
    values.write_to(document)
    registry = incoming_register(agency.pk).registry_unit
    attach(document, files, FileRole.ORIGINAL, actor=sent_by)
    fact = DocumentDelivered(sender=values.issuer_name, files=len(files))
    advance(document, fact, actor=None, holder=Holder(registry, Step.REGISTER))
    let_see(document, AccessReason.REGISTRY, units=[registry])
    return document


@transaction.atomic
def take_back(document: Document, sender: str, reason: str) -> bool:
    """Rút lại what the sender recalls before it is registered here, or after it was refused here. False when it has
    been registered."""
    document = Document.objects.locked(document.pk)
    if document.status == Status.DISCARDED:
        document.corrected = CorrectionKind.RECALL
        document.save(update_fields=["corrected"])
        hear_of_recall(document, sender, reason)
        return True
    if document.status != Status.RECEIVED:
        return False
    document.corrected = CorrectionKind.RECALL
    advance(document, DeliveryTakenBack(sender=sender, reason=tidy(reason)), actor=None)
    return True


def hear_of_recall(document: Document, sender: str, reason: str) -> None:
    """Nhận yêu cầu thu hồi: on record at the paper; its registrar cancels it."""
    record(RecallReceived(sender=sender, reason=tidy(reason)), about=document, actor=None)


@transaction.atomic
def cancel_recalled(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Hủy văn bản theo yêu cầu thu hồi (NĐ 30/2020, art. 18.4b): its number stays in the book, nobody works on it.

    Whether the sender asked is for the house above to know. Raises NotPermitted, Refused, Stale.
    """
    document = locked(document, "withdraw", actor=actor, seen=seen)
    if not rules.can_register(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được hủy văn bản theo yêu cầu thu hồi.")
    if document.status == Status.SUBMITTED:
        raise Refused(["Văn bản đang trình kèm phiếu trình: mời người trình rút phiếu trình rồi hủy văn bản."])
    if not INCOMING.allows("withdraw", document.status):
        raise Stale
    document.corrected = CorrectionKind.RECALL
    advance(document, RecalledDocumentCancelled(reason=tidy(reason)), actor=actor)
    return document
