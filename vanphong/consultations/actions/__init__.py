"""What happens to a consultation, on the asking side and on the answering side."""

from .addressing import address, remove_addressee
from .answering import Words, add_comment, answer, change_comment, drop_comment
from .disposing import Disposing, Result, dispose, dispose_many
from .extending import ask_extension, decline_extension, grant_extension, move_due
from .inviting import invite, renew_password, revoke
from .repointing import hand_on, repoint_place
from .sending import cancel, close, remind, send
from .writing import Values, edit, write

__all__ = [
    "Disposing",
    "Result",
    "Values",
    "Words",
    "add_comment",
    "address",
    "answer",
    "ask_extension",
    "cancel",
    "change_comment",
    "close",
    "decline_extension",
    "dispose",
    "dispose_many",
    "drop_comment",
    "edit",
    "grant_extension",
    "hand_on",
    "invite",
    "move_due",
    "remind",
    "remove_addressee",
    "renew_password",
    "repoint_place",
    "revoke",
    "send",
    "write",
]
