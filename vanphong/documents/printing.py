"""The registers on paper with the columns of the decree: PDF to be bound, and a spreadsheet (NĐ 30/2020, PL IV)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, Protocol

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from vanphong.kernel import clock
from vanphong.kernel.typesetting import typeset_sheet
from vanphong.ui.formats import vndate, vndatetime

from .enums import Direction, EntryStatus
from .models import Document, Register, RegisterEntry
from .rules import is_overdue

UNUSED = {EntryStatus.VOID: "Bỏ số", EntryStatus.RESERVED: "Giữ số"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """One column of a register: its heading, its share of the page, how it stands, and what a line shows in it."""

    title: str
    width: int
    align: str
    cell: Callable[[RegisterEntry, Document], str]


def _moment_of_passing(document: Document) -> date | None:
    passed: list[Any] = getattr(document, "passed_on", [])
    return passed[0].since if passed else None


def _kind_and_subject(document: Document) -> str:
    kind = f"{document.document_type}: " if document.document_type else ""
    return f"{kind}{document.subject}"


def _holder(document: Document) -> str:
    if document.lead_unit:
        return str(document.lead_unit)
    return str(document.custody.unit) if document.custody else ""


def _origin(document: Document) -> str:
    dated = f"ngày {vndate(document.issued_date)}" if document.issued_date else ""
    kind = str(document.document_type or "")
    return ", ".join(part for part in (kind, document.code, dated, document.issuer_name) if part)


def _progress(document: Document) -> str:
    return f"{document.get_status_display()}{' (quá hạn)' if is_overdue(document) else ''}"


def _answers(document: Document) -> str:
    return "; ".join(answer.code for answer in getattr(document, "answers", []))


def _addressees(document: Document) -> str:
    return "; ".join(one.name for one in getattr(document, "addressees", []))


def _kept_by(document: Document) -> str:
    return ", ".join(part for part in ("VT", document.lead_unit.code if document.lead_unit else "") if part)


INCOMING = [
    Column("Ngày đến", 9, "center", lambda entry, paper: vndate(paper.arrival_date)),
    Column("Số đến", 6, "center", lambda entry, paper: str(entry.number)),
    Column("Tác giả", 16, "left", lambda entry, paper: paper.issuer_name),
    Column("Số, ký hiệu", 11, "left", lambda entry, paper: paper.code),
    Column("Ngày tháng văn bản", 9, "center", lambda entry, paper: vndate(paper.issued_date)),
    Column("Tên loại và trích yếu nội dung", 30, "left", lambda entry, paper: _kind_and_subject(paper)),
    Column("Đơn vị hoặc người nhận", 14, "left", lambda entry, paper: _holder(paper)),
    Column("Ngày chuyển", 9, "center", lambda entry, paper: vndate(_moment_of_passing(paper))),
    Column("Ký nhận", 8, "left", lambda entry, paper: ""),
    Column("Ghi chú", 12, "left", lambda entry, paper: paper.note),
]
OUTGOING = [
    Column("Số, ký hiệu văn bản", 12, "left", lambda entry, paper: paper.code),
    Column("Ngày tháng văn bản", 9, "center", lambda entry, paper: vndate(paper.issued_date)),
    Column("Tên loại và trích yếu nội dung", 30, "left", lambda entry, paper: _kind_and_subject(paper)),
    Column("Người ký", 12, "left", lambda entry, paper: paper.signer_name),
    Column("Nơi nhận văn bản", 18, "left", lambda entry, paper: _addressees(paper)),
    Column("Đơn vị, người nhận bản lưu", 9, "left", lambda entry, paper: _kept_by(paper)),
    Column("Số lượng bản", 6, "right", lambda entry, paper: str(paper.copies)),
    Column("Ngày chuyển", 9, "center", lambda entry, paper: vndate(paper.closed_at)),
    Column("Ký nhận", 8, "left", lambda entry, paper: ""),
    Column("Ghi chú", 12, "left", lambda entry, paper: paper.note),
]
FOLLOW_UP = [
    Column("Số đến", 6, "center", lambda entry, paper: str(entry.number)),
    Column("Tên loại, số, ký hiệu, ngày tháng, tác giả", 30, "left", lambda entry, paper: _origin(paper)),
    Column("Đơn vị hoặc người nhận", 18, "left", lambda entry, paper: _holder(paper)),
    Column("Thời hạn giải quyết", 10, "center", lambda entry, paper: vndate(paper.due_date)),
    Column("Tiến độ giải quyết", 16, "left", lambda entry, paper: _progress(paper)),
    Column("Số, ký hiệu văn bản trả lời", 14, "left", lambda entry, paper: _answers(paper)),
    Column("Ghi chú", 16, "left", lambda entry, paper: paper.closing_note or paper.note),
]


@dataclass(frozen=True)
class BookLine:
    """One line of a register laid out: its cells in the order of the columns."""

    entry: RegisterEntry
    document: Document | None
    cells: list[tuple[Column, str]]


def columns_of(register: Register) -> list[Column]:
    return INCOMING if register.direction == Direction.INCOMING else OUTGOING


def laid_out(entry: RegisterEntry, columns: list[Column]) -> BookLine:
    """A line as it stands in the book; a number without a document shows its reason in the last column."""
    document: Document | None = getattr(entry, "document", None)
    if document is not None:
        return BookLine(entry, document, [(column, column.cell(entry, document)) for column in columns])
    cells = dict.fromkeys((column.title for column in columns), "")
    cells[columns[0].title] = vndate(entry.entered_on) if columns is INCOMING else str(entry.number)
    if columns is not FOLLOW_UP:
        cells[columns[1].title] = str(entry.number) if columns is INCOMING else vndate(entry.entered_on)
    cells[columns[-1].title] = f"{UNUSED.get(EntryStatus(entry.status), '')}: {entry.reason}"
    return BookLine(entry, None, [(column, cells[column.title]) for column in columns])


class Heading(Protocol):
    """What a column says of itself on any sheet."""

    @property
    def title(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def align(self) -> str: ...


@dataclass(frozen=True)
class Sheet:
    """A book as a sheet: whose, which, and its columns; `tab` names it in a spreadsheet."""

    agency: str
    title: str
    subtitle: str
    tab: str
    columns: Sequence[Heading]


def as_pdf(register: Register, year: int, title: str, columns: list[Column], lines: Iterable[BookLine]) -> bytes:
    """The register typeset on landscape pages with the office's head."""
    subtitle = f"Năm {year}" if title == register.name else f"{register.name}, năm {year}"
    return sheet_as_pdf(_sheet(register, year, title, subtitle, columns), _texts(lines))


