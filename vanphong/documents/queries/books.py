"""The registers as books: every line of a year, with what is written in it (NĐ 30/2020, PL IV)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from vanphong.kernel.vietnamese import fold

from ..enums import EntryStatus
from ..models import Document, Recipient, Register, RegisterEntry


@dataclass(frozen=True)
class BookFilter:
    """What narrows a book on screen: words, a run of numbers, a period of entering."""

    q: str = ""
    first: int | None = None
    last: int | None = None
    start: date | None = None
    end: date | None = None


def years_of(register: Register) -> list[int]:
    """The years the register has lines in, latest first."""
    return list(register.entries.order_by("-year").values_list("year", flat=True).distinct())


def lines_of(register: Register, year: int, params: BookFilter | None = None) -> QuerySet[RegisterEntry]:
    """The lines of a year in the order of their numbers, each with its document and what a row shows of it."""
    params = params or BookFilter()
    documents = Document.objects.for_list().prefetch_related(
        Prefetch("recipients", Recipient.objects.all()), "replies__entry"
    )
    lines = RegisterEntry.objects.filter(register=register, year=year).order_by("number")
    bounds = {
        "number__gte": params.first,
        "number__lte": params.last,
        "entered_on__gte": params.start,
        "entered_on__lte": params.end,
    }
    lines = lines.filter(**{name: value for name, value in bounds.items() if value is not None})
    for word in fold(params.q).split():
        lines = lines.filter(document__search_text__contains=word)
    return lines.prefetch_related(Prefetch("document", documents))


def next_reserved(register: Register, year: int) -> QuerySet[RegisterEntry]:
    """Số đang giữ of a register in a year."""
    return RegisterEntry.objects.filter(register=register, year=year, status=EntryStatus.RESERVED).order_by("number")


def last_number(register: Register, year: int) -> int:
    counter = register.counters.filter(year=year).first()
    return counter.last_number if counter else 0
