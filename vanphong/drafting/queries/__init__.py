"""Checking drafts, and what was found in them; papers filled and written."""

from .checking import CHECKED, Conversion, check_any, check_bytes, check_file, converted, mended, unchecked
from .comparing import Compared, Read, comparison_of, passages_of
from .gate import Gate, errors_left, gate_of, obstacles_to_issuing, result_of, was_held
from .gone import drops_of, endings_of, withdrawals_of
from .known import SPELLING, found_in
from .letters import (
    content_typed,
    first_words,
    letter_of,
    model_words,
    recipients_typed,
    types_written,
    was_written_here,
)
from .marks import spots_of as find_spots
from .models import content_of, words_at_hand
from .numbering import numbered
from .powers import (
    BEFORE_ISSUE,
    BEFORE_SIGNING,
    can_explain,
    can_sign_off_form,
    form_checkers_of,
    named_form_checkers,
    office_leaders_of,
    standing_for_content,
    standing_to_permit,
)
from .shown import Group, Shown, grouped, shown_of
from .templates import judged, merged, models_of, types_with_models
from .versions import Version, Versions, comments_on, drafts_of, lease_of, set_aside_of, taken_by, versions_of
from .words import known_here, own_words

__all__ = [
    "BEFORE_ISSUE",
    "BEFORE_SIGNING",
    "CHECKED",
    "SPELLING",
    "Compared",
    "Conversion",
    "Gate",
    "Group",
    "Read",
    "Shown",
    "Version",
    "Versions",
    "can_explain",
    "can_sign_off_form",
    "check_any",
    "check_bytes",
    "check_file",
    "comments_on",
    "comparison_of",
    "content_of",
    "content_typed",
    "converted",
    "drafts_of",
    "drops_of",
    "endings_of",
    "errors_left",
    "find_spots",
    "first_words",
    "form_checkers_of",
    "found_in",
    "gate_of",
    "grouped",
    "judged",
    "known_here",
    "lease_of",
    "letter_of",
    "mended",
    "merged",
    "model_words",
    "models_of",
    "named_form_checkers",
    "numbered",
    "obstacles_to_issuing",
    "office_leaders_of",
    "own_words",
    "passages_of",
    "recipients_typed",
    "result_of",
    "set_aside_of",
    "shown_of",
    "standing_for_content",
    "standing_to_permit",
    "taken_by",
    "types_with_models",
    "types_written",
    "unchecked",
    "versions_of",
    "was_held",
    "was_written_here",
    "withdrawals_of",
    "words_at_hand",
]
