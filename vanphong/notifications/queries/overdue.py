"""What is late or due: in whose hands, and by unit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from vanphong.deadlines.rules import ANSWERS_FOR
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.documents.queries import overdue
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person, Unit
from vanphong.worktime.queries import due_state
from vanphong.worktime.rules import Due

SHOWN = 10


@dataclass
class Held:
    """The papers in one person's hands that are late or due today: how many, and the first of them."""

    count: int = 0
    first: list[Document] = field(default_factory=list)


@dataclass(frozen=True)
class UnitOverdue:
    """Việc quá hạn của một đơn vị: how many, since when the oldest, and the papers longest overdue."""

    unit: Unit
    count: int
    papers: list[Document]

    @property
    def oldest(self) -> date | None:
        return self.papers[0].due_date

    @property
    def lines(self) -> list[tuple[Document, Due]]:
        """Each paper with how its due date stands."""
        return [(paper, due_state(paper.due_date)) for paper in self.papers]

    @property
    def more(self) -> int:
        return self.count - len(self.papers)


def due_in_hands(day: date, agency_id: int) -> dict[int, Held]:
    """Late or due that day, by the person who has it in hand. Two queries, however many people and papers."""
    heads = _answering(agency_id)
    found: dict[int, Held] = defaultdict(Held)
    papers = overdue(day + timedelta(days=1), agency_id).exclude(custody=None).select_related("custody", "entry")
    for paper in papers.order_by("due_date", "pk").iterator(chunk_size=500):
        for person in _in_hand(paper, heads):
            held = found[person]
            held.count += 1
            if len(held.first) < SHOWN:
                held.first.append(paper)
    return found


def _in_hand(paper: Document, heads: dict[tuple[int, str], list[int]]) -> Iterable[int]:
    custody = paper.custody
    if custody is None:
        return []
    if custody.person_id:
        return [custody.person_id]
    return heads.get((custody.unit_id, ANSWERS_FOR.get(Step(custody.step), Role.UNIT_HEAD)), [])


def _answering(agency_id: int) -> dict[tuple[int, str], list[int]]:
    posts = Appointment.objects.in_force().filter(unit__agency=agency_id, role__in=set(ANSWERS_FOR.values()))
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for unit, role, person in posts.values_list("unit", "role", "person"):
        found[unit, role].append(person)
    return found


def overdue_by_unit(reader: Person, day: date, *, shown: int | None = SHOWN) -> list[UnitOverdue]:
    """Quá hạn theo đơn vị đang giữ, the papers `reader` may see; `shown` of each unit, None for every one."""
    papers = Document.objects.filter(agency_id=reader.agency_id).visible_to(reader).for_row()
    late = papers.overdue_on(day).exclude(custody=None)
    size = Window(Count("pk"), partition_by="custody__unit")
    place = Window(RowNumber(), partition_by="custody__unit", order_by=["due_date", "pk"])
    rows = late.annotate(size=size, place=place).order_by("custody__unit__position", "custody__unit", "due_date", "pk")
    found: dict[int, UnitOverdue] = {}
    for paper in rows.filter(place__lte=shown) if shown else rows:
        if custody := paper.custody:
            one = found.setdefault(custody.unit_id, UnitOverdue(custody.unit, vars(paper)["size"], []))
            one.papers.append(paper)
    return list(found.values())
