"""Rows of the house."""

from .check import CheckResult
from .letter import Letter

__all__ = ["CheckResult", "Letter"]
