"""What happens to drafts as they are written, and to the models they begin from."""

from .checking import check, mend_draft
from .comments import answer_comment, comment_on, follow_comments
from .editing import begin_editing, end_editing
from .letters import IN_WORD, rewrite_letter, write_letter
from .templates import adopt_model, offer_model, withdraw_model
from .versions import bring_version, drop_set_aside, restore, take_up

__all__ = [
    "IN_WORD",
    "adopt_model",
    "answer_comment",
    "begin_editing",
    "bring_version",
    "check",
    "comment_on",
    "drop_set_aside",
    "end_editing",
    "follow_comments",
    "mend_draft",
    "offer_model",
    "restore",
    "rewrite_letter",
    "take_up",
    "withdraw_model",
    "write_letter",
]
