"""Checking drafts, and what was found in them."""

from .checking import Shown, check_file, mended, shown_of
from .known import found_in
from .models import content_of
from .words import known_here, own_words

__all__ = ["Shown", "check_file", "content_of", "found_in", "known_here", "mended", "own_words", "shown_of"]
