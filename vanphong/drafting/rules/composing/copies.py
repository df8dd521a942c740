"""Bản sao (NĐ 30/2020, art. 25 to 27; PL I, phần II): what is written on a copy, on paper and in electronic form."""

from dataclasses import dataclass
from datetime import date, datetime

from vanphong.worktime.rules import OFFICE_ZONE

from ..decree import COPIES
from .content import OPEN_NUMBER, Signed

#: Hình thức sao as it is printed (PL I, phần II.II.1a).
FORMS = {"Bản sao y": "SAO Y", "Bản trích sao": "TRÍCH SAO", "Bản sao lục": "SAO LỤC"}


@dataclass(frozen=True)
class Copy:
    """Bản sao sang giấy. `kind` is a name of COPIES; `number` one of the one series all copies of a year have.

    Without a number its place stays open until the copy is issued; so do those of day and month, in this `year`.
    """

    kind: str
    agency: str
    number: str
    agency_code: str
    place: str
    day: date | None
    signed: Signed
    recipients: tuple[str, ...] = ()
    parent: str = ""
    year: int = 0

    @property
    def form(self) -> str:
        return FORMS[self.kind]

    @property
    def code(self) -> str:
        """Số, ký hiệu: "05/SY-UBND"; numbers under 10 have a zero."""
        number = self.number.zfill(2) if self.number else OPEN_NUMBER
        return f"{number}/{COPIES[self.kind]}-{self.agency_code}"


def electronic_mark(kind: str, agency: str, signed_at: datetime) -> str:
    """What stands on an electronic copy: its form, who made it, when it was signed, in Vietnam's time by ISO 8601.

    In one line, as model 3.2 of PL III has it. Raises KeyError for what is no kind of copy, ValueError for a moment
    without its zone.
    """
    if signed_at.tzinfo is None:
        raise ValueError("a moment without its zone")
    return f"{FORMS[kind]}; {agency}; {signed_at.astimezone(OFFICE_ZONE).isoformat(timespec='seconds')}"