def as_xlsx(register: Register, year: int, title: str, columns: list[Column], lines: Iterable[BookLine]) -> bytes:
    """The register as a spreadsheet; what would be read as a formula stays text."""
    subtitle = f"{register.name}, năm {year}"
    return sheet_as_xlsx(_sheet(register, year, title, subtitle, columns), _texts(lines))


def _sheet(register: Register, year: int, title: str, subtitle: str, columns: list[Column]) -> Sheet:
    return Sheet(register.agency.name, title, subtitle, f"{register.code} {year}", columns)


def _texts(lines: Iterable[BookLine]) -> Iterable[list[str]]:
    return ([text for _, text in line.cells] for line in lines)


def sheet_as_pdf(sheet: Sheet, rows: Iterable[list[str]]) -> bytes:
    data = {
        "agency": {"parent": None, "name": sheet.agency},
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "columns": [{"title": one.title, "width": one.width, "align": one.align} for one in sheet.columns],
        "rows": list(rows),
        "printed": f"In lúc {vndatetime(clock.now())}",
    }
    return typeset_sheet(data)


def sheet_as_xlsx(sheet: Sheet, rows: Iterable[list[str]]) -> bytes:
    workbook = Workbook()
    tab: Any = workbook.active
    tab.title = sheet.tab.replace("/", "-")[:31]
    tab.append([sheet.title.upper()])
    tab.append([f"{sheet.agency} · {sheet.subtitle}"])
    tab.append([column.title for column in sheet.columns])
    for row in rows:
        tab.append([as_text(text) for text in row])
    for place, column in enumerate(sheet.columns, start=1):
        tab.column_dimensions[get_column_letter(place)].width = column.width * 1.3
    for cells in tab.iter_rows(min_row=3):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Times New Roman", size=11, bold=cell.row == 3)
    tab.freeze_panes = "A4"
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def as_text(text: str) -> str:
    """Text for a cell: no control characters, and nothing a spreadsheet would run."""
    kept = "".join(character for character in text if character >= " " or character in "\n\t")
    return f"'{kept}" if kept.startswith(FORMULA) else kept
