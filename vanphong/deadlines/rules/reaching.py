"""What is due by then: the limits of a list of open things, at a distance in working hours from now."""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta

from vanphong.worktime.rules import OFFICE_ZONE, Calendar, working_day_from

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
FAR = range(-800 * 1440, 800 * 1440)
"""Minutes from now within which every rule's hours have passed."""


def due_by(calendar: Calendar, now: datetime, hours: int) -> datetime:
    """The last due moment that lies `hours` working hours behind; ahead of now when negative."""
    if not hours:
        return now
    wanted = calendar.minutes_at(now) - hours * 60
    after = bisect_right(FAR, wanted, key=lambda minutes: calendar.minutes_at(now + minutes * MINUTE))
    return now + FAR[after - 1] * MINUTE


def due_day_by(calendar: Calendar, moment: datetime) -> date:
    """The last due date whose last working day is over at this moment."""
    day = moment.astimezone(OFFICE_ZONE).date()
    while _end_of(calendar, working_day_from(calendar, day)) > moment:
        day -= DAY
    return day


def _end_of(calendar: Calendar, day: date) -> datetime:
    """When the office closes on that day."""
    minutes = calendar.hours_on(day).sessions[-1][1]
    return datetime.combine(day, time(), OFFICE_ZONE) + minutes * MINUTE
