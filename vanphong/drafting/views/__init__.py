"""Pages of drafts: what the check found is mended; models of papers are filled, and kept by the office."""

from .checking import mend
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
    "mend",
    "model_file",
    "models",
    "office_model",
    "office_model_file",
    "office_models",
    "withdraw_office_model",
]
