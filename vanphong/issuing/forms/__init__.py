"""What is typed on issuing, and what a person may do here with one document."""

from .acts import acts_for
from .issuing import IssueForm, ReleaseForm

__all__ = ["IssueForm", "ReleaseForm", "acts_for"]
