"""What happens to drafts as they are written, and to the models they begin from."""

from .checking import check, mend_draft
from .templates import adopt_model, offer_model, withdraw_model

__all__ = ["adopt_model", "check", "mend_draft", "offer_model", "withdraw_model"]
