"""Reading what stands in the address of a page, which anybody may have typed."""

LONGEST = 18
"""Digits; what is longer is the number of no row."""


def whole_number(text: str | None) -> int | None:
    """The number these plain digits are, or None."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
