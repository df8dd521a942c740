"""What may come in, and what a file is. Pure functions of bytes and names; those that open a file run confined."""

from .names import clean_name, name_with_suffix

__all__ = ["clean_name", "name_with_suffix"]
