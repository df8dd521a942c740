"""Checking drafts, and what was found in them."""

from .checking import Shown, check_any, check_file, mended, shown_of, unchecked
from .models import content_of

__all__ = ["Shown", "check_any", "check_file", "content_of", "mended", "shown_of", "unchecked"]
