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
from .models import content_of, words_at_hand
from .numbering import numbered
from .templates import judged, merged, models_of, types_with_models

__all__ = [
    "Group",
    "Shown",
    "check_bytes",
    "check_file",
    "content_of",
    "content_typed",
    "first_words",
    "grouped",
    "judged",
    "letter_of",
    "mended",
    "merged",
    "model_words",
    "models_of",
    "numbered",
    "recipients_typed",
    "shown_of",
    "types_with_models",
    "types_written",
    "was_written_here",
    "words_at_hand",
]
