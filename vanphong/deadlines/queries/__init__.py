"""What is open and due, what was told of it, what is stuck."""

from .lost_time import (
    not_moved,
    outages,
    touched_papers,
    touched_places,
    touched_questions,
    touched_steps,
    touched_votes,
)
from .reached import Item, escalation_rules, line_of, reached, still_waits, take_escalations
from .stuck import Stuck, following_of, stuck_steps
from .stuck_papers import StuckPaper, StuckPapers, stuck_papers

__all__ = [
    "Item",
    "Stuck",
    "StuckPaper",
    "StuckPapers",
    "escalation_rules",
    "following_of",
    "line_of",
    "not_moved",
    "outages",
    "reached",
    "still_waits",
    "stuck_papers",
    "stuck_steps",
    "take_escalations",
    "touched_papers",
    "touched_places",
    "touched_questions",
    "touched_steps",
    "touched_votes",
]
