"""Bàn giao: the open work of a person or a unit goes over, each item in its own transaction with its own result."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.db import OperationalError

from vanphong.ballots import actions as ballots
from vanphong.ballots.models import Ballot
from vanphong.consultations import actions as consultations
from vanphong.consultations.models import Addressee, Consultation
from vanphong.documents.actions import Holder as Holding
from vanphong.documents.enums import Step
from vanphong.documents.models import Custody
from vanphong.kernel.errors import AlreadyDone, DomainError, NotPermitted, Refused
from vanphong.kernel.postgres import as_refusal
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo, PlannedStep, RoundStep
from vanphong.memos.queries import holder_of
from vanphong.memos.rules import Ask
from vanphong.org.enums import Role
from vanphong.org.models import Person, Unit
from vanphong.org.queries import people_of
from vanphong.org.rules import can_reorganise
from vanphong.routing import actions as routing
from vanphong.routing.models import UnitQuestion

from . import queries, rules
from .rules import Holder, Item

AT_ONCE = 50


@dataclass(frozen=True)
class Result:
    """What became of one item: handed over, or why not."""

    item: Item
    error: DomainError | None = None


@dataclass(frozen=True)
class Progress:
    """What was done in one go, how many items are still to be tried, and where to go on (the last item tried)."""

    results: Sequence[Result]
    left: int
    after: str = ""


def hand_over(
    source: Holder,
    target: Holder,
    reason: str,
    *,
    actor: Person,
    without: Collection[str] = (),
    after: str = "",
    at_once: int = AT_ONCE,
) -> Progress:
    """Bàn giao việc đang mở: the next `at_once` items after the one named by `after`, leaving out `without`.

    Items already handed over are no longer open, so doing it again takes only what is left. Raises NotPermitted;
    Refused when the two cannot hand over to one another.
    """
    if not can_reorganise(actor, actor.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được bàn giao việc đang mở.")
    if obstacles := rules.obstacles_to_handing_over(source, target, reason, actor.agency_id):
        raise Refused(obstacles)
    items = [item for item in queries.open_items(source, actor) if rules.is_beyond(item, after)]
    items = [item for item in items if item.key not in without]
    now = items[:at_once]
    results = [_tried(item, partial(_hand_over, item, target, reason, actor)) for item in now]
    return Progress(results, len(items) - len(now), now[-1].key if now else "")


def _tried(item: Item, act: Callable[[], object]) -> Result:
    """Do the act, which owns its transaction. What has gone over already counts as done."""
    try:
        act()
    except AlreadyDone:
        return Result(item)
    except (DomainError, OperationalError) as error:
        if refusal := as_refusal(error):
            return Result(item, refusal)
        raise
    return Result(item)


def _hand_over(item: Item, target: Holder, reason: str, actor: Person) -> object:
    match item.about:
        case Memo() as memo:
            person = _stays(memo.author, target)
            return memos.hand_on(memo, person, _unit(target, person, memo.unit), reason, actor=actor)
        case RoundStep(opened_at=datetime()) as step:
            return memos.repoint(step, _asked(step, target), reason, actor=actor, unit=target.unit)
        case RoundStep() | PlannedStep() as step:
            return memos.name_another(step, _asked(step, target), reason, actor=actor, unit=target.unit)
        case Custody() as held:
            holding = _holding(held, target)
            return routing.repoint(held.document, holding, reason, actor=actor)
        case UnitQuestion() as question:
            unit = _unit(target, target.person, question.unit)
            return routing.repoint_question(question, unit, reason, actor=actor)
        case Consultation() as consultation:
            person = _stays(consultation.author, target)
            unit = _unit(target, person, consultation.unit)
            return consultations.hand_on(consultation, person, unit, reason, actor=actor)
        case Addressee() as place:
            return consultations.repoint_place(place, _unit(target, target.person, place.unit), reason, actor=actor)
        case Ballot() as ballot:
            person = _stays(ballot.author, target)
            return ballots.hand_on(ballot, person, _unit(target, person, ballot.unit), reason, actor=actor)


def _holding(held: Custody, target: Holder) -> Holding:
    """Who holds the paper then: a person where a person did, in the unit it goes to."""
    person = target.person
    if target.unit and held.person and target.unit.pk in held.person.unit_ids:
        person = held.person
    unit = _unit(target, person, held.unit)
    return Holding(unit, Step(held.step), person if held.person else None)


def _stays(person: Person, target: Holder) -> Person:
    """Whoever takes the work: the person named, else who has it and belongs to the unit it goes to."""
    if target.person:
        return target.person
    if target.unit and target.unit.pk in person.unit_ids:
        return person
    raise Refused([f"{person} không thuộc {target}: việc này cần một người. Mời bàn giao cho một người cụ thể."])


def _unit(target: Holder, person: Person | None, before: Unit | None) -> Unit:
    """The unit the work goes to; of a person, the one it was in where they belong to it."""
    if target.unit:
        return target.unit
    if person and before and before.pk in person.unit_ids:
        return before
    if person is None or person.unit is None:
        raise Refused([f"{target} hiện không giữ chức vụ nào. Mời chọn người khác."])
    return person.unit


def _asked(step: RoundStep | PlannedStep, target: Holder) -> Person:
    """Whom a step asks then: the person named, else who holds in the other unit the post it asks, else its head."""
    if target.person:
        return target.person
    there = replace(Ask.of(step), unit=target.unit)
    return (step.unit and holder_of(there, step.memo)) or _head(target)


def _head(target: Holder) -> Person:
    """The head of the unit that takes the work."""
    unit = target.unit
    heads = [one for one in people_of(unit) if one.holds({Role.UNIT_HEAD}, unit_id=unit.pk)] if unit else []
    if not heads:
        raise Refused([f"{target} chưa có lãnh đạo để cho ý kiến. Mời bàn giao cho một người cụ thể."])
    return heads[0]
