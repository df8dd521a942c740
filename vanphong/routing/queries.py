"""What waits where: for the Chief of Office, for a unit, for a person; and the day's sheet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet

from vanphong.documents.enums import Secrecy, Status, Step
from vanphong.documents.models import Document, Documents
from vanphong.documents.queries import holders_of
from vanphong.kernel import clock
from vanphong.org.enums import UnitKind
from vanphong.org.models import Person, Unit

from .enums import Outcome, UnitRole
from .models import Assignment, Instruction, InstructionUnit, UnitQuestion

WITH_A_HANDLER = [Status.ASSIGNED, Status.SUBMITTED, Status.DECIDED]
TOLD_FOR = timedelta(days=30)
"""How long a paper sent for information stays on a unit's list."""
NO_FIELD = "Chưa xác định lĩnh vực"


def awaiting_instruction(agency_id: int, day: date | None = None) -> Documents:
    """Chờ bút phê: registered papers of an agency, of one day of the register where named."""
    waiting = Document.objects.incoming().filter(agency_id=agency_id, status=Status.REGISTERED).for_list()
    return waiting.filter(entry__entered_on=day) if day else waiting


def unit_tray(person: Person) -> Documents:
    """Chờ phân công: papers my units lead and nobody was given yet."""
    return Document.objects.incoming().filter(status=Status.INSTRUCTED, lead_unit__in=person.unit_ids).for_list()


def handled_in_units_of(person: Person) -> Documents:
    """Đang xử lý trong đơn vị: papers my units lead and somebody has."""
    return Document.objects.incoming().filter(status__in=WITH_A_HANDLER, lead_unit__in=person.unit_ids).for_list()


def handled_by(person: Person) -> Documents:
    """Tôi đang xử lý: incoming papers that lie with me to be handled."""
    return Document.objects.incoming().filter(custody__person=person, custody__step=Step.HANDLE).for_list()


def supporting(person: Person) -> Documents:
    """Phối hợp: open papers another unit leads and mine help with."""
    return _named(person, UnitRole.SUPPORT).open()


def for_information(person: Person) -> Documents:
    """Để biết: papers sent to my units for information in the last month."""
    since = clock.now() - TOLD_FOR
    return _named(person, UnitRole.INFORMATION).filter(
        Exists(Instruction.objects.filter(document=OuterRef("pk"), current=True, given_at__gte=since))
    )


def _named(person: Person, role: UnitRole) -> Documents:
    named = InstructionUnit.objects.filter(
        instruction__document=OuterRef("pk"), instruction__current=True, unit__in=person.unit_ids, role=role
    )
    return Document.objects.incoming().filter(Exists(named)).for_list()


def questions_to(person: Person) -> QuerySet[UnitQuestion]:
    """Câu hỏi gửi đơn vị tôi: not answered yet, about papers still open."""
    waiting = UnitQuestion.objects.filter(
        unit__in=person.unit_ids, answered_at=None, document__in=Document.objects.open()
    )
    return waiting.select_related("document__entry", "asked_by", "unit").order_by("id")


def questions_about(document: Document) -> QuerySet[UnitQuestion]:
    return document.questions.select_related("asked_by", "unit", "answered_by").order_by("id")


def current_instruction(document: Document) -> Instruction | None:
    """The instruction in force, with the units it names."""
    found = document.instructions.filter(current=True).select_related("author")
    return found.prefetch_related("units__unit").first()


def active_assignment(document: Document) -> Assignment | None:
    return document.assignments.filter(outcome=Outcome.ACTIVE).select_related("person", "assigned_by", "unit").first()


def units_to_choose(agency_id: int, *, leaders: bool = False) -> QuerySet[Unit]:
    """Units in force that a paper can be given to; with the groups of leaders where they are only told."""
    units = Unit.objects.in_force(clock.today()).filter(agency_id=agency_id)
    return units if leaders else units.exclude(kind=UnitKind.LEADERSHIP)


@dataclass(frozen=True)
class Line:
    """One paper of the sheet: as registered, the unit that usually leads, and the instruction where it has one."""

    document: Document
    instruction: Instruction | None
    lead: str
    supporting: str

    @property
    def waiting(self) -> bool:
        return self.document.status == Status.REGISTERED


@dataclass(frozen=True)
class Group:
    """The lines of one field, most urgent first."""

    name: str
    lines: list[Line]


@dataclass(frozen=True)
class DaySheet:
    """Phiếu trình văn bản đến trong ngày: what is left from earlier days on top, then the day's papers."""

    day: date
    left: list[Group]
    of_the_day: list[Group]

    @property
    def lines(self) -> list[Line]:
        return [line for group in (*self.left, *self.of_the_day) for line in group.lines]

    @property
    def waiting(self) -> int:
        return sum(line.waiting for line in self.lines)


def day_sheet(person: Person, day: date) -> DaySheet:
    """The sheet of a day as this person may see it: two queries, however many papers."""
    registered = Document.objects.visible_to(person).incoming().filter(agency_id=person.agency_id, secrecy=Secrecy.NONE)
    of_the_day = registered.filter(entry__entered_on=day)
    left = registered.filter(entry__entered_on__lt=day, status=Status.REGISTERED)
    papers = list((of_the_day | left).for_list().select_related("field__lead_unit").order_by("entry__id"))
    named = _units_named(papers)
    lines = [_line(document, named.get(document.pk, [])) for document in papers]
    return DaySheet(
        day,
        _grouped(line for line in lines if _entered_on(line) < day),
        _grouped(line for line in lines if _entered_on(line) == day),
    )


def _units_named(papers: list[Document]) -> dict[int, list[InstructionUnit]]:
    named = InstructionUnit.objects.filter(instruction__document__in=papers, instruction__current=True)
    found = defaultdict(list)
    for unit in named.select_related("instruction__author", "unit").order_by("id"):
        found[unit.instruction.document_id].append(unit)
    return found


def _line(document: Document, named: list[InstructionUnit]) -> Line:
    names: dict[str, list[str]] = defaultdict(list)
    for unit in named:
        names[unit.role].append(unit.unit.name)
    instruction = named[0].instruction if named else None
    return Line(document, instruction, ", ".join(names[UnitRole.LEAD]), ", ".join(names[UnitRole.SUPPORT]))


def _entered_on(line: Line) -> date:
    entry = line.document.entry
    return entry.entered_on if entry else date.max


def _grouped(lines: Iterable[Line]) -> list[Group]:
    def name(line: Line) -> str:
        return line.document.field.name if line.document.field else ""

    ordered = sorted(
        lines, key=lambda line: (not name(line), name(line), -line.document.urgency, line.document.entry_id)
    )
    return [Group(field or NO_FIELD, list(group)) for field, group in groupby(ordered, key=name)]


def slip_of(document: Document) -> dict[str, object]:
    """What the handling slip is filled from: the instructions and assignments, oldest first."""
    return {
        "instructions": document.instructions.select_related("author").prefetch_related("units__unit"),
        "assignments": document.assignments.select_related("person", "assigned_by", "unit"),
        "holders": holders_of(document),
    }
