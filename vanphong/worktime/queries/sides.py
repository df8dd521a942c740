"""Lateness for the database: the same sides the chips tell, as conditions of a list."""

from datetime import date, datetime, timedelta

from django.db.models import Case, DateField, F, Q, Value, When
from django.db.models.functions import Cast

from vanphong.kernel import clock
from vanphong.ui.filters import Filter

from .. import rules
from ..enums import DueSide
from .reading import calendar

FILTER = "han"
DAY = timedelta(days=1)
SATURDAY = 6


def due_filter(*, stops: bool = True) -> Filter:
    """The chip of every list of things with a due date: late, near, or, where a clock `stops`, with it stopped."""
    return Filter(FILTER, "Hạn", [side for side in DueSide.choices if stops or side[0] != DueSide.PAUSED])


def late_by_day() -> date:
    """What is open and has its clock running is late when its due date is this day or before."""
    return rules.late_by_day(calendar(), clock.today())


def soon_by_day() -> date:
    """What is not late is near when its due date is this day or before."""
    return rules.soon_by_day(calendar(), clock.today())


def late_at() -> datetime:
    """What is open and has its clock running is late when its due moment is before this one."""
    return clock.now()


def soon_at() -> datetime:
    """What is not late is near when its due moment is this one or before."""
    return rules.soon_at(calendar(), clock.now())


def due_by_day(side: str, *, due: str = "due_date", stopped: str = "clock_stopped_at") -> Q:
    """Of what is open, by its due date: this side; no side narrows nothing. `stopped` is empty where no clock stops."""
    late, soon = late_by_day(), soon_by_day()
    return _side(side, Q(**{f"{due}__lte": late}), Q(**{f"{due}__gt": late, f"{due}__lte": soon}), stopped)


def due_by_moment(side: str, *, due: str = "due_at", stopped: str = "stopped_at") -> Q:
    """Of what is open, by its due moment: this side; no side narrows nothing."""
    late, soon = late_at(), soon_at()
    return _side(side, Q(**{f"{due}__lt": late}), Q(**{f"{due}__gte": late, f"{due}__lte": soon}), stopped)


def last_day_of(due: str) -> Case:
    """The day a due date runs to: itself, or the next day that counts. For closed things, whose lateness is of then."""
    kept = calendar()
    return Case(
        *(When(**{f"{due}__range": (first, last)}, then=Value(last + DAY)) for first, last in rules.rests(kept)),
        When(**{f"{due}__in": kept.extra_days}, then=F(due)),
        When(**{f"{due}__iso_week_day": SATURDAY}, then=Cast(F(due) + 2 * DAY, DateField())),
        When(**{f"{due}__iso_week_day": SATURDAY + 1}, then=Cast(F(due) + DAY, DateField())),
        default=F(due),
        output_field=DateField(),
    )


def _side(side: str, late: Q, soon: Q, stopped: str) -> Q:
    standing = Q(**{f"{stopped}__isnull": False}) if stopped else Q(pk=None)
    sides = {DueSide.LATE: ~standing & late, DueSide.SOON: ~standing & soon, DueSide.PAUSED: standing}
    return sides[DueSide(side)] if side else Q()
