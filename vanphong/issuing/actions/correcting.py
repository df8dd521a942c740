"""Đính chính, sửa đổi, thay thế, thu hồi: what mends or takes back an issued document (NĐ 30/2020, art. 18.3, 18.4)."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.actions import hear_of_recall, mark_corrected, take_back
from vanphong.documents.enums import CorrectionKind
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import queries, rules
from ..enums import Channel, DeliveryState
from ..events import CorrectsDocument, DocumentCorrected, RecallCarriedOut, RecallOrdered
from ..models import Correction, Delivery
from .receiving import recall

NEVER_ARRIVED = (DeliveryState.WAITING, DeliveryState.FAILED, DeliveryState.RETURNED)


@transaction.atomic
def tie_correction(document: Document, by: Document, kind: CorrectionKind, reason: str, *, actor: Person) -> Correction:
    """Ghi văn bản đính chính, sửa đổi, thay thế: the registry ties the two issued documents for good."""
    document = Document.objects.locked(document.pk)
    if not rules.can_send(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được ghi văn bản đính chính, thay thế.")
    said = {"kind": kind, "reason": tidy(reason), "ordered_by": actor}
    if Correction.objects.filter(document=document, by=by, **said).exists():
        raise AlreadyDone
    recalled, tied = queries.recall_of(document) is not None, document.corrections.filter(by=by).exists()
    if obstacles := rules.obstacles_to_correcting(document, by, kind, reason, recalled=recalled, tied=tied):
        raise Refused(obstacles)
    now = clock.now()
    correction = Correction.objects.create(
        document=document, by=by, **said, ordered_at=now, carried_out_by=actor, carried_out_at=now
    )
    mark_corrected(document, kind)
    what = CorrectionKind(kind).label
    fact = DocumentCorrected(what=what, by=by.pk, code=by.code, reason=correction.reason)
    record(fact, about=document, actor=actor)
    record(CorrectsDocument(what=what, document=document.pk, code=document.code), about=by, actor=actor)
    return correction


@transaction.atomic
def order_recall(document: Document, reason: str, *, actor: Person) -> Correction:
    """Quyết định thu hồi: from now on nothing more is sent, links are dead, and the registry carries it out."""
    document = Document.objects.locked(document.pk)
    if not rules.can_order_recall(actor, document):
        raise NotPermitted("Người ký văn bản, Chủ tịch hoặc Chánh Văn phòng quyết định thu hồi; văn thư thực hiện.")
    existing = queries.recall_of(document)
    if existing and existing.ordered_by_id == actor.pk and existing.reason == tidy(reason):
        raise AlreadyDone
    if obstacles := rules.obstacles_to_recalling(document, reason, existing is not None):
        raise Refused(obstacles)
    now = clock.now()
    order = Correction.objects.create(
        document=document, kind=CorrectionKind.RECALL, reason=tidy(reason), ordered_by=actor, ordered_at=now
    )
    mark_corrected(document, CorrectionKind.RECALL)
    document.deliveries.update(recall_asked_at=now, due_at=None)
    record(RecallOrdered(reason=order.reason), about=document, actor=actor)
    return order


@transaction.atomic
def carry_out_recall(document: Document, *, actor: Person) -> Correction:
    """Thực hiện thu hồi: each recipient by its own way; what has not arrived is taken back at once (PL VI.III.8)."""
    document = Document.objects.locked(document.pk)
    if not rules.can_send(actor, document):
        raise NotPermitted("Chỉ văn thư của cơ quan được thực hiện việc thu hồi.")
    order = queries.recall_of(document)
    if order is None:
        raise Stale("Chưa có quyết định thu hồi văn bản này.")
    if order.carried_out_at:
        raise AlreadyDone("Việc thu hồi đã thực hiện.")
    order.carried_out_by, order.carried_out_at = actor, clock.now()
    order.save(update_fields=["carried_out_by", "carried_out_at"])
    ids = list(document.deliveries.exclude(state=DeliveryState.RECALLED).values_list("pk", flat=True))
    awaited = sum(_ask_back(Delivery.objects.locked(pk), order, actor) for pk in ids)
    fact = RecallCarriedOut(recalled=len(ids) - awaited, awaited=awaited)
    record(fact, about=document, actor=actor)
    return order


def _ask_back(delivery: Delivery, order: Correction, actor: Person) -> bool:
    """Take back one delivery; True where the recipient has yet to answer."""
    sender = delivery.document.issuer_name
    if delivery.channel == Channel.EMAIL and delivery.token_hash:
        delivery.due_at, delivery.tries = clock.now(), 0
    if delivery.state in NEVER_ARRIVED:
        if delivery.incoming:
            take_back(delivery.incoming, sender, order.reason)
        how = ""
    elif delivery.unit_id:
        how = " (trong cơ quan)"
    elif delivery.incoming and take_back(delivery.incoming, sender, order.reason):
        how = " (rút khỏi nơi tiếp nhận, chưa đăng ký)"
    elif delivery.channel == Channel.EMAIL and not delivery.downloads:
        how = " (chưa tải về)"
    else:
        if delivery.incoming:
            hear_of_recall(delivery.incoming, sender, order.reason)
        delivery.save()
        return True
    recall(delivery, how=how, actor=actor)
    return False


@transaction.atomic
def mark_recalled(delivery: Delivery, *, actor: Person) -> Delivery:
    """Ghi đã thu về: the paper came back from the recipient (NĐ 30/2020, art. 18.4a)."""
    delivery = Delivery.objects.locked(delivery.pk)
    if not rules.can_send(actor, delivery.document):
        raise NotPermitted("Chỉ văn thư của cơ quan được ghi văn bản đã thu về.")
    if delivery.recalled_at:
        raise AlreadyDone(f"{delivery.name} đã ghi là đã thu hồi.")
    if not delivery.recall_awaited:
        raise Stale(f"{delivery.name} không giữ văn bản nào đang thu hồi.")
    if delivery.channel == Channel.INSIDE:
        raise Refused(["Nơi nhận trên hệ thống tự hủy văn bản và báo lại, không ghi thay."])
    recall(delivery, how=" (đã thu về)", actor=actor)
    return delivery
