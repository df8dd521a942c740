"""Checking drafts, and what was found in them."""

from .checking import Shown, check_file, shown_of

__all__ = ["Shown", "check_file", "shown_of"]
