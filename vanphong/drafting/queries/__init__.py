"""Checking drafts, and what was found in them."""

from .checking import Shown, check_file, mended, shown_of
from .models import content_of

__all__ = ["Shown", "check_file", "content_of", "mended", "shown_of"]
