"""Rows of the house."""

from .issuance import Issuance

__all__ = ["Issuance"]
