"""Who keeps the deadlines, from when something is escalated, and where an outage moves a due date."""

from .keeping import can_keep, can_see_stuck, obstacles_to_a_rule
from .line import ANSWERS_FOR, Line, Post
from .moving import Shift, as_it_was, shift_of_a_day, shift_of_an_outage
from .reaching import due_by, due_day_by

__all__ = [
    "ANSWERS_FOR",
    "Line",
    "Post",
    "Shift",
    "as_it_was",
    "can_keep",
    "can_see_stuck",
    "due_by",
    "due_day_by",
    "obstacles_to_a_rule",
    "shift_of_a_day",
    "shift_of_an_outage",
]
