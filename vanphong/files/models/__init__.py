"""Rows of the house: bytes known by their checksum, and reading copies made of them."""

from .blob import Blob, hold
from .rendition import Rendition

__all__ = ["Blob", "Rendition", "hold"]
