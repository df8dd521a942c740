"""What the recipients do: confirm, read, refuse, cancel. They tell the sender by it (NĐ 30/2020, art. 18.4b, 21.2)."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import queries, rules
from ..enums import DELIVERY, Channel, DeliveryState
from ..events import DeliveryRead, DeliveryRecalled, DeliveryReceived
from ..models import Delivery
from .delivering import give_back, receive

BY_LINK = " (qua liên kết trong thư)"


@transaction.atomic
def confirm_by_link(delivery: Delivery) -> Delivery:
    """Xác nhận đã nhận, by whoever holds the link of the mail. A repeated click changes nothing."""
    delivery = _by_link(delivery)
    if delivery.state == DeliveryState.SENT:
        receive(delivery)
        delivery.save()
        _told(delivery, DeliveryReceived(delivery=delivery.pk, recipient=delivery.name, how=BY_LINK))
    return delivery


@transaction.atomic
def take_by_link(delivery: Delivery) -> Delivery:
    """Tải văn bản, by whoever holds the link of the mail: it has been read from the first time on.

    Raises Stale when it was recalled, Refused when it was taken too often.
    """
    delivery = _by_link(delivery)
    if delivery.downloads >= rules.MOST_DOWNLOADS:
        raise Refused([f"Văn bản đã tải {rules.MOST_DOWNLOADS} lần qua liên kết này. Mời liên hệ văn thư nơi gửi."])
    delivery.downloads += 1
    first = DELIVERY.allows("read", delivery.state)
    if first:
        read(delivery)
    delivery.save()
    if first:
        _told(delivery, DeliveryRead(delivery=delivery.pk, recipient=delivery.name, how=BY_LINK))
    return delivery


@transaction.atomic
def confirm_cancelled_by_link(delivery: Delivery) -> Delivery:
    """Xác nhận đã hủy văn bản bị thu hồi, by whoever holds the link of the mail."""
    delivery = Delivery.objects.locked(delivery.pk)
    if delivery.recall_asked_at is None:
        raise Stale("Văn bản này không bị thu hồi.")
    if delivery.recall_awaited:
        recall(delivery, how=BY_LINK, actor=None)
    return delivery


@transaction.atomic
def acknowledge(document: Document, *, actor: Person) -> Delivery:
    """Ghi đã xem, by somebody of a unit the document was sent to."""
    mine = queries.delivery_to_units(document, actor)
    if mine is None:
        raise NotPermitted("Văn bản này không gửi tới đơn vị của anh/chị.")
    delivery = Delivery.objects.locked(mine.pk)
    if delivery.state == DeliveryState.READ:
        raise AlreadyDone("Đơn vị đã ghi là đã xem.")
    read(delivery)
    delivery.save()
    fact = DeliveryRead(delivery=delivery.pk, recipient=delivery.name)
    record(fact, about=delivery.document, actor=actor)
    return delivery


@transaction.atomic
def cancel_recalled(incoming: Document, *, actor: Person, seen: int | None = None) -> Document:
    """Hủy văn bản theo yêu cầu thu hồi: the registrar of the recipient answers the sender by doing it."""
    delivery = queries.delivery_of(incoming)
    if delivery is None or delivery.recall_asked_at is None:
        raise Stale("Nơi gửi không yêu cầu thu hồi văn bản này.")
    order = queries.recall_of(delivery.document)
    reason = order.reason if order else ""
    return documents.cancel_recalled(incoming, reason, actor=actor, seen=seen)


@transaction.atomic
def hear_registered(incoming: Document) -> None:
    """The recipient has registered it: received."""
    delivery = _sent_as(incoming)
    if delivery and delivery.state == DeliveryState.SENT:
        receive(delivery)
        delivery.save()
        _told(delivery, DeliveryReceived(delivery=delivery.pk, recipient=delivery.name, how=" (đã vào sổ)"))


@transaction.atomic
def hear_instructed(incoming: Document) -> None:
    """Somebody there has instructed or assigned it: it has been read. No page that is looked at writes anything."""
    delivery = _sent_as(incoming)
    if delivery and DELIVERY.allows("read", delivery.state):
        read(delivery)
        delivery.save()
        _told(delivery, DeliveryRead(delivery=delivery.pk, recipient=delivery.name, how=" (đã phân công giải quyết)"))


@transaction.atomic
def hear_discarded(incoming: Document, reason: str) -> None:
    """The recipient's registrar refused it: returned, with the reason."""
    delivery = _sent_as(incoming)
    if delivery and DELIVERY.allows("return", delivery.state):
        give_back(delivery, reason, actor=None)


@transaction.atomic
def hear_cancelled(incoming: Document) -> None:
    """The recipient has cancelled what was recalled."""
    delivery = _sent_as(incoming)
    if delivery and delivery.recall_awaited:
        recall(delivery, how=" (nơi nhận đã hủy)", actor=None)


def read(delivery: Delivery) -> None:
    """The locked delivery has been read; so it was received."""
    delivery.state = DELIVERY.after("read", delivery.state)
    delivery.received_at = delivery.received_at or clock.now()
    delivery.read_at = clock.now()


def recall(delivery: Delivery, *, how: str, actor: Person | None) -> None:
    """The locked delivery is back, or destroyed where it was."""
    delivery.state = DELIVERY.after("recall", delivery.state)
    delivery.recalled_at = clock.now()
    delivery.save()
    fact = DeliveryRecalled(delivery=delivery.pk, recipient=delivery.name, how=how)
    record(fact, about=delivery.document, actor=actor)


def _sent_as(incoming: Document) -> Delivery | None:
    """The delivery this paper came by, locked; None for what came otherwise."""
    found = queries.delivery_of(incoming)
    return Delivery.objects.locked(found.pk) if found else None


def _by_link(delivery: Delivery) -> Delivery:
    delivery = Delivery.objects.locked(delivery.pk)
    if delivery.channel != Channel.EMAIL or not delivery.link_alive:
        raise Stale("Liên kết này không còn dùng được: văn bản đã thu hồi, hoặc quá hạn. Mời liên hệ văn thư nơi gửi.")
    return delivery


def _told(delivery: Delivery, fact: DeliveryReceived | DeliveryRead) -> None:
    record(fact, about=delivery.document, actor=None)
