"""What is typed on the pages of drafts."""

from .models import ModelForm
from .templates import AdoptForm, BlankForm, OfferForm, WithdrawForm

__all__ = ["AdoptForm", "BlankForm", "ModelForm", "OfferForm", "WithdrawForm"]
