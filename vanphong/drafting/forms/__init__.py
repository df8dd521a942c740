"""What is typed on the pages of drafts, and what a person may do with one here."""

from .acts import acts_for
from .letters import LetterForm, words_of
from .models import ModelForm
from .templates import AdoptForm, BlankForm, OfferForm, WithdrawForm

__all__ = ["AdoptForm", "BlankForm", "LetterForm", "ModelForm", "OfferForm", "WithdrawForm", "acts_for", "words_of"]
