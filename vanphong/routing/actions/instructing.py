"""The instruction (bút phê) of the Chief of Office, for one paper or for many, and the way back to the Office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from vanphong.documents.actions import Holder, advance, end_pause, let_see, locked
from vanphong.documents.enums import AccessReason, Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.enums import Basis
from vanphong.org.models import Person, Unit
from vanphong.org.queries import Standing, said_instead, stands_for

from .. import queries, rules
from ..enums import UnitRole
from ..events import Instructed, SentBackToOffice
from ..models import Instruction, InstructionUnit
from ..rules import Order
from .many import Result, tried


@dataclass(frozen=True)
class Instructing:
    """One paper of many: the instruction for it, and the version of the paper that was read."""

    document: Document
    order: Order
    seen: int | None = None


@transaction.atomic
def instruct(
    document: Document,
    *,
    lead: Unit,
    supporting: Sequence[Unit] = (),
    informed: Sequence[Unit] = (),
    due_date: date | None,
    text: str,
    why_later: str = "",
    actor: Person,
    seen: int | None = None,
) -> Instruction:
    """Ghi bút phê: name the lead unit, those that help and those that are told, until when (NĐ 30/2020, art. 23).

    The paper then waits with the lead unit to be assigned. A due date later than the regulation and the sender allow
    takes a reason, `why_later`. Raises Refused with every obstacle.
    """
    order = Order(lead, tuple(supporting), tuple(informed), due_date, tidy(text), tidy(why_later))
    document = locked(document, "instruct", actor=actor, seen=seen, said={"words": rules.order_in_words(order)})
    standing = rules.standing_to_instruct(stands_for(actor), document)
    if standing is None:
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc Phó Chánh Văn phòng trực được ghi bút phê.")
    obstacles = rules.obstacles_to_instructing(document)
    obstacles += rules.obstacles_to_order(document, order, clock.today())
    limit = queries.time_limit(document)
    if limit and not obstacles:
        obstacles = rules.obstacles_to_a_later_date(due_date, limit.latest, limit.length, order.why_later)
    if obstacles:
        raise Refused(obstacles)
    instruction = _write(document, order, actor, standing)
    document.lead_unit, document.due_date = lead, due_date
    fact = _fact(order, instruction.in_place)
    advance(document, fact, actor=actor, holder=Holder(lead, Step.ASSIGN))
    let_see(document, AccessReason.LEAD, units=[lead])
    let_see(document, AccessReason.SUPPORT, units=list(order.supporting))
    let_see(document, AccessReason.INFORMATION, units=list(order.informed))
    return instruction


def _write(document: Document, order: Order, actor: Person, standing: Standing) -> Instruction:
    instruction = Instruction.objects.create(
        document=document,
        author=actor,
        author_title=actor.title,
        for_person_id=None if standing.basis == Basis.OWN else standing.holder_id,
        in_place=said_instead(actor, standing),
        text=order.text,
        due_date=order.due_date,
        given_at=clock.now(),
    )
    named = [(UnitRole.LEAD, order.lead, order.due_date)]
    named += [(UnitRole.SUPPORT, unit, order.due_date) for unit in order.supporting]
    named += [(UnitRole.INFORMATION, unit, None) for unit in order.informed]
    InstructionUnit.objects.bulk_create(
        InstructionUnit(instruction=instruction, unit=unit, role=role, due_date=due_date)
        for role, unit, due_date in named
    )
    return instruction


def _fact(order: Order, in_place: str) -> Instructed:
    return Instructed(
        lead=order.lead.pk,
        supporting=[unit.pk for unit in order.supporting],
        informed=[unit.pk for unit in order.informed],
        due_date=order.due_date.isoformat() if order.due_date else "",
        words=rules.order_in_words(order),
        why_later=order.why_later,
        in_place=rules.instead(in_place),
    )


def instruct_many(items: Iterable[Instructing], *, actor: Person) -> list[Result]:
    """Ghi bút phê cho nhiều văn bản: each in its own transaction, so that one that fails stops no other."""
    return [
        tried(item.document, partial(instruct, item.document, **vars(item.order), actor=actor, seen=item.seen))
        for item in items
    ]


@transaction.atomic
def send_back(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Trả lại Văn phòng: the lead unit's head returns a paper that is not theirs, to be instructed anew.

    What this unit waited for is no reason for the next one not to be late: the clock runs again.
    """
    document = locked(document, "send_back", actor=actor, seen=seen)
    unit = document.lead_unit
    standing = rules.standing_to_send_back(stands_for(actor), document)
    if unit is None or standing is None:
        raise NotPermitted("Chỉ lãnh đạo đơn vị chủ trì được trả lại văn bản cho Văn phòng.")
    if obstacles := rules.obstacles_to_sending_back(document, reason):
        raise Refused(obstacles)
    document.instructions.filter(current=True).update(current=False)
    document.lead_unit = document.due_date = None
    end_pause(document, actor=actor)
    in_place = rules.instead(said_instead(actor, standing))
    fact = SentBackToOffice(unit=unit.pk, unit_name=unit.name, reason=tidy(reason), in_place=in_place)
    advance(document, fact, actor=actor, holder=Holder(_reported_to(document), Step.INSTRUCT))
    return document


def _reported_to(document: Document) -> Unit:
    """The leaders the paper was reported to when it was registered."""
    entry = document.entry
    if entry is None:
        raise Refused(["Văn bản chưa có số trong sổ đăng ký."])
    return entry.register.report_to
