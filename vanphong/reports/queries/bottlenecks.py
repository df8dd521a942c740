"""Where papers wait (điểm nghẽn): how long each step took, with whom, and what lies open longest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any, Literal

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from vanphong.documents.enums import Step
from vanphong.documents.models import Custody, Document
from vanphong.kernel import clock
from vanphong.memos.enums import LEVELS, Act, Choice, StepState, Who
from vanphong.memos.models import Memo, Opinion, RoundStep
from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Agency, Person
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import OFFICE_ZONE, working_minutes

from .percentile import Percentile

Side = Literal["", "unit", "person"]
OPINIONS = (Step.HEAD_OPINION, Step.OFFICE_OPINION, Step.DECIDE)
"""Steps of custody that are counted by the steps of the memo, each for itself."""
SHOWN = 20
FEW = 5
"""Fewer stays than this tell little of a unit or person: they come last."""


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    def within(self, name: str) -> Q:
        """What happened at the moment `name` falls into these days."""
        begins = datetime.combine(self.first, time(), OFFICE_ZONE)
        ends = datetime.combine(self.last + timedelta(days=1), time(), OFFICE_ZONE)
        return Q(**{f"{name}__gte": begins, f"{name}__lt": ends})


@dataclass(frozen=True)
class Place:
    """A step of the way: which, and how it is called. Those of custody are named by documents.Step, those of a memo
    by "who:role:act"."""

    key: str

    @property
    def label(self) -> str:
        if ":" not in self.key:
            return str(Step(self.key).label)
        who, role, act = self.key.split(":")
        asked = _asked(Who(who), role)
        return f"Phiếu trình: {asked}, {Act(act).label.lower()}"


def _asked(who: Who, role: str) -> str:
    match who:
        case Who.UNIT_HEAD:
            return "lãnh đạo đơn vị"
        case Who.FIELD_LEADER:
            return "lãnh đạo Văn phòng" if LEVELS[Role(role)] == OFFICE_LEADERS else "lãnh đạo UBND"
        case Who.POSITION:
            return Role(role).label[0].lower() + Role(role).label[1:]
    return "người được hỏi thêm"


@dataclass(frozen=True)
class Wait:
    """How long papers stayed at a place, with one unit or person where named: working minutes.

    `times` is how many times as long as usual they waited there: usual is the middle one of all who had that step.
    """

    place: Place
    name: str
    ident: int | None
    count: int
    median: float
    p90: float
    times: float = 1.0


def waits(agency: Agency, period: Period, side: Side = "") -> list[Wait]:
    """What was finished in the period, by step, the longest first; or by step and unit or person, the one that waited
    most times the usual first, those of whom little is known last. Two queries."""
    found = [*_waits_in_custody(agency, period, side), *_waits_at_memos(agency, period, side)]
    if not side:
        return sorted(found, key=lambda one: (-one.median, -one.count))
    medians = defaultdict(list)
    for one in found:
        medians[one.place].append(one.median)
    compared = [replace(one, times=one.median / max(median(medians[one.place]), 1)) for one in found]
    return sorted(compared, key=lambda one: (one.count < FEW, -one.times, -one.median))


def _waits_in_custody(agency: Agency, period: Period, side: Side) -> Iterable[Wait]:
    named = {"unit": ("unit_id", "unit__name"), "person": ("person_id", "person__full_name")}
    rows = _grouped(_custody(agency, period, side), ("step",), named.get(side))
    return [_wait(Place(row["step"]), row) for row in rows]


def _waits_at_memos(agency: Agency, period: Period, side: Side) -> Iterable[Wait]:
    named = {"unit": ("memo__unit_id", "memo__unit__name"), "person": ("person_id", "person__full_name")}
    rows = _grouped(_steps(agency, period, side), ("who", "role", "act"), named.get(side))
    return [_wait(Place(f"{row['who']}:{row['role']}:{row['act']}"), row) for row in rows]


def _custody(agency: Agency, period: Period, side: Side) -> QuerySet[Custody]:
    ended = Custody.objects.filter(period.within("until"), document__agency=agency).exclude(step__in=OPINIONS)
    return ended.exclude(person=None) if side == "person" else ended


def _steps(agency: Agency, period: Period, side: Side) -> QuerySet[RoundStep]:
    ended = RoundStep.objects.filter(period.within("ended_at"), memo__agency=agency, state=StepState.DONE)
    asked = ended.filter(working_minutes__isnull=False)
    return asked.exclude(person=None) if side == "person" else asked


def _grouped(rows: QuerySet[Any], keys: tuple[str, ...], named: tuple[str, str] | None) -> Iterable[dict[str, Any]]:
    sides = {"ident": F(named[0]), "name": F(named[1])} if named else {}
    grouped = rows.order_by().values(*keys, **sides)
    return grouped.annotate(
        papers=Count("pk"), median=Percentile("working_minutes", 0.5), p90=Percentile("working_minutes", 0.9)
    )


def _wait(place: Place, row: dict[str, Any]) -> Wait:
    return Wait(place, row.get("name", ""), row.get("ident"), row["papers"], row["median"], row["p90"])


@dataclass(frozen=True)
class Stay:
    """One stay at a step: the paper or memo, who had it, for how many working minutes."""

    place: Place
    subject: str
    code: str
    url: str
    who: str
    since: datetime
    minutes: int


def stays(
    person: Person, period: Period, place: Place, *, unit: int | None = None, holder: int | None = None
) -> QuerySet[Any]:
    """The stays a figure counts, the longest first, of papers this person may see."""
    agency = person.agency
    if ":" in place.key:
        who, role, act = place.key.split(":")
        named = {"memo__unit": unit, "person": holder}
        rows: QuerySet[Any] = _steps(agency, period, "").filter(who=who, role=role, act=act, **_given(named))
        seen = Memo.objects.visible_to(person).order_by().values("pk")
        rows = rows.filter(memo__in=seen).select_related("memo__unit", "person", "unit")
    else:
        named = {"unit": unit, "person": holder}
        rows = _custody(agency, period, "").filter(step=place.key, **_given(named))
        papers = Document.objects.visible_to(person).order_by().values("pk")
        rows = rows.filter(document__in=papers).select_related("document__entry__register", "unit", "person")
    return rows.annotate(length=Coalesce("working_minutes", 0))


def _given(values: dict[str, int | None]) -> dict[str, int]:
    return {name: value for name, value in values.items() if value}


def as_stay(row: Custody | RoundStep) -> Stay:
    """A stay that is over or open, as a line shows it."""
    if isinstance(row, RoundStep):
        memo, since = row.memo, row.opened_at or row.memo.moved_at
        place, who = Place(f"{row.who}:{row.role}:{row.act}"), row.person.full_name if row.person else row.asked
        return Stay(place, memo.subject, memo.code, memo.get_absolute_url(), who, since, _minutes(row, since))
    paper, who = row.document, str(row.person or row.unit)
    return Stay(
        Place(row.step), paper.subject, paper.code, paper.get_absolute_url(), who, row.since, _minutes(row, row.since)
    )


def _minutes(row: Custody | RoundStep, since: datetime) -> int:
    ended = row.working_minutes
    return working_minutes(calendar(), since, clock.now()) if ended is None else ended


def longest_open(person: Person) -> list[Stay]:
    """Đang mở lâu nhất: what has lain longest where it lies now, of what this person may see. Two queries."""
    papers = Document.objects.visible_to(person).order_by().values("pk")
    held = Custody.objects.filter(until=None, document__agency=person.agency_id, document__in=papers)
    held = held.exclude(step__in=OPINIONS).select_related("document__entry__register", "unit", "person")
    memos = Memo.objects.visible_to(person).order_by().values("pk")
    steps = RoundStep.objects.open().filter(memo__agency=person.agency_id, memo__in=memos)
    steps = steps.select_related("memo__unit", "unit", "person")
    found = [as_stay(row) for row in held.order_by("since")[:SHOWN]]
    found += [as_stay(row) for row in steps.order_by("opened_at")[:SHOWN]]
    return sorted(found, key=lambda stay: stay.since)[:SHOWN]


@dataclass(frozen=True)
class Returned:
    """How often memos of a unit came back, of how many opinions on them."""

    unit: str
    ident: int
    count: int
    of: int


def returns(agency: Agency, period: Period) -> list[Returned]:
    """Hay bị trả lại: by the unit whose memos came back, the most often first. One query."""
    said = Opinion.objects.filter(period.within("given_at"), round__memo__agency=agency)
    rows = said.order_by().values(ident=F("round__memo__unit_id"), unit=F("round__memo__unit__name"))
    counted = rows.annotate(of=Count("pk"), back=Count("pk", filter=Q(choice=Choice.RETURN))).filter(back__gt=0)
    return [Returned(row["unit"], row["ident"], row["back"], row["of"]) for row in counted.order_by("-back", "unit")]


def returned_memos(person: Person, period: Period, unit: int | None) -> QuerySet[Memo]:
    """The memos behind a figure of returns, those this person may see."""
    back = Opinion.objects.filter(period.within("given_at"), choice=Choice.RETURN).order_by()
    found = Memo.objects.visible_to(person).filter(pk__in=back.values("round__memo"), agency=person.agency_id)
    return (found.filter(unit=unit) if unit else found).for_list()
