"""What happens to documents. Each action owns its transaction, checks, changes, records one fact."""

from .closing import close, mark_corrected
from .custody import Holder, advance, hand_over, let_see, locked
from .deadlines import drop_deadline_rule, seed_deadline_rules, set_deadline_rule
from .delivering import cancel_recalled, deliver, hear_of_recall, take_back
from .drafts import Draft, cancel_draft, decline, draft, replace_draft, send_for_signature, sign, signing_holder
from .due import end_pause, move_due, start_clock, stop_clock
from .intake import Taken, take_in
from .issuing import issue
from .numbers import reserve_number, void_number
from .opening import open_registers
from .registration import Registration, Upload, attach, correct, discard, receive, register, unregister
from .repointing import repoint

__all__ = [
    "Draft",
    "Holder",
    "Registration",
    "Taken",
    "Upload",
    "advance",
    "attach",
    "cancel_draft",
    "cancel_recalled",
    "close",
    "correct",
    "decline",
    "deliver",
    "discard",
    "draft",
    "drop_deadline_rule",
    "end_pause",
    "hand_over",
    "hear_of_recall",
    "issue",
    "let_see",
    "locked",
    "mark_corrected",
    "move_due",
    "open_registers",
    "receive",
    "register",
    "replace_draft",
    "repoint",
    "reserve_number",
    "seed_deadline_rules",
    "send_for_signature",
    "set_deadline_rule",
    "sign",
    "signing_holder",
    "start_clock",
    "stop_clock",
    "take_back",
    "take_in",
    "unregister",
    "void_number",
]
