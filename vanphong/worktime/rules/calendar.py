"""The calendar and its three clocks: working days, days that count, working minutes."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from ..enums import HolidayKind

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ONE_DAY = timedelta(days=1)


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
    """Lịch làm việc: the declared days by kind, the hours in order of validity (the first also before its date), and
    the outages (aware start and end), which do not overlap.
    """

    holidays: Mapping[date, HolidayKind]
    hours: tuple[Hours, ...] = (Hours(date.min),)
    outages: tuple[tuple[datetime, datetime], ...] = ()

    @cached_property
    def days_off(self) -> list[date]:
        """Weekdays on which nobody works, in order."""
        return sorted(d for d, kind in self.holidays.items() if d.weekday() < 5 and kind != HolidayKind.SWAP_WORK)

    @cached_property
    def extra_days(self) -> list[date]:
        """Saturdays and Sundays worked in exchange, in order."""
        return sorted(d for d, kind in self.holidays.items() if d.weekday() >= 5 and kind == HolidayKind.SWAP_WORK)

    @cached_property
    def lost_days(self) -> list[date]:
        """Working days that do not count, in order: the system was down for half of their minutes or more."""
        lost: Counter[date] = Counter()
        for start, end in self.outages:
            for day, minutes in self._minutes_by_day(start, end):
                lost[day] += minutes
        return sorted(day for day, minutes in lost.items() if 2 * minutes >= self.hours_on(day).minutes_a_day)

    def hours_on(self, day: date) -> Hours:
        return self.hours[max(bisect_right(self._changes, day) - 1, 0)]

    def working_days_before(self, day: date) -> int:
        """Working days before `day`, counted from Monday 1 January of the year 1."""
        weeks, rest = divmod(day.toordinal() - 1, 7)
        return weeks * 5 + min(rest, 5) - bisect_left(self.days_off, day) + bisect_left(self.extra_days, day)

    def counting_days_before(self, day: date) -> int:
        """The same without the days that were lost."""
        return self.working_days_before(day) - bisect_left(self.lost_days, day)

    def minutes_at_midnight(self, day: date) -> int:
        """The office's clock, in working minutes, as `day` begins; outages do not stop it."""
        period = max(bisect_right(self._changes, day) - 1, 0)
        days = self.working_days_before(day) - self.working_days_before(self._changes[period])
        return self._minutes_at_change[period] + days * self.hours[period].minutes_a_day

    def minutes_at(self, moment: datetime) -> int:
        """The working clock's reading: the office's clock less what was lost to outages."""
        started = bisect_right(self._outage_starts, moment)
        if not started:
            return self._office_minutes(moment)
        begun = self._stands[started - 1]
        return max(self._office_minutes(moment) - begun.lost_after, begun.reading)

    def office_minutes_when(self, reading: int) -> int:
        """What the office's clock shows when the working clock first shows `reading`."""
        over = bisect_left(self._stands, reading, key=lambda stand: stand.reading)
        return reading + (self._stands[over - 1].lost_after if over else 0)

    def _office_minutes(self, moment: datetime) -> int:
        local = moment.astimezone(OFFICE_ZONE)
        minutes = self.minutes_at_midnight(local.date())
        if is_working_day(self, local.date()):
            minutes += self.hours_on(local.date()).minutes_before(local.hour * 60 + local.minute)
        return minutes

    def _minutes_by_day(self, start: datetime, end: datetime) -> Iterator[tuple[date, int]]:
        """The working days a span touches, each with its office minutes in it."""
        day = start.astimezone(OFFICE_ZONE).date()
        while (midnight := datetime.combine(day, time(), OFFICE_ZONE)) < end:
            upto = min(end, midnight + ONE_DAY)
            if is_working_day(self, day):
                yield day, self._office_minutes(upto) - self._office_minutes(max(start, midnight))
            day += ONE_DAY

    @cached_property
    def _changes(self) -> list[date]:
        return [hours.valid_from for hours in self.hours]

    @cached_property
    def _minutes_at_change(self) -> list[int]:
        """The office's clock at midnight of each change of hours."""
        readings = [self.working_days_before(self._changes[0]) * self.hours[0].minutes_a_day]
        for hours, upto in zip(self.hours, self._changes[1:], strict=False):
            days = self.working_days_before(upto) - self.working_days_before(hours.valid_from)
            readings.append(readings[-1] + days * hours.minutes_a_day)
        return readings

    @cached_property
    def _outage_starts(self) -> list[datetime]:
        return [start for start, _ in self.outages]

    @cached_property
    def _stands(self) -> "list[_Stand]":
        stands, lost = [], 0
        for start, end in self.outages:
            begins, ends = self._office_minutes(start), self._office_minutes(end)
            stands.append(_Stand(begins - lost, lost + ends - begins))
            lost += ends - begins
        return stands


@dataclass(frozen=True)
class _Stand:
    """An outage on the working clock: where it stands still, and the minutes lost to it and to those before it."""

    reading: int
    lost_after: int


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Does the office work on that day?"""
    kind = calendar.holidays.get(day)
    return kind == HolidayKind.SWAP_WORK if kind else day.weekday() < 5


def day_counts(calendar: Calendar, day: date) -> bool:
    """Does the day count in a period of working days? One on which the system was down for half of it does not."""
    return is_working_day(calendar, day) and day not in calendar.lost_days
