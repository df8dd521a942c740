"""A consultation, those it was sent to, and what they said."""

from .addressee import Addressee, Addressees, ExtensionRequest, Invitation
from .comment import Comment
from .consultation import Consultation, Consultations, Section

__all__ = [
    "Addressee",
    "Addressees",
    "Comment",
    "Consultation",
    "Consultations",
    "ExtensionRequest",
    "Invitation",
    "Section",
]
