"""The day's sheet: what the registry puts before the Chief of Office (NĐ 30/2020, art. 23.1)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from vanphong.documents.enums import Secrecy, Status
from vanphong.documents.models import DeadlineRule, Document
from vanphong.documents.queries import deadline_rules, papers_open_to
from vanphong.org.models import Person, Unit

from ..enums import UnitRole
from ..models import Instruction, InstructionUnit
from .limits import suggested_due, time_limit

NO_FIELD = "Chưa xác định lĩnh vực"


@dataclass(frozen=True)
class Line:
    """One paper of the sheet: as registered, and the instruction where it has one."""

    document: Document
    entered_on: date
    instruction: Instruction | None
    lead: str
    supporting: str
    suggested_due: date | None

    @property
    def waiting(self) -> bool:
        return self.document.status == Status.REGISTERED


@dataclass(frozen=True)
class Group:
    """The lines of one field, most urgent first, then by arrival number."""

    name: str
    lines: list[Line]

    @property
    def suggested(self) -> Unit | None:
        """The unit that usually leads papers of this field."""
        field = self.lines[0].document.field
        return field.lead_unit if field else None


@dataclass(frozen=True)
class DaySheet:
    """Phiếu trình văn bản đến: what is left from earlier days, then the day's papers, each by field."""

    day: date
    left: list[Group]
    of_the_day: list[Group]

    @property
    def lines(self) -> list[Line]:
        return [line for group in (*self.left, *self.of_the_day) for line in group.lines]

    @property
    def waiting(self) -> int:
        return sum(line.waiting for line in self.lines)

    @property
    def parts(self) -> list[tuple[str, list[Group]]]:
        """The two parts with their titles, those that have something in them."""
        titled = [("Còn lại từ các ngày trước", self.left), (f"Ngày {self.day:%d/%m/%Y}", self.of_the_day)]
        return [(title, groups) for title, groups in titled if groups]


def day_sheet(person: Person, day: date) -> DaySheet:
    """The sheet of a day as this person may see it: three queries, however many papers."""
    registered = papers_open_to(person).incoming().filter(agency_id=person.agency_id, secrecy=Secrecy.NONE)
    shown = registered.filter(entry__entered_on=day) | registered.filter(
        entry__entered_on__lt=day, status=Status.REGISTERED
    )
    papers = list(shown.for_list().select_related("field__lead_unit"))
    named = _units_named(papers)
    limits = list(deadline_rules(person.agency_id))
    lines = [_line(document, named.get(document.pk, []), limits) for document in papers]
    return DaySheet(
        day,
        _grouped(line for line in lines if line.entered_on < day),
        _grouped(line for line in lines if line.entered_on == day),
    )


def _units_named(papers: list[Document]) -> dict[int, list[InstructionUnit]]:
    found = defaultdict(list)
    named = InstructionUnit.objects.filter(instruction__document__in=papers, instruction__current=True)
    for unit in named.select_related("instruction__author", "unit").order_by("id"):
        found[unit.instruction.document_id].append(unit)
    return found


def _line(document: Document, named: list[InstructionUnit], limits: list[DeadlineRule]) -> Line:
    names: dict[str, list[str]] = defaultdict(list)
    for unit in named:
        names[unit.role].append(unit.unit.name)
    return Line(
        document=document,
        entered_on=document.entry.entered_on if document.entry else date.max,
        instruction=named[0].instruction if named else None,
        lead=", ".join(names[UnitRole.LEAD]),
        supporting=", ".join(names[UnitRole.SUPPORT]),
        suggested_due=suggested_due(document, time_limit(document, limits)),
    )


def _field_of(line: Line) -> str:
    return line.document.field.name if line.document.field else ""


def _order(line: Line) -> tuple[bool, str, int, int]:
    field = _field_of(line)
    return not field, field, -line.document.urgency, line.document.entry_id or 0


def _grouped(lines: Iterable[Line]) -> list[Group]:
    fields = groupby(sorted(lines, key=_order), key=_field_of)
    return [Group(field or NO_FIELD, list(group)) for field, group in fields]
