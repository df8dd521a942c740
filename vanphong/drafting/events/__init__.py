"""Facts about drafts as they are written, looked at and let go, and about the office's own models and words."""

from .gate import (
    ContentSignedOff,
    ExplanationWithdrawn,
    FindingExplained,
    FormCheckerEnded,
    FormCheckerNamed,
    FormSignedOff,
    IssueHeld,
    IssuePermitted,
)
from .models import ModelAdopted, ModelOffered, ModelWithdrawn
from .versions import CommentAnswered, DraftSetAside, EditingBegun, EditingEnded, PassageCommented, SetAsideDropped
from .words import OwnWordAdded, OwnWordDropped

__all__ = [
    "CommentAnswered",
    "ContentSignedOff",
    "DraftSetAside",
    "EditingBegun",
    "EditingEnded",
    "ExplanationWithdrawn",
    "FindingExplained",
    "FormCheckerEnded",
    "FormCheckerNamed",
    "FormSignedOff",
    "IssueHeld",
    "IssuePermitted",
    "ModelAdopted",
    "ModelOffered",
    "ModelWithdrawn",
    "OwnWordAdded",
    "OwnWordDropped",
    "PassageCommented",
    "SetAsideDropped",
]
