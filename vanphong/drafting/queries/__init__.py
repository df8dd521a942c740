"""Checking drafts, and what was found in them."""

from .checking import Shown, check_file, mended, shown_of
from .models import content_of
from .numbering import numbered

__all__ = ["Shown", "check_file", "content_of", "mended", "numbered", "shown_of"]
