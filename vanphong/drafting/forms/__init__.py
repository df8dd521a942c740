"""What is typed on the pages of drafts, and what a person may do with one here."""

from .acts import acts_for
from .comments import AnswerForm, CommentForm
from .gate import ExplainForm, FormCheckerForm, PermitForm, ReadForm
from .letters import LetterForm, words_of
from .models import ModelForm
from .templates import AdoptForm, BlankForm, OfferForm, WithdrawForm
from .versions import VersionForm
from .words import OwnWordForm

__all__ = [
    "AdoptForm",
    "AnswerForm",
    "BlankForm",
    "CommentForm",
    "ExplainForm",
    "FormCheckerForm",
    "LetterForm",
    "ModelForm",
    "OfferForm",
    "OwnWordForm",
    "PermitForm",
    "ReadForm",
    "VersionForm",
    "WithdrawForm",
    "acts_for",
    "words_of",
]
