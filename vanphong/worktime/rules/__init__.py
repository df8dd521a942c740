"""Counting in working time: pure functions over a calendar, each at logarithmic cost however far apart its dates lie.

A span is a difference of two readings of one clock that runs only in working time: so spans add up, and never run
backwards. When the system is down (an outage) that clock stands still.
"""

from .calendar import OFFICE_ZONE, Calendar, Hours, day_counts, is_working_day
from .counting import (
    add_working_days,
    add_working_hours,
    next_working_day,
    rests,
    working_day_from,
    working_days_between,
    working_minutes,
)
from .keeping import CalendarKeeper, can_keep_calendar, obstacles_to_an_outage, obstacles_to_declaring
from .lateness import PAUSED, Due, due, due_at, due_at_when_done, due_when_done, late_by_day, soon_at, soon_by_day

__all__ = [
    "OFFICE_ZONE",
    "PAUSED",
    "Calendar",
    "CalendarKeeper",
    "Due",
    "Hours",
    "add_working_days",
    "add_working_hours",
    "can_keep_calendar",
    "day_counts",
    "due",
    "due_at",
    "due_at_when_done",
    "due_when_done",
    "is_working_day",
    "late_by_day",
    "next_working_day",
    "obstacles_to_an_outage",
    "obstacles_to_declaring",
    "rests",
    "soon_at",
    "soon_by_day",
    "working_day_from",
    "working_days_between",
    "working_minutes",
]
