"""The lists of papers: one filter for the pages and for the figures that link to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, Q
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from vanphong.kernel import clock
from vanphong.kernel.addresses import whole_number
from vanphong.ui.forms import read_date
from vanphong.worktime.enums import DueSide
from vanphong.worktime.queries import FILTER, due_by_day, last_day_of

from ..enums import Status, Step, Urgency
from ..models import Documents

NONE = "none"
COUNTED_UP_TO = 10_000


@dataclass(frozen=True)
class ListFilter:
    """What narrows a list. Empty values narrow nothing; `type`, `field`, `issuer`, `unit` take an id or "none".

    `year` and `month` are those of the register line; `start` and `end` bound the day a paper came or was issued;
    `step` is one the paper went through, `at` the one it is at now. The rest is about its due date.
    """

    q: str = ""
    direction: str = ""
    year: int | None = None
    month: int | None = None
    start: date | None = None
    end: date | None = None
    type: str = ""
    field: str = ""
    issuer: str = ""
    unit: str = ""
    status: str = ""
    urgency: int | None = None
    step: str = ""
    at: str = ""
    due: str = ""
    overdue: bool = False
    late: bool = False
    on_time: bool = False
    in_time: bool = False
    no_due: bool = False

    @classmethod
    def read(cls, address: Mapping[str, str]) -> "ListFilter":
        """The filter an address asks for; what cannot be understood narrows nothing."""
        today = clock.today()
        given = {name: address[name].strip() for name in address if address[name].strip()}
        return cls(
            q=given.get("q", ""),
            direction=given.get("direction", ""),
            year=whole_number(given.get("year")),
            month=whole_number(given.get("month")),
            start=read_date(given.get("from", ""), today=today),
            end=read_date(given.get("to", ""), today=today),
            type=given.get("type", ""),
            field=given.get("field", ""),
            issuer=given.get("issuer", ""),
            unit=given.get("unit", ""),
            status=_one_of(given.get("status"), Status.values),
            urgency=whole_number(_one_of(given.get("urgency"), map(str, Urgency.values))),
            step=_one_of(given.get("step"), Step.values),
            at=_one_of(given.get("at"), Step.values),
            due=_one_of(given.get(FILTER), DueSide.values),
            overdue="overdue" in given,
            late="late" in given,
            on_time="on_time" in given,
            in_time="in_time" in given,
            no_due="no_due" in given,
        )


def _one_of(text: str | None, values: Iterable[str]) -> str:
    return text if text and text in set(values) else ""


def filtered(papers: Documents, params: ListFilter) -> Documents:
    """Narrow `papers`, which are already only those the person may see."""
    found = papers.search(params.q) if params.q else papers
    exact = {
        "direction": params.direction,
        "entry__year": params.year,
        "entry__entered_on__month": params.month,
        "status": params.status,
        "urgency": params.urgency,
        "custody__step": params.at,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value not in (None, "")})
    found = found.filter(_of("document_type", params.type), _of("field", params.field), _of("lead_unit", params.unit))
    found = found.filter(_of("issuer", params.issuer, name="issuer_name"))
    if params.step:
        found = found.filter(custodies__step=params.step, custodies__until__isnull=False).distinct()
    return _of_period(found, params).filter(_of_due(params))


def _of(relation: str, value: str, *, name: str = "") -> Q:
    if not value:
        return Q()
    if value == NONE:
        return Q(**{relation: None}) & (Q(**{name: ""}) if name else Q())
    if number := whole_number(value):
        return Q(**{f"{relation}_id": number})
    return Q(**{relation: None, name: value}) if name else Q(pk__in=[])


def _of_period(papers: Documents, params: ListFilter) -> Documents:
    if not (params.start or params.end):
        return papers
    papers = papers.annotate(day=Coalesce("arrival_date", "issued_date"))
    if params.start:
        papers = papers.filter(day__gte=params.start)
    return papers.filter(day__lte=params.end) if params.end else papers


def _of_due(params: ListFilter) -> Q:
    """The same sides as the year's figures, and as the chips."""
    asked = Q(closed_at=None) & due_by_day(params.due) if params.due else Q()
    for name, side in due_sides().items():
        if getattr(params, name):
            asked &= side
    return asked


def due_sides() -> dict[str, Q]:
    """Closed by or after the due date, open past it or not yet: every paper with a due date is on one side."""
    closed, runs_to = Cast(TruncDate("closed_at"), DateField()), last_day_of("due_date")
    overdue = due_by_day(DueSide.LATE)
    return {
        "on_time": Q(GreaterThanOrEqual(runs_to, closed)),
        "late": Q(LessThan(runs_to, closed)),
        "overdue": Q(closed_at=None) & overdue,
        "in_time": Q(closed_at=None, due_date__isnull=False) & ~overdue,
        "no_due": Q(due_date=None),
    }


def number_of(papers: Documents) -> int:
    """How many papers, exact up to COUNTED_UP_TO, one more beyond."""
    return papers.order_by()[: COUNTED_UP_TO + 1].count()
