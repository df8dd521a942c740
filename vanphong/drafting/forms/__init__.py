"""What is typed on the pages of drafts."""

from .gate import ExplainForm, FormCheckerForm, PermitForm, VersionForm
from .models import ModelForm

__all__ = ["ExplainForm", "FormCheckerForm", "ModelForm", "PermitForm", "VersionForm"]
