"""Papers of routing: the day's sheet and the handling slip (NĐ 30/2020, art. 23, PL IV.VII)."""

from pathlib import Path
from typing import Any

from vanphong.documents.enums import Urgency
from vanphong.documents.models import Document
from vanphong.kernel.typesetting import typeset, typeset_sheet
from vanphong.org.enums import AgencyKind
from vanphong.org.models import Agency
from vanphong.ui.formats import vndate, vndatetime

from .enums import UnitRole
from .models import Assignment, Instruction, InstructionUnit
from .queries import DaySheet, Group, Line, assignments_of, instructions_of
from .rules import instead

SLIP = Path(__file__).parent / "typst" / "handling_slip.typ"
COLUMNS = [
    {"title": "Số đến", "width": 5, "align": "center"},
    {"title": "Tác giả", "width": 14, "align": "left"},
    {"title": "Số, ký hiệu; ngày tháng", "width": 11, "align": "left"},
    {"title": "Trích yếu nội dung", "width": 27, "align": "left"},
    {"title": "Độ khẩn", "width": 7, "align": "center"},
    {"title": "Chủ trì", "width": 12, "align": "left"},
    {"title": "Phối hợp", "width": 10, "align": "left"},
    {"title": "Hạn", "width": 8, "align": "center"},
    {"title": "Ý kiến chỉ đạo", "width": 16, "align": "left"},
]


def day_sheet(sheet: DaySheet, agency: Agency) -> bytes:
    """Phiếu trình văn bản đến trong ngày, on landscape pages: what has no instruction yet leaves room for one."""
    rows: list[Any] = []
    for title, groups in sheet.parts:
        for group in groups:
            rows += _rows_of(title, group)
    data = {
        "agency": head_of(agency),
        "title": "Tổng hợp văn bản đến trình Chánh Văn phòng",
        "subtitle": f"Ngày {vndate(sheet.day)}: {len(sheet.lines)} văn bản, {sheet.waiting} văn bản chờ bút phê",
        "columns": COLUMNS,
        "rows": rows,
        "printed": f"{agency.name} · {vndate(sheet.day)}",
    }
    return typeset_sheet(data)


def head_of(agency: Agency) -> dict[str, str]:
    """Whose paper it is: the Office of a committee, or the agency itself."""
    if agency.kind == AgencyKind.PROVINCIAL_COMMITTEE:
        return {"parent": agency.name, "name": "Văn phòng"}
    return {"parent": "", "name": agency.name}


def _rows_of(title: str, group: Group) -> list[Any]:
    heading = {"heading": f"{title} · {group.name} ({len(group.lines)})"}
    return [heading, *(_row(line) for line in group.lines)]


def _row(line: Line) -> list[str]:
    document, instruction = line.document, line.instruction
    return [
        str(document.arrival_number or ""),
        document.issuer_name,
        "; ".join(part for part in (document.code, vndate(document.issued_date)) if part),
        document.subject,
        Urgency(document.urgency).label if document.urgency else "",
        line.lead,
        line.supporting,
        vndate(instruction.due_date) if instruction else "",
        instruction.text if instruction else "",
    ]


def handling_slip(document: Document) -> bytes:
    """Phiếu giải quyết văn bản đến: the instruction, the assignment, the handler's proposal, each with its date."""
    data = {
        "agency": head_of(document.agency),
        "subject": document.subject,
        "described": _described(document),
        "arrival": f"Số đến {document.arrival_number}, ngày {vndate(document.arrival_date)}",
        "instructions": [_instructed(one) for one in instructions_of(document)],
        "assignments": [_assigned(one) for one in assignments_of(document)],
        "proposal": {"text": document.closing_note, "date": vndate(document.closed_at)} if document.closed_at else None,
    }
    return typeset(SLIP, data)


def _described(document: Document) -> str:
    """Tên loại; số và ký hiệu; ngày, tháng, năm; cơ quan ban hành."""
    kind = str(document.document_type or "Văn bản")
    code = f"số {document.code}" if document.code else ""
    day = f"ngày {vndate(document.issued_date)}" if document.issued_date else ""
    return " ".join(part for part in (kind, code, day, f"của {document.issuer_name}") if part)


def _instructed(instruction: Instruction) -> dict[str, Any]:
    return {
        "by": f"{instruction.author_title} {instruction.author.full_name}{instead(instruction.in_place)}",
        "at": vndatetime(instruction.given_at),
        "text": instruction.text,
        "units": [_unit(named) for named in instruction.units.all()],
        "withdrawn": not instruction.current,
    }


def _unit(named: InstructionUnit) -> dict[str, str]:
    return {
        "role": UnitRole(named.role).label,
        "name": named.unit.name,
        "due": vndate(named.due_date),
    }


def _assigned(assignment: Assignment) -> dict[str, str]:
    return {
        "by": f"{assignment.assigned_by.full_name}{instead(assignment.in_place)}",
        "to": assignment.person.full_name,
        "due": vndate(assignment.due_date),
        "note": assignment.note,
        "at": vndatetime(assignment.given_at),
        "ended": "" if assignment.ended_at is None else assignment.get_outcome_display(),
    }
