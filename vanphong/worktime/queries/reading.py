from datetime import date, datetime, time
from time import monotonic

from vanphong.kernel import clock

from .. import rules
from ..enums import HolidayKind
from ..models import Holiday, Outage, WorkingHours
from ..rules import Calendar, Due, Hours

LONGEST_KEPT = 60.0
"""Seconds after which a process reads the rows again: another process may have changed them."""

_kept: tuple[float, Calendar] | None = None


def calendar() -> Calendar:
    """The office's calendar, read from the rows at most once a minute."""
    global _kept
    kept = _kept
    if kept is None or monotonic() - kept[0] > LONGEST_KEPT:
        kept = _kept = (monotonic(), read_calendar())
    return kept[1]


def forget_calendar() -> None:
    """Read the rows again at the next question."""
    global _kept
    _kept = None


def read_calendar() -> Calendar:
    """The calendar as the rows stand in this transaction."""
    holidays = {day: HolidayKind(kind) for day, kind in Holiday.objects.values_list("date", "kind")}
    hours = tuple(
        Hours(
            row.valid_from,
            (
                (_minute(row.morning_start), _minute(row.morning_end)),
                (_minute(row.afternoon_start), _minute(row.afternoon_end)),
            ),
        )
        for row in WorkingHours.objects.order_by("valid_from")
    )
    outages = tuple(Outage.objects.order_by("began_at").values_list("began_at", "ended_at"))
    return Calendar(holidays, hours or (Hours(date.min),), outages)


def due_state(due_date: date | None, done_at: datetime | None = None, paused: bool = False) -> Due:
    """How a due date stands now: finished (`done_at`), with the clock stopped (`paused`), or running."""
    if done_at is not None:
        return rules.due_when_done(calendar(), due_date, done_at.astimezone(rules.OFFICE_ZONE).date())
    if paused:
        return rules.PAUSED
    return rules.due(calendar(), due_date, clock.today())


def due_state_at(due_at: datetime | None, done_at: datetime | None = None, stopped_at: datetime | None = None) -> Due:
    """The same for a due moment, told in working hours; the clock stands still since `stopped_at`."""
    if done_at is not None:
        return rules.due_at_when_done(calendar(), due_at, done_at)
    return rules.PAUSED if stopped_at else rules.due_at(calendar(), due_at, clock.now())


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
