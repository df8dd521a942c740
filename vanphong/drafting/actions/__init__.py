"""What happens to drafts as they are written."""

from .checking import check, mend_draft
from .comments import answer_comment, comment_on, follow_comments
from .editing import begin_editing, end_editing
from .versions import bring_version, drop_set_aside, restore, take_up

__all__ = [
    "answer_comment",
    "begin_editing",
    "bring_version",
    "check",
    "comment_on",
    "drop_set_aside",
    "end_editing",
    "follow_comments",
    "mend_draft",
    "restore",
    "take_up",
]
