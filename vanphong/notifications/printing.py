"""The week's sheet of overdue work on paper."""

from datetime import date
from typing import Any

from vanphong.kernel import clock
from vanphong.kernel.typesetting import typeset_sheet
from vanphong.org.models import Agency
from vanphong.routing.printing import head_of
from vanphong.ui.formats import thousands, vndate, vndatetime

from .queries import Late, UnitOverdue

COLUMNS = [
    {"title": "Số, ký hiệu", "width": 12, "align": "left"},
    {"title": "Trích yếu nội dung", "width": 42, "align": "left"},
    {"title": "Người đang giữ", "width": 18, "align": "left"},
    {"title": "Hạn", "width": 10, "align": "center"},
    {"title": "Quá hạn", "width": 14, "align": "left"},
]


def overdue_week(units: list[UnitOverdue], agency: Agency, day: date) -> bytes:
    """Bảng việc quá hạn theo đơn vị, everything late of every unit."""
    rows: list[Any] = []
    for one in units:
        rows += [{"heading": f"{one.unit.name} ({thousands(one.count)})"}, *map(_row, one.lines)]
    count = sum(one.count for one in units)
    data = {
        "agency": head_of(agency),
        "title": "Việc quá hạn theo đơn vị",
        "subtitle": f"Ngày {vndate(day)}: {thousands(count)} việc ở {len(units)} đơn vị",
        "columns": COLUMNS,
        "rows": rows,
        "printed": f"In lúc {vndatetime(clock.now())}",
    }
    return typeset_sheet(data)


def _row(late: Late) -> list[str]:
    return [late.number, late.subject, late.holder, late.until, late.due.text]
