"""Counting in working time: pure functions over a calendar, each at constant cost however far apart its dates lie.

A span is a difference of two readings of one clock (`_clock_days`, `_clock_minutes`) that runs only in working
time: so spans add up, and never run backwards.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from .enums import DueKind, HolidayKind

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SOON = 2
"""A due date this many working days away, or fewer, is near."""


class CalendarKeeper(Protocol):
    def has_perm(self, perm: str) -> bool: ...


@dataclass(frozen=True)
class Hours:
    """The sessions of a working day from a date on, in minutes after midnight: ((start, end), (start, end))."""

    valid_from: date
    sessions: tuple[tuple[int, int], ...] = ((450, 690), (810, 1050))

    @cached_property
    def minutes_a_day(self) -> int:
        return sum(end - start for start, end in self.sessions)

    def minutes_before(self, minute: int) -> int:
        """Working minutes of the day that have passed when the wall clock shows `minute`."""
        return sum(min(max(minute - start, 0), end - start) for start, end in self.sessions)

    def minute_after(self, worked: int) -> int:
        """The wall clock's minute when `worked` (1 … minutes_a_day) working minutes have passed."""
        for start, end in self.sessions:
            if worked <= end - start:
                return start + worked
            worked -= end - start
        raise ValueError("a working day is shorter than that")


@dataclass(frozen=True)
class Calendar:
    """Lịch làm việc: the declared days by kind, and the hours in order of validity (the first also before its date)."""

    holidays: Mapping[date, HolidayKind]
    hours: tuple[Hours, ...] = (Hours(date.min),)

    @cached_property
    def days_off(self) -> list[date]:
        """Weekdays on which nobody works, in order."""
        return sorted(d for d, kind in self.holidays.items() if d.weekday() < 5 and kind != HolidayKind.SWAP_WORK)

    @cached_property
    def extra_days(self) -> list[date]:
        """Saturdays and Sundays worked in exchange, in order."""
        return sorted(d for d, kind in self.holidays.items() if d.weekday() >= 5 and kind == HolidayKind.SWAP_WORK)

    @cached_property
    def _changes(self) -> list[date]:
        return [hours.valid_from for hours in self.hours]

    @cached_property
    def _minutes_at_change(self) -> list[int]:
        """The working clock's reading at midnight of each change of hours."""
        readings = [_clock_days(self, self._changes[0]) * self.hours[0].minutes_a_day]
        for hours, upto in zip(self.hours, self._changes[1:], strict=False):
            days = _clock_days(self, upto) - _clock_days(self, hours.valid_from)
            readings.append(readings[-1] + days * hours.minutes_a_day)
        return readings

    def hours_on(self, day: date) -> Hours:
        return self.hours[max(bisect_right(self._changes, day) - 1, 0)]

    def minutes_at_midnight(self, day: date) -> int:
        """The working clock's reading, in minutes, as `day` begins."""
        period = max(bisect_right(self._changes, day) - 1, 0)
        days = _clock_days(self, day) - _clock_days(self, self._changes[period])
        return self._minutes_at_change[period] + days * self.hours[period].minutes_a_day


@dataclass(frozen=True)
class Due:
    """How a due date stands: for the chip beside a paper. `days` are working days left, negative when late."""

    kind: DueKind
    text: str
    days: int | None = None


def is_working_day(calendar: Calendar, day: date) -> bool:
    kind = calendar.holidays.get(day)
    return kind == HolidayKind.SWAP_WORK if kind else day.weekday() < 5


def next_working_day(calendar: Calendar, day: date) -> date:
    """The first working day after `day`."""
    return add_working_days(calendar, day, 1)


def working_day_from(calendar: Calendar, day: date) -> date:
    """`day`, or the next working day when it is a rest day: where a period ends (Bộ luật Dân sự 2015, art. 148)."""
    return day if is_working_day(calendar, day) else next_working_day(calendar, day)


