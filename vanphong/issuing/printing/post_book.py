"""Sổ gửi văn bản đi bưu điện on paper, with the six columns of the decree (NĐ 30/2020, PL IV.III)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vanphong.documents.printing import Sheet, sheet_as_pdf, sheet_as_xlsx
from vanphong.org.models import Agency
from vanphong.ui.formats import vndate

from ..enums import DeliveryState
from ..models import PostLine

TITLE = "Sổ gửi văn bản đi bưu điện"


@dataclass(frozen=True)
class Column:
    """One column: its heading, its share of the page, how it stands, and what a line shows in it."""

    title: str
    width: int
    align: str
    cell: Callable[[PostLine], str]


def _signed_for(line: PostLine) -> str:
    arrived = None if line.returned_at else line.delivery.received_at
    received = f"đã nhận {vndate(arrived)}" if arrived else ""
    return ", ".join(part for part in (line.postal_number, received) if part)


def _remark(line: PostLine) -> str:
    if line.returned_at:
        return f"Trả lại {vndate(line.returned_at)}: {line.reason}"
    if line.delivery.state == DeliveryState.RECALLED:
        return f"Thu hồi, đã về {vndate(line.delivery.recalled_at)}"
    return "Thu hồi, chờ trả lại" if line.delivery.recall_awaited else ""


COLUMNS = [
    Column("Ngày chuyển", 10, "center", lambda one: vndate(one.sent_on)),
    Column("Số, ký hiệu văn bản", 14, "left", lambda one: one.delivery.document.code),
    Column("Nơi nhận văn bản", 30, "left", lambda one: ", ".join(filter(None, (one.delivery.name, one.address)))),
    Column("Số lượng bì", 8, "right", lambda one: str(one.envelopes)),
    Column("Ký nhận và dấu bưu điện", 20, "left", _signed_for),
    Column("Ghi chú", 18, "left", _remark),
]


def as_pdf(agency: Agency, year: int, lines: Iterable[PostLine]) -> bytes:
    """The book typeset on landscape pages with the office's head, to be stamped and bound."""
    return sheet_as_pdf(_sheet(agency, year), _rows(lines))


def as_xlsx(agency: Agency, year: int, lines: Iterable[PostLine]) -> bytes:
    """The book as a spreadsheet."""
    return sheet_as_xlsx(_sheet(agency, year), _rows(lines))


def _sheet(agency: Agency, year: int) -> Sheet:
    return Sheet(agency.name, TITLE, f"Năm {year}", f"Bưu điện {year}", COLUMNS)


def _rows(lines: Iterable[PostLine]) -> Iterable[list[str]]:
    return ([column.cell(one) for column in COLUMNS] for one in lines)
