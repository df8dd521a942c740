"""Where lost working time moves a due date or a due moment: as far as there was time left before it, never back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.rules import (
    OFFICE_ZONE,
    Calendar,
    add_working_days,
    add_working_hours,
    day_counts,
    working_day_from,
    working_days_between,
    working_minutes,
)


@dataclass(frozen=True)
class Shift:
    """Working time that was taken out of the calendar between two moments; what was set before `known_at` follows."""

    began_at: datetime
    ended_at: datetime
    known_at: datetime
    before: Calendar
    after: Calendar

    @property
    def first_day(self) -> date:
        return self.began_at.astimezone(OFFICE_ZONE).date()

    @property
    def moves_days(self) -> bool:
        """Does another number of days count? Else no due date moves."""
        return self.before.holidays != self.after.holidays or self.before.lost_days != self.after.lost_days

    def day(self, due_date: date) -> date:
        return moved_day(self.before, self.after, due_date, self.began_at)

    def moment(self, due_at: datetime, since: datetime) -> datetime:
        """Of something that was begun at `since`."""
        return moved_moment(self.before, self.after, due_at, max(self.began_at, since))


def shift_of_an_outage(after: Calendar, began_at: datetime, ended_at: datetime) -> Shift | None:
    """What was set before it was over follows; None for an outage the calendar does not hold."""
    if (began_at, ended_at) not in after.outages:
        return None
    return Shift(began_at, ended_at, ended_at, without(after, began_at, ended_at), after)


def shift_of_a_day(after: Calendar, day: date, was: str, known_at: datetime) -> Shift | None:
    """What was set before the day was known to be off, or before it was over, follows; None for a day that was off
    before (`was` is the HolidayKind it had, or empty), or counts."""
    others = {other: kind for other, kind in after.holidays.items() if other != day}
    before = replace(after, holidays=others | ({day: HolidayKind(was)} if was else {}))
    if not day_counts(before, day) or day_counts(after, day):
        return None
    began_at = datetime.combine(day, time(), OFFICE_ZONE)
    ended_at = began_at + timedelta(days=1)
    return Shift(began_at, ended_at, min(known_at, ended_at), before, after)


def as_it_was(calendar: Calendar, later: Iterable[tuple[date, str]]) -> Calendar:
    """The calendar before what was declared `later`, the newest first: each day with the kind it had, or empty."""
    holidays = dict(calendar.holidays)
    for day, was in later:
        holidays.pop(day, None)
        if was:
            holidays[day] = HolidayKind(was)
    return replace(calendar, holidays=holidays)


def without(calendar: Calendar, began_at: datetime, ended_at: datetime) -> Calendar:
    """The calendar as it was before this outage was declared."""
    return replace(calendar, outages=tuple(one for one in calendar.outages if one != (began_at, ended_at)))


def moved_day(before: Calendar, after: Calendar, due_date: date, began_at: datetime) -> date:
    """The due date with as many days that count, from the beginning of the outage on, as it had before."""
    eve = began_at.astimezone(OFFICE_ZONE).date() - timedelta(days=1)
    last = working_day_from(before, due_date)
    if last <= eve:
        return due_date
    moved = add_working_days(after, eve, working_days_between(before, eve, last))
    return moved if moved > last else due_date


def moved_moment(before: Calendar, after: Calendar, due_at: datetime, since: datetime) -> datetime:
    """The due moment with as many working minutes from `since` on as it had before."""
    left = working_minutes(before, since, due_at)
    return max(add_working_hours(after, since, left / 60), due_at)
