"""How long papers waited at each step, and with which unit or person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, Literal

from django.db.models import Count, F, QuerySet

from vanphong.memos.queries import at_unit
from vanphong.org.models import Agency, Person, Unit

from .percentile import Percentile
from .places import ENDED_ON, Period, Place, ended_custody, ended_steps

Side = Literal["", "unit", "person"]
FEW = 5
"""Fewer stays than this tell little of a unit or person: they come last."""


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
    most times the usual first, those of whom little is known last. Two queries, one more for the names."""
    found = [*_waits_in_custody(agency, period, side), *_waits_at_memos(agency, period, side)]
    if not side:
        return sorted(found, key=lambda one: (-one.median, -one.count))
    medians = defaultdict(list)
    for one in found:
        medians[one.place].append(one.median)
    names = _names(side, {one.ident for one in found if one.ident})
    compared = [
        replace(one, name=names[one.ident or 0], times=one.median / max(median(medians[one.place]), 1)) for one in found
    ]
    return sorted(compared, key=lambda one: (one.count < FEW, -one.times, -one.median))


def _waits_in_custody(agency: Agency, period: Period, side: Side) -> Iterable[Wait]:
    rows = _grouped(ended_custody(agency, period), ("step",), side)
    return [_wait(Place(row["step"]), row) for row in rows]


def _waits_at_memos(agency: Agency, period: Period, side: Side) -> Iterable[Wait]:
    steps = ended_steps(agency, period)
    if side == "unit":
        rows = _grouped(at_unit(steps, ENDED_ON), ("who", "role", "act"), "at_unit")
    else:
        rows = _grouped(steps, ("who", "role", "act"), side)
    return [_wait(Place(f"{row['who']}:{row['role']}:{row['act']}"), row) for row in rows]


def _grouped(rows: QuerySet[Any], keys: tuple[str, ...], side: str) -> Iterable[dict[str, Any]]:
    """Whatever has nobody on that side is left out."""
    known = rows.exclude(**{side: None}) if side else rows
    sides = {"ident": F(side)} if side else {}
    grouped = known.order_by().values(*keys, **sides)
    return grouped.annotate(
        papers=Count("pk"), median=Percentile("working_minutes", 0.5), p90=Percentile("working_minutes", 0.9)
    )


def _wait(place: Place, row: dict[str, Any]) -> Wait:
    return Wait(place, "", row.get("ident"), row["papers"], row["median"], row["p90"])


def _names(side: Side, ids: set[int]) -> dict[int, str]:
    if side == "unit":
        return dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "full_name"))