def add_working_days(calendar: Calendar, day: date, count: int) -> date:
    """The `count`-th working day after `day`, before it when negative; `day` itself is not counted (art. 147)."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(calendar, day)
    return day


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; negative when `end` comes first."""
    day = timedelta(days=1)
    return _clock_days(calendar, end + day) - _clock_days(calendar, start + day)


def working_minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Minutes of office hours between two aware moments; 0 when `end` comes first."""
    return max(_clock_minutes(calendar, end) - _clock_minutes(calendar, start), 0)


def add_working_hours(calendar: Calendar, start: datetime, hours: float) -> datetime:
    """The first moment (office time) at which `hours` of office hours have passed since `start`."""
    left = round(hours * 60)
    if left <= 0:
        return start
    local = start.astimezone(OFFICE_ZONE)
    day, hours_of_day = local.date(), calendar.hours_on(local.date())
    if is_working_day(calendar, day):
        left += hours_of_day.minutes_before(local.hour * 60 + local.minute)
    else:
        day = next_working_day(calendar, day)
    while left > (hours_of_day := calendar.hours_on(day)).minutes_a_day:
        left -= hours_of_day.minutes_a_day
        day = next_working_day(calendar, day)
    return datetime.combine(day, time(), OFFICE_ZONE) + timedelta(minutes=hours_of_day.minute_after(left))


def due(calendar: Calendar, due_date: date | None, today: date) -> Due:
    """Hạn xử lý: how an open paper's due date stands today, counted in working days."""
    if due_date is None:
        return Due(DueKind.NONE, "")
    last = working_day_from(calendar, due_date)
    if today > last:
        days = _days_late(calendar, last, today)
        return Due(DueKind.LATE, f"quá hạn {days} ngày", -days)
    days = working_days_between(calendar, today, last)
    if today == last:
        return Due(DueKind.SOON, "hạn hôm nay", 0)
    return Due(DueKind.SOON if days <= SOON else DueKind.FAR, f"còn {days} ngày", days)


def due_when_done(calendar: Calendar, due_date: date | None, done_date: date) -> Due:
    """How a finished paper stood to its due date."""
    if due_date is None:
        return Due(DueKind.DONE, "đã xong")
    last = working_day_from(calendar, due_date)
    if done_date <= last:
        return Due(DueKind.DONE, "đúng hạn", 0)
    days = _days_late(calendar, last, done_date)
    return Due(DueKind.DONE, f"trễ hạn {days} ngày", -days)


def can_keep_calendar(person: CalendarKeeper) -> bool:
    """Who may declare days and hours."""
    return person.has_perm("worktime.change_holiday")


def obstacles_to_declaring(day: date, kind: HolidayKind) -> list[str]:
    """Why a day cannot be declared so."""
    weekend = day.weekday() >= 5
    if kind == HolidayKind.SWAP_WORK and not weekend:
        return [f"Ngày {day:%d/%m/%Y} vốn là ngày làm việc. Ngày làm bù phải là thứ Bảy hoặc Chủ nhật, mời chọn lại."]
    if kind in (HolidayKind.SWAP_OFF, HolidayKind.COMPENSATORY) and weekend:
        return [f"Ngày {day:%d/%m/%Y} vốn là ngày nghỉ hằng tuần, không thể nghỉ bù hay hoán đổi. Mời chọn ngày khác."]
    return []


def _days_late(calendar: Calendar, last: date, today: date) -> int:
    return max(working_days_between(calendar, last, today), 1)


def _clock_days(calendar: Calendar, day: date) -> int:
    """Working days before `day`, counted from Monday 1 January of the year 1."""
    weeks, rest = divmod(day.toordinal() - 1, 7)
    days_off, extra_days = bisect_left(calendar.days_off, day), bisect_left(calendar.extra_days, day)
    return weeks * 5 + min(rest, 5) - days_off + extra_days


def _clock_minutes(calendar: Calendar, moment: datetime) -> int:
    local = moment.astimezone(OFFICE_ZONE)
    day = local.date()
    minutes = calendar.minutes_at_midnight(day)
    if is_working_day(calendar, day):
        minutes += calendar.hours_on(day).minutes_before(local.hour * 60 + local.minute)
    return minutes
