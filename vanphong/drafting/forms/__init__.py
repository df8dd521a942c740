"""What is typed on the pages of drafts, and what a person may do with one here."""

from .comments import AnswerForm, CommentForm
from .models import ModelForm
from .versions import VersionForm, acts_for

__all__ = ["AnswerForm", "CommentForm", "ModelForm", "VersionForm", "acts_for"]
