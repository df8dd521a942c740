"""The forms of routing, and what a person may do with a paper now."""

from .acting import (
    ActForm,
    AnswerForm,
    AskUnitForm,
    AssignForm,
    ClaimForm,
    DayForm,
    HandBackForm,
    InstructForm,
    SendBackForm,
)
from .fields import row_of
from .offers import acts_for
from .timing import DecideExtensionForm, ExtensionForm, OverrideDueForm, PauseForm, ResumeForm

__all__ = [
    "ActForm",
    "AnswerForm",
    "AskUnitForm",
    "AssignForm",
    "ClaimForm",
    "DayForm",
    "DecideExtensionForm",
    "ExtensionForm",
    "HandBackForm",
    "InstructForm",
    "OverrideDueForm",
    "PauseForm",
    "ResumeForm",
    "SendBackForm",
    "acts_for",
    "row_of",
]
