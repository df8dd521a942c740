"""Rows of the house."""

from .check import CheckResult

__all__ = ["CheckResult"]
