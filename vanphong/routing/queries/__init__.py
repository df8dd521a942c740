"""Reading where papers are and where they were sent."""

from .day_sheet import DaySheet, Group, Line, day_sheet
from .routes import (
    active_assignment,
    assignments_of,
    colleagues_in,
    current_instruction,
    instructions_of,
    phrases_of,
    questions_about,
    questions_before,
    that_work,
    units_to_choose,
)
from .waiting import (
    awaiting_instruction,
    for_information,
    handled_by,
    handled_in_units_of,
    questions_to,
    supporting,
    unit_tray,
)

__all__ = [
    "DaySheet",
    "Group",
    "Line",
    "active_assignment",
    "assignments_of",
    "awaiting_instruction",
    "colleagues_in",
    "current_instruction",
    "day_sheet",
    "for_information",
    "handled_by",
    "handled_in_units_of",
    "instructions_of",
    "phrases_of",
    "questions_about",
    "questions_before",
    "questions_to",
    "supporting",
    "that_work",
    "unit_tray",
    "units_to_choose",
]
