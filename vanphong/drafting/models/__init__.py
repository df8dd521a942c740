"""Rows of the house."""

from .check import CheckResult
from .comments import PassageComment
from .editing import LASTS, EditingLease, SetAsideDraft

__all__ = ["LASTS", "CheckResult", "EditingLease", "PassageComment", "SetAsideDraft"]
