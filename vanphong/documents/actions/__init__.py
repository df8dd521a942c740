"""What happens to documents. Each action owns its transaction, checks, changes, records one fact."""

from .closing import close
from .custody import Holder, advance, hand_over, let_see, locked
from .drafts import Draft, cancel_draft, decline, draft, replace_draft, send_for_signature, sign, signing_holder
from .intake import Taken, take_in
from .issuing import issue
from .numbers import reserve_number, void_number
from .opening import open_registers
from .registration import Registration, correct, discard, receive, register, unregister

__all__ = [
    "Draft",
    "Holder",
    "Registration",
    "Taken",
    "advance",
    "cancel_draft",
    "close",
    "correct",
    "decline",
    "discard",
    "draft",
    "hand_over",
    "issue",
    "let_see",
    "locked",
    "open_registers",
    "receive",
    "register",
    "replace_draft",
    "reserve_number",
    "send_for_signature",
    "sign",
    "signing_holder",
    "take_in",
    "unregister",
    "void_number",
]
