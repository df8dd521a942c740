"""What is typed on issuing, and what a person may do here with one document."""

from .acts import acts_for
from .copying import CopyForm
from .correcting import CorrectionForm, RecallForm
from .dispatch import Dispatch, RecipientForm, WayForm, dispatch_of
from .issuing import IssueForm, ReleaseForm
from .posting import MARKED, DayForm, postings_of

__all__ = [
    "MARKED",
    "CopyForm",
    "CorrectionForm",
    "DayForm",
    "Dispatch",
    "IssueForm",
    "RecallForm",
    "RecipientForm",
    "ReleaseForm",
    "WayForm",
    "acts_for",
    "dispatch_of",
    "postings_of",
]
