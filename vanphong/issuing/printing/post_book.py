"""Sổ gửi văn bản đi bưu điện on paper, with the six columns of the decree (NĐ 30/2020, PL IV.III)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vanphong.documents.printing import Sheet, sheet_as_pdf, sheet_as_xlsx
from vanphong.org.models import Agency
from vanphong.ui.formats import vndate

from ..enums import DeliveryState
from ..models import Delivery

TITLE = "Sổ gửi văn bản đi bưu điện"


@dataclass(frozen=True)
class Column:
    """One column: its heading, its share of the page, how it stands, and what a line shows in it."""

    title: str
    width: int
    align: str
    cell: Callable[[Delivery], str]


def _signed_for(delivery: Delivery) -> str:
    received = f"đã nhận {vndate(delivery.received_at)}" if delivery.received_at else ""
    return ", ".join(part for part in (delivery.postal_number, received) if part)


def _remark(delivery: Delivery) -> str:
    match delivery.state:
        case DeliveryState.RETURNED:
            return f"Trả lại {vndate(delivery.returned_at)}: {delivery.reason}"
        case DeliveryState.RECALLED:
            return f"Thu hồi, đã về {vndate(delivery.recalled_at)}"
        case _:
            return "Thu hồi, chờ trả lại" if delivery.recall_awaited else ""


COLUMNS = [
    Column("Ngày chuyển", 10, "center", lambda one: vndate(one.sent_on)),
    Column("Số, ký hiệu văn bản", 14, "left", lambda one: one.document.code),
    Column("Nơi nhận văn bản", 30, "left", lambda one: ", ".join(filter(None, (one.name, one.address)))),
    Column("Số lượng bì", 8, "right", lambda one: str(one.envelopes or "")),
    Column("Ký nhận và dấu bưu điện", 20, "left", _signed_for),
    Column("Ghi chú", 18, "left", _remark),
]


def as_pdf(agency: Agency, year: int, deliveries: Iterable[Delivery]) -> bytes:
    """The book typeset on landscape pages with the office's head, to be stamped and bound."""
    return sheet_as_pdf(_sheet(agency, year), _rows(deliveries))


def as_xlsx(agency: Agency, year: int, deliveries: Iterable[Delivery]) -> bytes:
    """The book as a spreadsheet."""
    return sheet_as_xlsx(_sheet(agency, year), _rows(deliveries))


def _sheet(agency: Agency, year: int) -> Sheet:
    return Sheet(agency.name, TITLE, f"Năm {year}", f"Bưu điện {year}", COLUMNS)


def _rows(deliveries: Iterable[Delivery]) -> Iterable[list[str]]:
    return ([column.cell(one) for column in COLUMNS] for one in deliveries)
