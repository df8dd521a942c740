"""Rows of the house."""

from .correction import Correction
from .delivery import Delivery
from .issuance import Issuance

__all__ = ["Correction", "Delivery", "Issuance"]
