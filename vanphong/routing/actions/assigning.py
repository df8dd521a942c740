"""Inside the lead unit: who handles the paper (NĐ 30/2020, art. 24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from vanphong.documents.actions import Holder, advance, let_see, locked
from vanphong.documents.enums import AccessReason, Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.queries import said_instead, stands_for

from .. import rules
from ..enums import Outcome
from ..events import Assigned, Claimed, HandedBack
from ..models import Assignment
from .ending import end_assignment
from .many import Result, tried


@dataclass(frozen=True)
class Assigning:
    """One paper of many: who is to handle it, until when, and the version of the paper that was read."""

    document: Document
    person: Person
    due_date: date | None = None
    note: str = ""
    seen: int | None = None


@transaction.atomic
def assign(
    document: Document,
    person: Person,
    *,
    due_date: date | None = None,
    note: str = "",
    actor: Person,
    seen: int | None = None,
) -> Assignment:
    """Phân công: the head gives the paper to somebody of the lead unit, or takes it from one to another."""
    words = f"{person.full_name} xử lý{rules.until(due_date)}. {tidy(note)}".strip()
    document = locked(document, "assign", actor=actor, seen=seen, said={"person": person.pk, "words": words})
    standing = rules.standing_to_assign(stands_for(actor), document)
    if standing is None:
        raise NotPermitted("Chỉ lãnh đạo đơn vị chủ trì được phân công người xử lý.")
    obstacles = rules.obstacles_to_assigning(document)
    if obstacles := obstacles + rules.obstacles_to_assignment(document, person, due_date, clock.today()):
        raise Refused(obstacles)
    end_assignment(document, Outcome.REASSIGNED, actor=actor)
    in_place = said_instead(actor, standing)
    given = _give(document, person, due_date=due_date, note=tidy(note), actor=actor, in_place=in_place)
    fact = Assigned(
        person=person.pk,
        unit=given.unit_id,
        due_date=due_date.isoformat() if due_date else "",
        words=words,
        in_place=rules.instead(in_place),
    )
    advance(document, fact, actor=actor, holder=Holder(given.unit, Step.HANDLE, person))
    return given


def assign_many(items: Iterable[Assigning], *, actor: Person) -> list[Result]:
    """Phân công nhiều văn bản: each in its own transaction, so that one that fails stops no other."""
    return [tried(item.document, partial(assign, **vars(item), actor=actor)) for item in items]


@transaction.atomic
def claim(document: Document, *, actor: Person, seen: int | None = None) -> Assignment:
    """Nhận việc: a specialist of the lead unit takes a paper that nobody was given yet."""
    document = locked(document, "assign", actor=actor, seen=seen)
    if not rules.can_claim(actor, document):
        raise NotPermitted("Chỉ chuyên viên của đơn vị chủ trì được nhận việc.")
    if obstacles := rules.obstacles_to_claiming(document):
        raise Refused(obstacles)
    taken = _give(document, actor, due_date=document.due_date, note="", actor=actor)
    fact = Claimed(person=actor.pk, unit=taken.unit_id)
    advance(document, fact, actor=actor, holder=Holder(taken.unit, Step.HANDLE, actor))
    return taken


@transaction.atomic
def hand_back(document: Document, reason: str, *, actor: Person, seen: int | None = None) -> Document:
    """Chuyển lại: whoever handles the paper gives it back to the unit, to be assigned anew."""
    document = locked(document, "hand_back", actor=actor, seen=seen)
    if document.lead_unit is None or not rules.is_handler(actor, document):
        raise NotPermitted("Chỉ người đang được phân công xử lý được chuyển lại văn bản.")
    if obstacles := rules.obstacles_to_handing_back(document, reason):
        raise Refused(obstacles)
    unit = document.lead_unit
    end_assignment(document, Outcome.HANDED_BACK, actor=actor)
    fact = HandedBack(unit=unit.pk, unit_name=unit.name, reason=tidy(reason))
    advance(document, fact, actor=actor, holder=Holder(unit, Step.ASSIGN))
    return document


def _give(
    document: Document, person: Person, *, due_date: date | None, note: str, actor: Person, in_place: str = ""
) -> Assignment:
    unit = document.lead_unit
    if unit is None:
        raise Refused(["Văn bản chưa có đơn vị chủ trì."])
    let_see(document, AccessReason.ASSIGNED, people=[person])
    return Assignment.objects.create(
        document=document,
        unit=unit,
        person=person,
        assigned_by=actor,
        given_at=clock.now(),
        due_date=due_date,
        note=note,
        in_place=in_place,
    )
