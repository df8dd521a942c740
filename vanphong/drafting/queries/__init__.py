"""Checking drafts, and what was found in them."""

from .checking import Conversion, Shown, check_file, converted, mended, shown_of
from .known import found_in
from .models import content_of
from .words import known_here, own_words

__all__ = [
    "Conversion",
    "Shown",
    "check_file",
    "content_of",
    "converted",
    "found_in",
    "known_here",
    "mended",
    "own_words",
    "shown_of",
]
