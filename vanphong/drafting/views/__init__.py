"""Pages of drafts: versions read, compared, brought and commented on; what the check found is mended; models filled."""

from .checking import mend
from .comments import answer_comment, comment_passage
from .comparing import compare_drafts, read_draft
from .models import model_file, models
from .versions import (
    draft_replace,
    drop_set_aside,
    edit_draft,
    restore_draft,
    set_aside_file,
    stop_editing,
    take_up,
)

__all__ = [
    "answer_comment",
    "comment_passage",
    "compare_drafts",
    "draft_replace",
    "drop_set_aside",
    "edit_draft",
    "mend",
    "model_file",
    "models",
    "read_draft",
    "restore_draft",
    "set_aside_file",
    "stop_editing",
    "take_up",
]
