"""What is typed on the pages of drafts."""

from .models import ModelForm
from .words import OwnWordForm

__all__ = ["ModelForm", "OwnWordForm"]
