"""What is typed on the pages of consultations, and what a paper's page offers."""

from .answering import AnswerForm, CommentForm, ExtensionForm
from .asking import (
    AddressForm,
    CloseForm,
    ConsultationForm,
    DeclineForm,
    DisposeForm,
    InviteForm,
    ReasonForm,
    RevokeForm,
    SeenForm,
    SendForm,
)
from .offers import acts_for

__all__ = [
    "AddressForm",
    "AnswerForm",
    "CloseForm",
    "CommentForm",
    "ConsultationForm",
    "DeclineForm",
    "DisposeForm",
    "ExtensionForm",
    "InviteForm",
    "ReasonForm",
    "RevokeForm",
    "SeenForm",
    "SendForm",
    "acts_for",
]
