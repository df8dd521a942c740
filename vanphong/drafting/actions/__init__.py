"""What happens to drafts as they are written, and to the models they begin from."""

from .checking import check, mend_draft
from .letters import IN_WORD, rewrite_letter, write_letter
from .templates import adopt_model, offer_model, withdraw_model

__all__ = [
    "IN_WORD",
    "adopt_model",
    "check",
    "mend_draft",
    "offer_model",
    "rewrite_letter",
    "withdraw_model",
    "write_letter",
]
