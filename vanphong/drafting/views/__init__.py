"""Pages of drafts: what the check found is mended; models of papers are filled; letters are written."""

from .checking import mend
from .letters import letter_edit, letter_new
from .models import model_file, models

__all__ = ["letter_edit", "letter_new", "mend", "model_file", "models"]
