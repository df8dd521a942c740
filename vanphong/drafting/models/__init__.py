"""Rows of the house."""

from .check import CheckResult
from .comments import PassageComment
from .editing import LASTS, EditingLease, SetAsideDraft
from .gate import Explanation, FormChecker, Permit, SignOff
from .letter import Letter
from .templates import OfficeModel
from .words import LONGEST_WORD, OwnWord

__all__ = [
    "LASTS",
    "LONGEST_WORD",
    "CheckResult",
    "EditingLease",
    "Explanation",
    "FormChecker",
    "Letter",
    "OfficeModel",
    "OwnWord",
    "PassageComment",
    "Permit",
    "SetAsideDraft",
    "SignOff",
]
