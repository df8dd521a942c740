"""Where an outage moves a due date or a due moment: as far as there was working time left before it, never back."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from vanphong.worktime.rules import (
    OFFICE_ZONE,
    Calendar,
    add_working_days,
    add_working_hours,
    working_day_from,
    working_days_between,
    working_minutes,
)


def without(calendar: Calendar, began_at: datetime, ended_at: datetime) -> Calendar:
    """The calendar as it was before this outage was declared."""
    return replace(calendar, outages=tuple(one for one in calendar.outages if one != (began_at, ended_at)))


def days_are_lost(before: Calendar, after: Calendar) -> bool:
    """Does a working day not count any more? Without one no due date moves."""
    return before.lost_days != after.lost_days


def moved_day(before: Calendar, after: Calendar, due_date: date, began_at: datetime) -> date:
    """The due date with as many days that count, from the beginning of the outage on, as it had before."""
    eve = began_at.astimezone(OFFICE_ZONE).date() - timedelta(days=1)
    last = working_day_from(before, due_date)
    moved = add_working_days(after, eve, working_days_between(before, eve, last))
    return moved if moved > last else due_date


def moved_moment(before: Calendar, after: Calendar, due_at: datetime, since: datetime) -> datetime:
    """The due moment with as many working minutes from `since` on as it had before."""
    left = working_minutes(before, since, due_at)
    return max(add_working_hours(after, since, left / 60), due_at)
