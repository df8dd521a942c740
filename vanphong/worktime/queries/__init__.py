"""The calendar as it stands, and how due dates stand in it: one by one, and for whole lists."""

from .reading import calendar, due_state, due_state_at, forget_calendar, read_calendar
from .sides import (
    FILTER,
    due_by_day,
    due_by_moment,
    due_filter,
    last_day_of,
    late_at,
    late_by_day,
    soon_at,
    soon_by_day,
)

__all__ = [
    "FILTER",
    "calendar",
    "due_by_day",
    "due_by_moment",
    "due_filter",
    "due_state",
    "due_state_at",
    "forget_calendar",
    "last_day_of",
    "late_at",
    "late_by_day",
    "read_calendar",
    "soon_at",
    "soon_by_day",
]
