"""What happens to drafts as they are written, and to the models they begin from."""

from .changing import word_of
from .checking import check, mend_draft
from .comments import answer_comment, comment_on, follow_comments
from .converting import convert_draft
from .editing import begin_editing, end_editing
from .explaining import WITHDRAWN, explain, withdraw_explanation
from .form_checkers import ENDED, end_form_checker, name_form_checker
from .letters import IN_WORD, rewrite_letter, write_letter
from .sign_offs import ask_form_check, hold_issue, permit_issue, record_sign_off, sign_off_content, sign_off_form
from .templates import adopt_model, offer_model, withdraw_model
from .versions import bring_version, drop_set_aside, restore, take_up
from .words import DROPPED, NOT_YOURS, add_own_word, drop_own_word

__all__ = [
    "DROPPED",
    "ENDED",
    "IN_WORD",
    "NOT_YOURS",
    "WITHDRAWN",
    "add_own_word",
    "adopt_model",
    "answer_comment",
    "ask_form_check",
    "begin_editing",
    "bring_version",
    "check",
    "comment_on",
    "convert_draft",
    "drop_own_word",
    "drop_set_aside",
    "end_editing",
    "end_form_checker",
    "explain",
    "follow_comments",
    "hold_issue",
    "mend_draft",
    "name_form_checker",
    "offer_model",
    "permit_issue",
    "record_sign_off",
    "restore",
    "rewrite_letter",
    "sign_off_content",
    "sign_off_form",
    "take_up",
    "withdraw_explanation",
    "withdraw_model",
    "word_of",
    "write_letter",
]
