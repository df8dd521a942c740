"""Rows of the house."""

from .check import CheckResult
from .words import LONGEST_WORD, OwnWord

__all__ = ["LONGEST_WORD", "CheckResult", "OwnWord"]
