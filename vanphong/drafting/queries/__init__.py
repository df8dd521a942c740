"""Reading drafts, and checking them."""

from .checking import Checked, check_word
from .word import read_word

__all__ = ["Checked", "check_word", "read_word"]
