"""Facts about memos, and about the papers that go their way with them."""

from .earlier import HeadOpined, MemoSubmittedToOffice, OfficeOpined
from .opinions import (
    AnswerGiven,
    MemoBlocked,
    MemoDecided,
    MemoReturned,
    MemoSentBack,
    OpinionGiven,
    OpinionSought,
    PapersAsked,
)
from .papers import DraftApproved, DraftReturned, DraftSubmitted, PaperDecided, PaperReturned, PaperSubmitted
from .routes import RouteEnded, RouteFollowed, RouteKept
from .steps import MoreTimeAsked, MoreTimeDeclined, StepDueMoved, StepPassedOn, StepRenamed, StepTakenOver
from .writing import AuthorChanged, MemoEdited, MemoPlanned, MemoRecalled, MemoSubmitted, MemoWithdrawn, MemoWritten

__all__ = [
    "AnswerGiven",
    "AuthorChanged",
    "DraftApproved",
    "DraftReturned",
    "DraftSubmitted",
    "HeadOpined",
    "MemoBlocked",
    "MemoDecided",
    "MemoEdited",
    "MemoPlanned",
    "MemoRecalled",
    "MemoReturned",
    "MemoSentBack",
    "MemoSubmitted",
    "MemoSubmittedToOffice",
    "MemoWithdrawn",
    "MemoWritten",
    "MoreTimeAsked",
    "MoreTimeDeclined",
    "OfficeOpined",
    "OpinionGiven",
    "OpinionSought",
    "PaperDecided",
    "PaperReturned",
    "PaperSubmitted",
    "PapersAsked",
    "RouteEnded",
    "RouteFollowed",
    "RouteKept",
    "StepDueMoved",
    "StepPassedOn",
    "StepRenamed",
    "StepTakenOver",
]
