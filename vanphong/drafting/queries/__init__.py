"""Checking drafts, and what was found in them; papers filled and written."""

from .checking import Group, Shown, check_bytes, check_file, grouped, mended, shown_of
from .letters import (
    content_typed,
    first_words,
    letter_of,
    model_words,
    recipients_typed,
    types_written,
    was_written_here,
)
from .models import content_of
from .numbering import numbered

__all__ = [
    "Group",
    "Shown",
    "check_bytes",
    "check_file",
    "content_of",
    "content_typed",
    "first_words",
    "grouped",
    "letter_of",
    "mended",
    "model_words",
    "numbered",
    "recipients_typed",
    "shown_of",
    "types_written",
    "was_written_here",
]
