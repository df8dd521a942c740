"""The registers as books: every line of a year, with what is written in it (NĐ 30/2020, PL IV)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from vanphong.kernel.vietnamese import sought

from ..enums import Status, Step
from ..models import Custody, Document, Recipient, Register, RegisterCounter, RegisterEntry


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
    passed_on = Custody.objects.filter(step=Step.ASSIGN).order_by("since", "id")
    documents = Document.objects.for_list().prefetch_related(
        Prefetch("custodies", passed_on, to_attr="passed_on"),
        Prefetch("replies", Document.objects.filter(status=Status.ISSUED), to_attr="answers"),
        Prefetch("recipients", Recipient.objects.all(), to_attr="addressees"),
    )
    lines = RegisterEntry.objects.filter(register=register, year=year).order_by("number")
    bounds = {
        "number__gte": params.first,
        "number__lte": params.last,
        "entered_on__gte": params.start,
        "entered_on__lte": params.end,
    }
    lines = lines.filter(**{name: value for name, value in bounds.items() if value is not None})
    for word in sought(params.q):
        lines = lines.filter(document__search_text__contains=word)
    return lines.prefetch_related(Prefetch("document", documents))


def years_with_numbers(agency_id: int) -> list[int]:
    """The years any register of the agency has lines in, latest first."""
    years = RegisterEntry.objects.filter(register__agency=agency_id).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def last_number(register: Register, year: int) -> int:
    counter = register.counters.filter(year=year).first()
    return counter.last_number if counter else 0


def books_with_years(registers: list[Register]) -> list[tuple[Register, list[RegisterCounter]]]:
    """Each register with its years and the last number given in each, latest first."""
    counters: dict[int, list[RegisterCounter]] = {register.pk: [] for register in registers}
    for counter in RegisterCounter.objects.filter(register__in=registers).order_by("-year"):
        counters[counter.register_id].append(counter)
    return [(register, counters[register.pk]) for register in registers]
