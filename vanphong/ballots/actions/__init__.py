"""What happens to a vote by slip: written, sent out, voted on, ended; and who the members are."""

from .members import add_member, end_member
from .repointing import hand_on
from .timing import move_due
from .voting import cancel, close, vote
from .writing import Values, edit, open_ballot, write

__all__ = [
    "Values",
    "add_member",
    "cancel",
    "close",
    "edit",
    "end_member",
    "hand_on",
    "move_due",
    "open_ballot",
    "vote",
    "write",
]
