"""What happens to drafts as they are written."""

from .checking import check, mend_draft
from .words import NOT_YOURS, add_own_word, drop_own_word

__all__ = ["NOT_YOURS", "add_own_word", "check", "drop_own_word", "mend_draft"]
