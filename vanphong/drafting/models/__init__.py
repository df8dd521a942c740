"""Rows of the house."""

from .check import CheckResult
from .gate import Explanation, FormChecker, Permit, SignOff

__all__ = ["CheckResult", "Explanation", "FormChecker", "Permit", "SignOff"]
