"""Việc đang tắc: steps that wait for somebody who is away, for a post nobody holds, or longer than they may."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from vanphong.kernel import clock
from vanphong.memos.enums import DECIDERS, LEVELS, Act, Who
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.rules import can_take_over
from vanphong.org.enums import Role
from vanphong.org.models import Absence, Appointment, Grant, Person
from vanphong.org.queries import absent_without_grant, grants_in_force, with_posts

from ..enums import Reason


@dataclass(frozen=True)
class Stuck:
    """A step that is stuck: why, to whom it is offered meanwhile, and what its reader may do."""

    step: RoundStep
    reasons: list[tuple[str, str]]
    offered_to: Person | None
    away_until: Any
    readable: bool
    may_take_over: bool


def stuck_steps(reader: Person, reason: str = "", text: str = "") -> QuerySet[RoundStep]:
    """The open steps of the reader's agency that are stuck, for `reason` and with the words of `text` where named.

    `since` is what they go by: the due moment, else when they were reached.
    """
    steps = RoundStep.objects.open().filter(memo__agency=reader.agency_id)
    if text:
        steps = steps.filter(memo__in=Memo.objects.visible_to(reader).search(text))
    marked = steps.annotate(
        absent=_absent(), vacant=_vacant(), since=Coalesce("due_at", "opened_at"), readable=_readable(reader)
    )
    why = {
        Reason.ABSENT: Q(absent=True),
        Reason.VACANT: Q(vacant=True),
        Reason.LATE: Q(due_at__lt=clock.now()),
    }
    wanted = why[Reason(reason)] if reason else why[Reason.ABSENT] | why[Reason.VACANT] | why[Reason.LATE]
    return marked.filter(wanted).select_related("person", "unit", "memo__unit", "memo__document_type")


def following_of(reader: Person, steps: list[RoundStep]) -> list[Stuck]:
    """Those steps with who has them meanwhile. Few queries for any number."""
    absences = {one.person_id: (one, following) for one, following in absent_without_grant(reader.agency_id)}
    with_posts([step.person for step in steps if step.person])
    return [_stuck(reader, step, absences) for step in steps]


def _stuck(reader: Person, step: RoundStep, absences: dict[int, Any]) -> Stuck:
    marks = vars(step)
    reasons = [(Reason.ABSENT, "soon")] if marks["absent"] else []
    reasons += [(Reason.VACANT, "soon")] if marks["vacant"] else []
    absence, following = absences.get(step.person_id or 0, (None, None)) if marks["absent"] else (None, None)
    return Stuck(
        step=step,
        reasons=[(reason.label, kind) for reason, kind in reasons],
        offered_to=following,
        away_until=absence and absence.last,
        readable=marks["readable"],
        may_take_over=can_take_over(reader, step, step.memo),
    )


def _absent() -> Any:
    """Away today, and nobody present has such a memo by delegation."""
    return Exists(Absence.objects.covering().filter(person=OuterRef("person"))) & ~Exists(_given())


def _given() -> QuerySet[Grant]:
    """Delegations of whom the step asks that reach its memo, to somebody present."""
    present = ~Exists(Absence.objects.covering().filter(person=OuterRef("deputy")))
    field = Q(field=None) | Q(field=OuterRef("memo__field"))
    kind = Q(document_type="") | Q(document_type=OuterRef("memo__document_type__name"))
    return grants_in_force().filter(present, field, kind, grantor=OuterRef("person"))


def _vacant() -> Any:
    """Nobody is asked by name, or whoever is holds no post any longer that the step asks: `memos.rules.may_hold`, for
    the database. So is it where they may not sign in and have delegated nobody."""
    here = Coalesce(OuterRef("unit"), F("unit"))
    posts = Appointment.objects.in_force().filter(person=OuterRef("person"), unit__agency=OuterRef("memo__agency"))
    gone: Any = Q(who=Who.UNIT_HEAD) & ~Exists(posts.filter(role=Role.UNIT_HEAD, unit=here))
    gone |= Q(who=Who.POSITION) & ~Exists(posts.filter(role=OuterRef("role"), unit=here))
    for level, roles in LEVELS.items():
        gone |= Q(who=Who.FIELD_LEADER, role=level) & ~Exists(posts.filter(role__in=roles))
    gone |= Q(act=Act.DECIDE) & ~Exists(posts.filter(role__in=DECIDERS))
    locked = Q(person__is_active=False) & ~Exists(_given())
    return Coalesce(Q(person=None) | ~Exists(posts) | gone | locked, False)


def _readable(reader: Person) -> Exists:
    return Exists(Memo.objects.visible_to(reader).filter(pk=OuterRef("memo")))
