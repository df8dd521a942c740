"""Việc đang tắc of papers: what waits for an instruction, an assignment or a signature with nobody there to give it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from vanphong.documents.enums import Step
from vanphong.documents.models import Custody, Document
from vanphong.org.enums import Role
from vanphong.org.models import Absence, Appointment, Duty, Person
from vanphong.org.queries import absent_without_grant, grants_in_force, with_posts

from ..enums import Reason

STEPS = (Step.INSTRUCT, Step.ASSIGN, Step.SIGN)
SHOWN = 20
Ref = Callable[[str], Any]


@dataclass(frozen=True)
class StuckPaper:
    """A paper that is stuck: why, and to whom it is offered meanwhile."""

    custody: Custody
    reason: str
    offered_to: Person | None
    away_until: date | None
    readable: bool


@dataclass(frozen=True)
class StuckPapers:
    """The oldest of them, and how many there are in all."""

    rows: list[StuckPaper]
    count: int


def stuck_papers(reader: Person, reason: str = "", text: str = "") -> StuckPapers:
    """The papers of the reader's agency that nobody present may send on by their own post or by delegation, the oldest
    first; for `reason` and with the words of `text` where named. Few queries for any number."""
    held = Custody.objects.filter(until=None, step__in=STEPS, document__agency=reader.agency_id)
    if reason == Reason.LATE:
        held = held.none()
    if text:
        held = held.filter(document__in=Document.objects.visible_to(reader).search(text))
    readable = Exists(Document.objects.visible_to(reader).filter(pk=OuterRef("document")))
    vacant = Case(When(_of_steps(_nobody), then=True), default=False)
    marked = held.filter(_of_steps(_nobody_able)).annotate(vacant=vacant, readable=readable)
    if reason:
        marked = marked.filter(vacant=reason == Reason.VACANT)
    rows = list(marked.select_related("document__entry", "unit", "person").order_by("since", "pk")[:SHOWN])
    return StuckPapers(list(_with_followers(reader, rows)), marked.count() if len(rows) == SHOWN else len(rows))


def _of_steps(condition: Callable[[Step], Q]) -> Q:
    found = Q(pk__in=[])
    for step in STEPS:
        found |= Q(step=step) & condition(step)
    return found


def _nobody(step: Step) -> Q:
    """Nobody holds the post, or nobody who may sign in."""
    return Q(~Exists(_posts(step, OuterRef).filter(person__is_active=True)))


def _nobody_able(step: Step) -> Q:
    """Whoever holds the post is away, and nobody present has it by delegation."""
    here = _posts(step, OuterRef).filter(_present("person"), person__is_active=True)
    field = Q(field=None) | Q(field=OuterRef("document__field"))
    kind = Q(document_type="") | Q(document_type=OuterRef("document__document_type__name"))
    lent = Exists(_posts(step, lambda name: OuterRef(OuterRef(name))).filter(person=OuterRef("grantor")))
    return Q(~Exists(here), ~Exists(grants_in_force().filter(_present("deputy"), field, kind, lent)))


def _present(who: str) -> Any:
    return ~Exists(Absence.objects.covering().filter(person=OuterRef(who)))


def _posts(step: Step, outer: Ref) -> QuerySet[Appointment]:
    """The posts that do this step of a custody."""
    posts = Appointment.objects.in_force()
    if step == Step.ASSIGN:
        return posts.filter(role=Role.UNIT_HEAD, unit=outer("unit"))
    if step == Step.INSTRUCT:
        on_duty = Exists(Duty.objects.in_force().filter(person=OuterRef("person")))
        instructing = Q(role=Role.CHIEF) | Q(on_duty, role=Role.DEPUTY_CHIEF)
        return posts.filter(instructing, unit__agency=outer("document__agency"))
    return posts.filter(person=outer("person"))


def _with_followers(reader: Person, rows: Sequence[Custody]) -> Iterable[StuckPaper]:
    absent = absent_without_grant(reader.agency_id) if rows else []
    with_posts(absence.person for absence, _ in absent)
    for custody in rows:
        marks = vars(custody)
        awaited = ((one.last, following) for one, following in absent if _awaits(custody, one.person))
        until, following = next(awaited, (None, None))
        reason = Reason.VACANT if marks["vacant"] else Reason.ABSENT
        yield StuckPaper(custody, reason.label, following, until, marks["readable"])


def _awaits(custody: Custody, person: Person) -> bool:
    if custody.step == Step.ASSIGN:
        return person.holds({Role.UNIT_HEAD}, unit_id=custody.unit_id)
    return person.holds({Role.CHIEF}) if custody.step == Step.INSTRUCT else custody.person_id == person.pk
