"""Pages of drafts: what the check found is mended; models of papers are filled."""

from .checking import mend
from .models import model_file, models

__all__ = ["mend", "model_file", "models"]
