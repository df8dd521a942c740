"""The stays behind a figure, and what has lain longest where it lies now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from vanphong.documents.models import Custody, Document
from vanphong.kernel import clock
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import at_unit
from vanphong.org.models import Person
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import working_minutes

from .places import ENDED_ON, OPINIONS, Period, Place, ended_custody, ended_steps, place_of

SHOWN = 20


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
    rows: QuerySet[Any]
    if place.in_memos:
        seen = Memo.objects.visible_to(person).order_by().values("pk")
        steps = ended_steps(person.agency, period).filter(**place.row, memo__in=seen)
        rows = at_unit(steps, ENDED_ON).filter(**_given({"at_unit": unit, "person": holder}))
        rows = rows.select_related("memo__unit", "person", "unit")
    else:
        papers = Document.objects.visible_to(person).order_by().values("pk")
        held = ended_custody(person.agency, period).filter(**place.row, document__in=papers)
        rows = held.filter(**_given({"unit": unit, "person": holder}))
        rows = rows.select_related("document__entry__register", "unit", "person")
    return rows.annotate(length=Coalesce("working_minutes", 0))


def _given(values: dict[str, int | None]) -> dict[str, int]:
    return {name: value for name, value in values.items() if value}


def as_stay(row: Custody | RoundStep) -> Stay:
    """A stay that is over or open, as a line shows it."""
    if isinstance(row, RoundStep):
        memo, since = row.memo, row.opened_at or row.memo.moved_at
        who = row.person.full_name if row.person else row.asked
        minutes = _minutes(row, since)
        return Stay(place_of(row), memo.subject, memo.code, memo.get_absolute_url(), who, since, minutes)
    paper, who = row.document, str(row.person or row.unit)
    minutes = _minutes(row, row.since)
    return Stay(place_of(row), paper.subject, paper.code, paper.get_absolute_url(), who, row.since, minutes)


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
