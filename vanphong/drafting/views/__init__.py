"""Pages of drafts: what the check found is mended; models of papers are filled; letters are written."""

from .checking import mend
from .comments import answer_comment, comment_passage
from .comparing import compare_drafts, read_draft
from .converting import convert
from .form_checkers import end_form_checker, form_checkers
from .gate import explain, permit_issue, sign_off_content, sign_off_form, withdraw_explanation
from .letters import letter_edit, letter_new
from .models import model_file, models
from .office_models import (
    adopt_office_model,
    blank_model,
    office_model,
    office_model_file,
    office_models,
    withdraw_office_model,
)
from .versions import draft_replace, drop_set_aside, edit_draft, restore_draft, set_aside_file, stop_editing, take_up
from .words import add_own_word, drop_own_word, own_words

__all__ = [
    "add_own_word",
    "adopt_office_model",
    "answer_comment",
    "blank_model",
    "comment_passage",
    "compare_drafts",
    "convert",
    "draft_replace",
    "drop_own_word",
    "drop_set_aside",
    "edit_draft",
    "end_form_checker",
    "explain",
    "form_checkers",
    "letter_edit",
    "letter_new",
    "mend",
    "model_file",
    "models",
    "office_model",
    "office_model_file",
    "office_models",
    "own_words",
    "permit_issue",
    "read_draft",
    "restore_draft",
    "set_aside_file",
    "sign_off_content",
    "sign_off_form",
    "stop_editing",
    "take_up",
    "withdraw_explanation",
    "withdraw_office_model",
]
