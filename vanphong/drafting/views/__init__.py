"""Pages of drafts: what the check found is mended; models of papers are filled."""

from .checking import mend
from .converting import convert
from .models import model_file, models
from .words import add_own_word, drop_own_word, own_words

__all__ = ["add_own_word", "convert", "drop_own_word", "mend", "model_file", "models", "own_words"]
