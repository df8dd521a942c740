"""Adding and measuring working days, hours and minutes."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta

from .calendar import OFFICE_ZONE, ONE_DAY, Calendar, day_counts

ALL_DAYS = range(date.min.toordinal(), date.max.toordinal())


def next_working_day(calendar: Calendar, day: date) -> date:
    """The first day after `day` that counts."""
    return add_working_days(calendar, day, 1)


def working_day_from(calendar: Calendar, day: date) -> date:
    """`day`, or the next that counts when it does not: where a period ends (Bộ luật Dân sự 2015, art. 148)."""
    return day if day_counts(calendar, day) else next_working_day(calendar, day)


def rests(calendar: Calendar) -> list[tuple[date, date]]:
    """First and last day of each stretch without a day that counts, other than a plain Saturday and Sunday."""
    found: list[tuple[date, date]] = []
    for day in sorted([*calendar.days_off, *calendar.lost_days]):
        if not found or day > found[-1][1]:
            found.append((add_working_days(calendar, day, -1) + ONE_DAY, next_working_day(calendar, day) - ONE_DAY))
    return found


def add_working_days(calendar: Calendar, day: date, count: int) -> date:
    """The `count`-th working day after `day`, before it when negative; `day` itself is not counted (art. 147).

    A working day on which the system was down for at least half of its working minutes does not count.
    """
    if not count:
        return day
    wanted = calendar.counting_days_before(day + ONE_DAY if count > 0 else day) + count + (count < 0)
    return date.fromordinal(ALL_DAYS[bisect_left(ALL_DAYS, wanted, key=lambda n: _counted_by(calendar, n))])


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """Working days that count after `start` up to and with `end`; negative when `end` comes first."""
    return calendar.counting_days_before(end + ONE_DAY) - calendar.counting_days_before(start + ONE_DAY)


def working_minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Minutes of office hours between two aware moments, outages taken off; 0 when `end` comes first."""
    return max(calendar.minutes_at(end) - calendar.minutes_at(start), 0)


def add_working_hours(calendar: Calendar, start: datetime, hours: float) -> datetime:
    """The first moment (office time) at which `hours` of office hours have passed since `start`, outages taken off."""
    minutes = round(hours * 60)
    if minutes <= 0:
        return start
    wanted = calendar.office_minutes_when(calendar.minutes_at(start) + minutes)
    after = bisect_left(ALL_DAYS, wanted, key=lambda n: calendar.minutes_at_midnight(date.fromordinal(n)))
    day = date.fromordinal(ALL_DAYS[after - 1])
    minute = calendar.hours_on(day).minute_after(wanted - calendar.minutes_at_midnight(day))
    return datetime.combine(day, time(), OFFICE_ZONE) + timedelta(minutes=minute)


def _counted_by(calendar: Calendar, ordinal: int) -> int:
    """Days that count up to and with the day of this ordinal."""
    return calendar.counting_days_before(date.fromordinal(ordinal + 1))
