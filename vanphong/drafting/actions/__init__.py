"""What happens to drafts as they are written."""

from .checking import check, mend_draft

__all__ = ["check", "mend_draft"]
