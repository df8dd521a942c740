"""The pages of the figures."""

from .year import address_of

__all__ = ["address_of"]
