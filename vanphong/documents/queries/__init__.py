"""What is asked of the house."""

from .books import BookFilter, books_with_years, last_number, lines_of, years_of, years_with_numbers
from .deadlines import days_stood, deadline_for, deadline_rules, later, rule_on
from .listing import COUNTED_UP_TO, ListFilter, due_sides, filtered, number_of
from .places import drafts_open_to, opens_papers, papers_open_to, waits_in_place, within
from .reading import (
    correspondent_named,
    correspondents_named,
    current_draft,
    default_register,
    holders_of,
    incoming_register,
    next_to_register,
    overdue,
    reserved_for,
    search_text,
    signed_version,
    take_number,
    twins_of,
)
from .shown import TAKEN_BACK, Shown, shown_of
from .types import type_names

__all__ = [
    "COUNTED_UP_TO",
    "TAKEN_BACK",
    "BookFilter",
    "ListFilter",
    "Shown",
    "books_with_years",
    "correspondent_named",
    "correspondents_named",
    "current_draft",
    "days_stood",
    "deadline_for",
    "deadline_rules",
    "default_register",
    "drafts_open_to",
    "due_sides",
    "filtered",
    "holders_of",
    "incoming_register",
    "last_number",
    "later",
    "lines_of",
    "next_to_register",
    "number_of",
    "opens_papers",
    "overdue",
    "papers_open_to",
    "reserved_for",
    "rule_on",
    "search_text",
    "shown_of",
    "signed_version",
    "take_number",
    "twins_of",
    "type_names",
    "waits_in_place",
    "within",
    "years_of",
    "years_with_numbers",
]
