"""What happens to memos and their routes. Each action owns its transaction, checks, changes, records its facts."""

from .asking import ask_papers, forward, take_over
from .following import follow_post, repoint
from .handing_on import hand_on, name_another
from .many import Entry, Result, opine_many
from .opinions import opine, return_for_changes, send_back
from .phrases import drop_phrase, keep_phrase
from .planning import adjust
from .routes import end_route, follow_merger, keep_route, open_routes
from .submitting import recall, submit
from .timing import ask_more_time, decline_more_time, move_step_due, set_step_due
from .writing import Enclosed, Values, edit, withdraw, write

__all__ = [
    "Enclosed",
    "Entry",
    "Result",
    "Values",
    "adjust",
    "ask_more_time",
    "ask_papers",
    "decline_more_time",
    "drop_phrase",
    "edit",
    "end_route",
    "follow_merger",
    "follow_post",
    "forward",
    "hand_on",
    "keep_phrase",
    "keep_route",
    "move_step_due",
    "name_another",
    "open_routes",
    "opine",
    "opine_many",
    "recall",
    "repoint",
    "return_for_changes",
    "send_back",
    "set_step_due",
    "submit",
    "take_over",
    "withdraw",
    "write",
]
