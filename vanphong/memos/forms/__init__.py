"""What is typed on the pages of memos, and what a person may do with a paper here."""

from .memos import (
    MemoForm,
    OpinionForm,
    ReturnForm,
    SeenForm,
    WithdrawForm,
    WordsForm,
    acts_for,
    first_words,
    words_of,
)

__all__ = [
    "MemoForm",
    "OpinionForm",
    "ReturnForm",
    "SeenForm",
    "WithdrawForm",
    "WordsForm",
    "acts_for",
    "first_words",
    "words_of",
]
