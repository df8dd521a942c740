"""Pages of drafts: what the check found is mended; models of papers are filled; letters are written."""

from .checking import mend
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

__all__ = [
    "adopt_office_model",
    "blank_model",
    "letter_edit",
    "letter_new",
    "mend",
    "model_file",
    "models",
    "office_model",
    "office_model_file",
    "office_models",
    "withdraw_office_model",
]
