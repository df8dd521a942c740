"""Submission memos (phiếu trình), their routes, each time they were submitted, and the opinions given on them."""

from .content import Content
from .memo import Memo, MemoCounter
from .opinion import Opinion, OpinionPaper, Phrase
from .round import MemoRound, RoundStep
from .route import Asked, PlannedStep, Route, RouteStep

__all__ = [
    "Asked",
    "Content",
    "Memo",
    "MemoCounter",
    "MemoRound",
    "Opinion",
    "OpinionPaper",
    "Phrase",
    "PlannedStep",
    "RoundStep",
    "Route",
    "RouteStep",
]
