"""Rows of the house."""

from .check import CheckResult
from .letter import Letter
from .templates import OfficeModel

__all__ = ["CheckResult", "Letter", "OfficeModel"]
