"""Checking drafts, and what was found in them; papers filled and written."""

from .checking import Group, Shown, check_bytes, check_file, grouped, mended, shown_of
from .comparing import Compared, Read, comparison_of, passages_of
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
from .versions import Version, Versions, comments_on, drafts_of, lease_of, set_aside_of, taken_by, versions_of

__all__ = [
    "Compared",
    "Group",
    "Read",
    "Shown",
    "Version",
    "Versions",
    "check_bytes",
    "check_file",
    "comments_on",
    "comparison_of",
    "content_of",
    "content_typed",
    "drafts_of",
    "first_words",
    "grouped",
    "judged",
    "lease_of",
    "letter_of",
    "mended",
    "merged",
    "model_words",
    "models_of",
    "numbered",
    "passages_of",
    "recipients_typed",
    "set_aside_of",
    "shown_of",
    "taken_by",
    "types_with_models",
    "types_written",
    "versions_of",
    "was_written_here",
    "words_at_hand",
]
