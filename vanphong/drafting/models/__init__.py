"""Rows of the house."""

from .check import CheckResult
from .comments import PassageComment
from .editing import LASTS, EditingLease, SetAsideDraft
from .letter import Letter
from .templates import OfficeModel

__all__ = ["LASTS", "CheckResult", "EditingLease", "Letter", "OfficeModel", "PassageComment", "SetAsideDraft"]
