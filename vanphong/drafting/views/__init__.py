"""Pages of drafts: what the check found is mended or explained; sign-offs; models of papers are filled."""

from .checking import mend
from .form_checkers import end_form_checker, form_checkers
from .gate import explain, permit_issue, sign_off_content, sign_off_form, withdraw_explanation
from .models import model_file, models

__all__ = [
    "end_form_checker",
    "explain",
    "form_checkers",
    "mend",
    "model_file",
    "models",
    "permit_issue",
    "sign_off_content",
    "sign_off_form",
    "withdraw_explanation",
]
