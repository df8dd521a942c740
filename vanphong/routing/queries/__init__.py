"""Reading where papers are and where they were sent."""

from .day_sheet import DaySheet, Group, Line, day_sheet
from .extensions import extensions_for, extensions_of, papers_to_decide_on
from .limits import TimeLimit, suggested_due, time_limit
from .routes import (
    assignments_of,
    away,
    colleagues_in,
    heads_away,
    instructions_of,
    phrases_of,
    questions_before,
    that_work,
    units_to_choose,
)
from .waiting import (
    for_information,
    handled_in_units_of,
    questions_to,
    supporting,
    unit_tray,
)

__all__ = [
    "DaySheet",
    "Group",
    "Line",
    "TimeLimit",
    "assignments_of",
    "away",
    "colleagues_in",
    "day_sheet",
    "extensions_for",
    "extensions_of",
    "for_information",
    "handled_in_units_of",
    "heads_away",
    "instructions_of",
    "papers_to_decide_on",
    "phrases_of",
    "questions_before",
    "questions_to",
    "suggested_due",
    "supporting",
    "that_work",
    "time_limit",
    "unit_tray",
    "units_to_choose",
]
