"""What was issued, and what of it is still to leave."""

from .issuance import issuance_of, to_be_released

__all__ = ["issuance_of", "to_be_released"]
