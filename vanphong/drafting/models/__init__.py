"""Rows of the house."""

from .check import CheckResult
from .comments import PassageComment
from .editing import LASTS, EditingLease, SetAsideDraft
from .gate import Explanation, FormChecker, Permit, SignOff
from .letter import Letter
from .templates import OfficeModel

__all__ = [
    "LASTS",
    "CheckResult",
    "EditingLease",
    "Explanation",
    "FormChecker",
    "Letter",
    "OfficeModel",
    "PassageComment",
    "Permit",
    "SetAsideDraft",
    "SignOff",
]
