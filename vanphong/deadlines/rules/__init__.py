"""Who keeps the deadlines, from when something is escalated, and where an outage moves a due date."""

from .keeping import can_keep, can_see_stuck, obstacles_to_a_rule
from .line import ANSWERS_FOR, Line, Post
from .moving import days_are_lost, moved_day, moved_moment, without
from .reaching import due_by, due_day_by

__all__ = [
    "ANSWERS_FOR",
    "Line",
    "Post",
    "can_keep",
    "can_see_stuck",
    "days_are_lost",
    "due_by",
    "due_day_by",
    "moved_day",
    "moved_moment",
    "obstacles_to_a_rule",
    "without",
]
