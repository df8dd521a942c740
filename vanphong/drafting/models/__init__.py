"""Rows of the house."""

from .check import CheckResult
from .templates import OfficeModel

__all__ = ["CheckResult", "OfficeModel"]
