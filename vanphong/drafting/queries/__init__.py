"""Checking drafts, what was found in them, and what stands between them and their issue."""

from .checking import check_file, mended
from .gate import Gate, errors_left, gate_of, obstacles_to_issuing, result_of, was_held
from .marks import spots_of as find_spots
from .models import content_of
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
from .shown import Shown, shown_of

__all__ = [
    "BEFORE_ISSUE",
    "BEFORE_SIGNING",
    "Gate",
    "Shown",
    "can_explain",
    "can_sign_off_form",
    "check_file",
    "content_of",
    "errors_left",
    "find_spots",
    "form_checkers_of",
    "gate_of",
    "mended",
    "named_form_checkers",
    "obstacles_to_issuing",
    "office_leaders_of",
    "result_of",
    "shown_of",
    "standing_for_content",
    "standing_to_permit",
    "was_held",
]
