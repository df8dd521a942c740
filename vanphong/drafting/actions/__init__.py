"""What happens to drafts as they are written."""

from .checking import check, mend_draft
from .letters import IN_WORD, rewrite_letter, write_letter

__all__ = ["IN_WORD", "check", "mend_draft", "rewrite_letter", "write_letter"]
