"""Bảng số liệu: what is added up in a table (art. 12)."""

import re
from collections.abc import Iterator

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..reading.paper import Table
from .registry import Draft, Hit, rule

FIGURES = "Bảng số liệu"
AMOUNT = re.compile(r"^-?\d{1,3}(\.\d{3})*(,\d+)?$|^-?\d+(,\d+)?$")
NESTED = re.compile(r"^([IVX]+|\d+\.\d+|[a-zđ]|[A-Z])[.)]?$")
"""Rows of rows: what is added up of them cannot be told."""
TOTALS = ("tong cong", "tong so", "cong", "tong")


@rule("BS-01", "Dòng tổng cộng khớp với các dòng trên", "Điều 12", FIGURES, Severity.HINT, of_pdf=False)
def sums(draft: Draft) -> Iterator[Hit]:
    for table in draft.parts.tables:
        yield from _sums(draft, table)


def _sums(draft: Draft, table: Table) -> Iterator[Hit]:
    """The last row, where it is called a total: each column of plain numbers above it adds up."""
    rows = [row for row in table.rows if any(cell.strip() for cell in row)]
    total = next((row for row in reversed(rows) if any(fold(cell) in TOTALS for cell in row[:2])), None)
    rows = [row for row in rows if not _is_order(list(row))]
    if total is None or len(rows) < 4 or any(NESTED.match(row[0].strip()) for row in rows):
        return
    above = rows[1 : rows.index(total)] if rows.index(total) > 1 else rows[rows.index(total) + 1 :]
    for column in range(1, len(total)):
        if not AMOUNT.match(total[column].strip()) or re.search(r"%|tỷ lệ|tỉ lệ", rows[0][column], re.IGNORECASE):
            continue
        cells = [row[column].strip() for row in above if column < len(row)]
        if len(cells) != len(above) or not all(AMOUNT.match(cell) or not cell for cell in cells):
            continue
        added, told = sum(map(_amount, cells)), _amount(total[column].strip())
        if abs(added - told) > 0.001 and not _is_order(cells):
            cells_with = (one for one in draft.paper.lines if one.place.cell and one.words == total[column].strip())
            line = next(cells_with, None)
            yield Hit(f"tổng cộng {total[column].strip()}", f"các dòng trên cộng lại là {_told(added)}", line)


def _is_order(cells: list[str]) -> bool:
    return [cell for cell in cells if cell] == [str(number) for number in range(1, len(cells) + 1)]


def _amount(cell: str) -> float:
    return float(cell.replace(".", "").replace(",", ".")) if cell else 0.0


def _told(amount: float) -> str:
    whole = f"{amount:,.3f}".rstrip("0").rstrip(".")
    return whole.replace(",", "·").replace(".", ",").replace("·", ".")
