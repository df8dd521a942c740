"""Papers laid out as Word files by NĐ 30/2020."""

from .word import as_word

__all__ = ["as_word"]
