"""Checking drafts, and what was found in them; their versions, compared and commented on."""

from .checking import Shown, check_file, mended, shown_of
from .comparing import Compared, Read, comparison_of, passages_of
from .models import content_of
from .versions import Version, Versions, comments_on, drafts_of, lease_of, set_aside_of, taken_by, versions_of

__all__ = [
    "Compared",
    "Read",
    "Shown",
    "Version",
    "Versions",
    "check_file",
    "comments_on",
    "comparison_of",
    "content_of",
    "drafts_of",
    "lease_of",
    "mended",
    "passages_of",
    "set_aside_of",
    "shown_of",
    "taken_by",
    "versions_of",
]
