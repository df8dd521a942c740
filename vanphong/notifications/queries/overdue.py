"""What is late or due: in whose hands, and by unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import merge

from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from vanphong.deadlines.rules import ANSWERS_FOR
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.documents.queries import overdue
from vanphong.kernel import clock
from vanphong.memos.enums import Who
from vanphong.memos.models import RoundStep
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person, Unit
from vanphong.org.queries import with_posts

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
    words where they may not; `shown` of each unit, None for every one. A few queries, however many units."""
    found: dict[int, UnitOverdue] = {}
    for unit, late, count in [
        *_papers_of_units(reader, day, shown),
        *_steps_of_units(reader),
        *_questions_of_units(reader, day),
    ]:
        one = found.setdefault(unit.pk, UnitOverdue(unit))
        one.count += count
        one.lines.append(late)
    for one in found.values():
        one.lines = sorted(one.lines, key=lambda late: late.moment)[:shown]
    return sorted(found.values(), key=lambda one: (one.unit.position, one.unit.pk))


OfUnits = Iterator[tuple[Unit, Late, int]]


def _papers_of_units(reader: Person, day: date, shown: int | None) -> OfUnits:
    """The oldest of each unit; the first of them counts for all there are."""
    papers = Document.objects.filter(agency_id=reader.agency_id).visible_to(reader).for_row()
    late = papers.overdue_on(day).exclude(custody=None)
    size = Window(Count("pk"), partition_by="custody__unit")
    place = Window(RowNumber(), partition_by="custody__unit", order_by=["due_date", "pk"])
    rows = late.annotate(size=size, place=place).order_by("custody__unit", "due_date", "pk")
    for paper in rows.filter(place__lte=shown) if shown else rows:
        for line in of_paper(paper):
            if custody := paper.custody:
                yield custody.unit, line, vars(paper)["size"] if vars(paper)["place"] == 1 else 0


def _steps_of_units(reader: Person) -> OfUnits:
    steps = list(readable_by(reader, steps_due(reader.agency_id, clock.now())))
    with_posts([step.person for step in steps if step.person])
    for step in steps:
        for line in of_step(step, readable=vars(step)["readable"]):
            yield _waits_at(step), line, 1


def _waits_at(step: RoundStep) -> Unit:
    """The unit it asks (of a head the memo's own), else that of the person, else the memo's."""
    if step.unit or step.who == Who.UNIT_HEAD:
        return step.unit or step.memo.unit
    return (step.person and step.person.unit) or step.memo.unit


def _questions_of_units(reader: Person, day: date) -> OfUnits:
    seen = Document.objects.visible_to(reader).order_by().values("pk")
    for question in questions_late(reader.agency_id, day).filter(document__in=seen):
        for line in of_question(question):
            yield question.unit, line, 1
