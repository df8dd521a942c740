"""Rows of the house."""

from .copy import Copy
from .correction import Correction
from .delivery import Delivery
from .issuance import Issuance
from .post_line import PostLine

__all__ = ["Copy", "Correction", "Delivery", "Issuance", "PostLine"]
