"""What is asked of the house."""

from .books import BookFilter, last_number, lines_of, next_reserved, years_of
from .listing import ListFilter, filtered, number_of
from .reading import (
    current_draft,
    default_register,
    holders_of,
    incoming_register,
    next_to_register,
    overdue,
    search_text,
    signed_version,
    take_number,
    twins_of,
)
from .shown import Shown, shown_of

__all__ = [
    "BookFilter",
    "ListFilter",
    "Shown",
    "current_draft",
    "default_register",
    "filtered",
    "holders_of",
    "incoming_register",
    "last_number",
    "lines_of",
    "next_reserved",
    "next_to_register",
    "number_of",
    "overdue",
    "search_text",
    "shown_of",
    "signed_version",
    "take_number",
    "twins_of",
    "years_of",
]
