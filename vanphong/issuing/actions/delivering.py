"""Chuyển phát: to whom a document goes, by which way, and what the registry notes of it (NĐ 30/2020, art. 18)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.enums import RecipientGroup, Status
from vanphong.documents.models import Document
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.actions import keep_dispatch_email
from vanphong.org.models import Agency, Person, Unit

from .. import jobs, queries, rules
from ..enums import DELIVERY, Channel, DeliveryState
from ..events import (
    DeliveryReceived,
    DeliveryRedirected,
    DeliveryReturned,
    DeliverySent,
    RecipientAdded,
)
from ..models import Delivery, Issuance, PostLine
from ..queries import Place

ONLY_REGISTRY = "Chỉ văn thư của cơ quan được gửi văn bản và ghi nhận nơi nhận."


@dataclass(frozen=True)
class Way:
    """Cách gửi: the channel, and the address where it needs one."""

    channel: str
    address: str = ""

    def __str__(self) -> str:
        return f"{Channel(self.channel).label.lower()} {self.address}".strip()


@dataclass(frozen=True)
class Posting:
    """One line of the dispatch book: how many envelopes, and the number the post office gave."""

    delivery: Delivery
    envelopes: int = 1
    postal_number: str = ""


def plan_deliveries(document: Document) -> None:
    """Lập danh sách gửi: one delivery for each recipient the drafter wrote, by its usual way."""
    units = queries.units_by_name(document.agency_id)
    rows = []
    for place, recipient in enumerate(document.recipients.select_related("agency")):
        unit = None if recipient.agency else queries.unit_named(recipient.name, units)
        channel, address = rules.usual_way(document.agency_id, recipient.agency, unit, recipient.group)
        to = Place(recipient.name, recipient.agency, unit)
        rows.append(_row(document, to, recipient.group, Way(channel, address), place))
    Delivery.objects.bulk_create(rows)


def _row(document: Document, to: Place, group: str, way: Way, position: int) -> Delivery:
    return Delivery(
        document=document,
        name=to.name,
        agency=to.agency,
        unit=to.unit,
        group=group,
        position=position,
        channel=way.channel,
        address=way.address,
        due_at=clock.now() if way.channel == Channel.EMAIL else None,
    )


@transaction.atomic
def add_recipient(
    document: Document, to: Place, group: RecipientGroup, way: Way | None = None, *, actor: Person
) -> Delivery:
    """Thêm nơi nhận of an issued document; its own text does not change. Sent at once where it was released."""
    document = Document.objects.locked(document.pk)
    _check(document, actor)
    if document.status != Status.ISSUED:
        raise Refused(["Chỉ thêm nơi nhận cho văn bản đã ban hành."])
    if Delivery.objects.filter(document=document, name=to.name).exists():
        raise AlreadyDone(f"{to.name} đã có trong danh sách nơi nhận.")
    way = way or Way(*rules.usual_way(document.agency_id, to.agency, to.unit, group))
    _check_way(document, to.agency, to.unit, way)
    delivery = _row(document, to, group, way, document.deliveries.count())
    delivery.save()
    record(RecipientAdded(delivery=delivery.pk, recipient=to.name, how=str(way)), about=document, actor=actor)
    _go(document)
    return delivery


@transaction.atomic
def redirect(delivery: Delivery, way: Way, *, actor: Person, keep: bool = False) -> Delivery:
    """Đổi cách gửi of what has not left, could not be sent or came back; it then waits to be sent that way.

    `keep` remembers the e-mail address for the next document to that agency.
    """
    delivery = Delivery.objects.locked(delivery.pk)
    _check(delivery.document, actor)
    if not delivery.movable:
        raise Stale(f"{delivery.name}: {delivery.get_state_display().lower()}, không đổi cách gửi được nữa.")
    before = Way(delivery.channel, delivery.address)
    if delivery.state == DeliveryState.WAITING and before == way:
        raise AlreadyDone("Cách gửi vẫn như cũ.")
    _check_way(delivery.document, delivery.agency, delivery.unit, way)
    delivery.state = DELIVERY.after("redirect", delivery.state)
    delivery.channel, delivery.address, delivery.reason, delivery.tries = way.channel, way.address, "", 0
    delivery.token_hash, delivery.token_until, delivery.incoming = "", None, None
    delivery.received_at = delivery.read_at = None
    delivery.due_at = clock.now() if way.channel == Channel.EMAIL else None
    delivery.save()
    if keep and delivery.agency and way.channel == Channel.EMAIL:
        keep_dispatch_email(delivery.agency, way.address, actor=actor)
    fact = DeliveryRedirected(delivery=delivery.pk, recipient=delivery.name, before=str(before), after=str(way))
    record(fact, about=delivery.document, actor=actor)
    _go(delivery.document)
    return delivery


@transaction.atomic
def enter_post(postings: Iterable[Posting], day: date, *, actor: Person) -> int:
    """Vào sổ gửi bưu điện: these have left by post on this day (NĐ 30/2020, PL IV). How many were entered.

    What has been entered meanwhile is passed over: a repeated click enters nothing twice.
    """
    if day > clock.today():
        raise Invalid("Ngày chuyển phải là hôm nay hoặc trước đó.")
    given = sorted(postings, key=lambda one: (one.delivery.document_id, one.delivery.pk))
    return sum(_enter(one, day, actor) for one in given)


def _enter(posting: Posting, day: date, actor: Person) -> bool:
    delivery = Delivery.objects.locked(posting.delivery.pk)
    _check(delivery.document, actor)
    if delivery.channel != Channel.POST or delivery.state != DeliveryState.WAITING:
        return False
    issuance = _released(delivery)
    if delivery.document.issued_date and day < delivery.document.issued_date:
        raise Refused([f"{delivery.document.code} ban hành sau ngày chuyển đã ghi. Mời sửa ngày."])
    jobs.mark_sent(delivery, issuance)
    delivery.save()
    line = PostLine.objects.create(
        delivery=delivery,
        address=delivery.address,
        sent_on=day,
        envelopes=posting.envelopes,
        postal_number=tidy(posting.postal_number),
    )
    how = " ".join(part for part in ("bưu điện", line.postal_number) if part)
    record(DeliverySent(delivery=delivery.pk, recipient=delivery.name, how=how), about=delivery.document, actor=actor)
    return True


@transaction.atomic
def mark_received(delivery: Delivery, *, actor: Person) -> Delivery:
    """Ghi đã nhận, by the return slip or the signature; what is given by hand leaves at that moment."""
    delivery = Delivery.objects.locked(delivery.pk)
    _check(delivery.document, actor)
    if delivery.state in (DeliveryState.RECEIVED, DeliveryState.READ):
        raise AlreadyDone(f"{delivery.name} đã ghi là đã nhận.")
    if delivery.channel not in (Channel.POST, Channel.BY_HAND):
        raise Refused(["Nơi nhận trên hệ thống và qua thư điện tử tự báo đã nhận, không ghi thay."])
    how = " (phiếu báo phát)"
    if delivery.channel == Channel.BY_HAND and delivery.state == DeliveryState.WAITING:
        jobs.mark_sent(delivery, _released(delivery))
        how = " (giao trực tiếp)"
    receive(delivery)
    delivery.save()
    fact = DeliveryReceived(delivery=delivery.pk, recipient=delivery.name, how=how)
    record(fact, about=delivery.document, actor=actor)
    return delivery


@transaction.atomic
def mark_returned(delivery: Delivery, reason: str, *, actor: Person) -> Delivery:
    """Ghi bị trả lại: what was posted or carried came back, with the reason."""
    delivery = Delivery.objects.locked(delivery.pk)
    _check(delivery.document, actor)
    if delivery.channel == Channel.INSIDE:
        raise Refused(["Nơi nhận trên hệ thống tự trả lại, không ghi thay."])
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    give_back(delivery, reason, actor=actor)
    return delivery


def receive(delivery: Delivery) -> None:
    """The locked delivery has arrived."""
    delivery.state = DELIVERY.after("receive", delivery.state)
    delivery.received_at = clock.now()


def give_back(delivery: Delivery, reason: str, *, actor: Person | None) -> None:
    """The locked delivery came back. Raises Stale for what never left."""
    delivery.state = DELIVERY.after("return", delivery.state)
    delivery.returned_at, delivery.reason = clock.now(), tidy(reason)[:500]
    delivery.save()
    delivery.post_lines.open().update(returned_at=delivery.returned_at, reason=delivery.reason)
    fact = DeliveryReturned(delivery=delivery.pk, recipient=delivery.name, reason=delivery.reason)
    record(fact, about=delivery.document, actor=actor)


def _released(delivery: Delivery) -> Issuance:
    issuance = Issuance.objects.select_related("final").get(document=delivery.document)
    if issuance.released_at is None:
        raise Refused([f"{delivery.document.code} chưa phát hành: chưa gửi được."])
    if queries.recall_of(delivery.document):
        raise Refused([f"{delivery.document.code} đã có quyết định thu hồi: không gửi nữa."])
    return issuance


def _check(document: Document, actor: Person) -> None:
    if not rules.can_send(actor, document):
        raise NotPermitted(ONLY_REGISTRY)


def _check_way(document: Document, agency: Agency | None, unit: Unit | None, way: Way) -> None:
    obstacles = rules.obstacles_to_way(document.agency_id, agency, unit, way.channel, way.address)
    if queries.recall_of(document):
        obstacles.append("Văn bản đã có quyết định thu hồi: không gửi thêm nơi nào.")
    if obstacles:
        raise Refused(obstacles)


def _go(document: Document) -> None:
    """What may leave inside the system leaves in this very transaction; mails leave with the next minute."""
    jobs.send_waiting(document)
