"""Reading memos, their routes, and the chain of opinions."""

from .asking import people_to_ask, steps_before, time_givers
from .chain import OfPaper, Said, Stage, chain_of, memos_of, rounds_of, stages_of
from .deck import deck_of, next_card, steps_known_to
from .places import papers_of_steps
from .reading import (
    VIEWS,
    ListFilter,
    awaiting_opinion_of,
    drafts_to_attach,
    file_of,
    listed,
    named,
    phrases_of,
    returned_to,
    round_now,
    steps_awaiting,
    take_number,
    unit_to_write_in,
    what_follows,
)
from .routes import asks_of, candidates, field_led_by, first_stop, holder_of, plan_of, resolved, route_for, routes_of
from .units import at_unit

__all__ = [
    "VIEWS",
    "ListFilter",
    "OfPaper",
    "Said",
    "Stage",
    "asks_of",
    "at_unit",
    "awaiting_opinion_of",
    "candidates",
    "chain_of",
    "deck_of",
    "drafts_to_attach",
    "field_led_by",
    "file_of",
    "first_stop",
    "holder_of",
    "listed",
    "memos_of",
    "named",
    "next_card",
    "papers_of_steps",
    "people_to_ask",
    "phrases_of",
    "plan_of",
    "resolved",
    "returned_to",
    "round_now",
    "rounds_of",
    "route_for",
    "routes_of",
    "stages_of",
    "steps_awaiting",
    "steps_before",
    "steps_known_to",
    "take_number",
    "time_givers",
    "unit_to_write_in",
    "what_follows",
]
