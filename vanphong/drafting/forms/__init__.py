"""What is typed on the pages of drafts."""

from .models import ModelForm

__all__ = ["ModelForm"]
