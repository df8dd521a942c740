"""What happens to drafts as they are written and looked at, until they may be issued."""

from .checking import check, mend_draft
from .explaining import explain, withdraw_explanation
from .form_checkers import end_form_checker, name_form_checker
from .sign_offs import ask_form_check, hold_issue, permit_issue, record_sign_off, sign_off_content, sign_off_form

__all__ = [
    "ask_form_check",
    "check",
    "end_form_checker",
    "explain",
    "hold_issue",
    "mend_draft",
    "name_form_checker",
    "permit_issue",
    "record_sign_off",
    "sign_off_content",
    "sign_off_form",
    "withdraw_explanation",
]
