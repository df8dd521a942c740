"""Work done after the answer: the copy that is sent is made, leaves when it may, and goes to each recipient. Each job
may run twice."""

from .final import ask_for_final, make_final, release, release_due
from .mails import send_mails
from .sending import mark_sent, send_inside, send_waiting

__all__ = [
    "ask_for_final",
    "make_final",
    "mark_sent",
    "release",
    "release_due",
    "send_inside",
    "send_mails",
    "send_waiting",
]
