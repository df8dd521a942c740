"""Submission memos (phiếu trình), each time they were submitted, and the opinions given on them."""

from .content import Content
from .memo import Memo, MemoCounter
from .round import MemoRound, Opinion
from .said import Said

__all__ = ["Content", "Memo", "MemoCounter", "MemoRound", "Opinion", "Said"]
