"""Checking drafts, what was found in them, and models of papers."""

from .checking import Shown, check_file, grouped, mended, shown_of
from .models import content_of, words_at_hand
from .templates import judged, merged, models_of, types_with_models

__all__ = [
    "Shown",
    "check_file",
    "content_of",
    "grouped",
    "judged",
    "mended",
    "merged",
    "models_of",
    "shown_of",
    "types_with_models",
    "words_at_hand",
]
