"""What is typed on the pages of memos, and what a person may do with a paper here."""

from .acts import AnswerForm, AskForm, ForwardForm, MarkedForm, ReturnForm, RoundsForm, SendBackForm, TakeOverForm
from .deck import MOST, ManyForm, PhraseForm
from .memos import (
    MemoForm,
    OpinionForm,
    SeenForm,
    WithdrawForm,
    WordsForm,
    acts_for,
    first_words,
    words_of,
)

__all__ = [
    "MOST",
    "AnswerForm",
    "AskForm",
    "ForwardForm",
    "ManyForm",
    "MarkedForm",
    "MemoForm",
    "OpinionForm",
    "PhraseForm",
    "ReturnForm",
    "RoundsForm",
    "SeenForm",
    "SendBackForm",
    "TakeOverForm",
    "WithdrawForm",
    "WordsForm",
    "acts_for",
    "first_words",
    "words_of",
]
