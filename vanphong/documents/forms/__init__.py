"""What is typed on the pages of documents, and what a person may do with one here."""

from .acts import acts_for
from .books import BookFilterForm, ReserveForm, VoidForm
from .deadlines import DeadlineRuleForm
from .drafting import DraftForm, SendForm, SignForm
from .receiving import ReasonForm, ReceiveForm
from .registration import RegistrationForm

__all__ = [
    "BookFilterForm",
    "DeadlineRuleForm",
    "DraftForm",
    "ReasonForm",
    "ReceiveForm",
    "RegistrationForm",
    "ReserveForm",
    "SendForm",
    "SignForm",
    "VoidForm",
    "acts_for",
]
