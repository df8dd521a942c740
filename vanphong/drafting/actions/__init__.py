"""What happens to drafts as they are written."""

from .checking import check, mend_draft
from .converting import convert_draft
from .versions import word_of
from .words import NOT_YOURS, add_own_word, drop_own_word

__all__ = ["NOT_YOURS", "add_own_word", "check", "convert_draft", "drop_own_word", "mend_draft", "word_of"]
