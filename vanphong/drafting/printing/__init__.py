"""Papers laid out as Word files by NĐ 30/2020, what stands on copies of them, and pictures of both."""

from .copies import copy_block, electronic_copy_mark
from .pictures import pictures
from .word import as_word

__all__ = ["as_word", "copy_block", "electronic_copy_mark", "pictures"]
