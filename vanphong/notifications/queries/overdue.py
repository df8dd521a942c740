"""What is late or due: in whose hands, and by unit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import merge
from itertools import chain
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, QuerySet, Value, When, Window
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, RowNumber

from vanphong.deadlines.rules import ANSWERS_FOR
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.documents.queries import overdue
from vanphong.kernel import clock
from vanphong.memos.queries import at_unit
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person, Unit

from .late import Late, end_of, of_paper, of_question, of_step, questions_late, readable_by, steps_due

SHOWN = 10
CHUNK = 500


@dataclass
class Held:
    """What is late or due today in one person's hands: how many, and the first of them."""

    count: int = 0
    first: list[Late] = field(default_factory=list)


@dataclass
class UnitOverdue:
    """Việc quá hạn của một đơn vị: how many, and those longest overdue, the oldest first."""

    unit: Unit
    count: int = 0
    lines: list[Late] = field(default_factory=list)

    @property
    def oldest(self) -> date:
        return self.lines[0].day

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


def due_in_hands(day: date, agency_id: int) -> dict[int, Held]:
    """Late or due that day, by the person who has it in hand. Four queries, however many people and things."""
    heads = _answering(agency_id)
    found: dict[int, Held] = defaultdict(Held)
    kinds = _papers_in_hand(day, agency_id, heads), _steps_in_hand(day, agency_id), _asked(day, agency_id, heads)
    for late, people in merge(*kinds, key=lambda pair: pair[0].moment):
        for person in people:
            held = found[person]
            held.count += 1
            if len(held.first) < SHOWN:
                held.first.append(late)
    return found


Heads = dict[tuple[int, str], list[int]]
InHand = Iterator[tuple[Late, Iterable[int]]]


def _papers_in_hand(day: date, agency_id: int, heads: Heads) -> InHand:
    papers = overdue(day + timedelta(days=1), agency_id).exclude(custody=None)
    papers = papers.select_related("custody__person", "custody__unit", "entry").order_by("due_date", "pk")
    for paper in papers.iterator(chunk_size=CHUNK):
        for late in of_paper(paper):
            yield late, _in_hand(paper, heads)


def _steps_in_hand(day: date, agency_id: int) -> InHand:
    for step in steps_due(agency_id, end_of(day)).exclude(person=None).iterator(chunk_size=CHUNK):
        for late in of_step(step):
            yield late, [step.person_id] if step.person_id else []


def _asked(day: date, agency_id: int, heads: Heads) -> InHand:
    for question in questions_late(agency_id, day + timedelta(days=1)).iterator(chunk_size=CHUNK):
        for late in of_question(question):
            yield late, heads.get((question.unit_id, Role.UNIT_HEAD), [])


def _in_hand(paper: Document, heads: Heads) -> Iterable[int]:
    custody = paper.custody
    if custody is None:
        return []
    if custody.person_id:
        return [custody.person_id]
    return heads.get((custody.unit_id, ANSWERS_FOR.get(Step(custody.step), Role.UNIT_HEAD)), [])


def _answering(agency_id: int) -> Heads:
    posts = Appointment.objects.in_force().filter(unit__agency=agency_id, role__in=set(ANSWERS_FOR.values()))
    found: Heads = defaultdict(list)
    for unit, role, person in posts.values_list("unit", "role", "person"):
        found[unit, role].append(person)
    return found


def overdue_by_unit(reader: Person, day: date, *, shown: int | None = SHOWN) -> list[UnitOverdue]:
    """Quá hạn theo đơn vị đang giữ: papers and questions `reader` may see, and every late step of a memo, without its
    words where they may not; `shown` of each unit, None for every one. As many queries for one as for many."""
    found: dict[int, list[Late]] = defaultdict(list)
    counts: Counter[int] = Counter()
    kinds = _papers_of_units(reader, day, shown), _steps_of_units(reader, day, shown), _questions(reader, day, shown)
    for unit, late, count in chain(*kinds):
        found[unit].append(late)
        counts[unit] += count
    units = Unit.objects.filter(pk__in=found).order_by("position", "pk")
    return [
        UnitOverdue(unit, counts[unit.pk], sorted(found[unit.pk], key=lambda late: late.moment)[:shown])
        for unit in units
    ]


OfUnits = Iterator[tuple[int, Late, int]]


def _papers_of_units(reader: Person, day: date, shown: int | None) -> OfUnits:
    papers = Document.objects.filter(agency_id=reader.agency_id).visible_to(reader).for_row()
    for paper in _oldest(papers.overdue_on(day).exclude(custody=None), "custody__unit", "due_date", shown):
        yield from ((paper.at, line, paper.counted) for line in of_paper(paper))


def _steps_of_units(reader: Person, day: date, shown: int | None) -> OfUnits:
    """Each at the unit it waits at, the memo's own where that of the person is not known."""
    late = at_unit(readable_by(reader, steps_due(reader.agency_id, clock.now())), Value(day))
    for step in _oldest(late, Coalesce("at_unit", "memo__unit_id", output_field=BigIntegerField()), "due_at", shown):
        yield from ((step.at, line, step.counted) for line in of_step(step, readable=step.readable))


def _questions(reader: Person, day: date, shown: int | None) -> OfUnits:
    seen = Document.objects.visible_to(reader).order_by().values("pk")
    late = questions_late(reader.agency_id, day).filter(document__in=seen)
    for question in _oldest(late, "unit", "due_date", shown):
        yield from ((question.at, line, question.counted) for line in of_question(question))


def _oldest(late: QuerySet[Any], unit: str | Combinable, due: str, shown: int | None) -> QuerySet[Any]:
    """The oldest of each unit, with the unit (`at`); the first of them counts for all there are (`counted`)."""
    place = Window(RowNumber(), partition_by="at", order_by=[due, "pk"])
    size = Window(Count("pk"), partition_by="at")
    placed = late.annotate(at=F(unit) if isinstance(unit, str) else unit).annotate(place=place, size=size)
    counted = placed.annotate(counted=Case(When(place=1, then="size"), default=0))
    return (counted.filter(place__lte=shown) if shown else counted).order_by("at", due, "pk")
