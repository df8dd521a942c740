"""What is done with a document that goes out."""

from ..rules import CopyOf
from .copying import draft_copy, make_copy
from .correcting import carry_out_recall, mark_recalled, order_recall, tie_correction
from .delivering import (
    Posting,
    Way,
    add_recipient,
    enter_post,
    mark_received,
    mark_returned,
    plan_deliveries,
    redirect,
)
from .issuing import issue, release_now, remake_final
from .receiving import (
    acknowledge,
    cancel_recalled,
    confirm_by_link,
    confirm_cancelled_by_link,
    hear_cancelled,
    hear_discarded,
    hear_instructed,
    hear_registered,
    take_by_link,
)

__all__ = [
    "CopyOf",
    "Posting",
    "Way",
    "acknowledge",
    "add_recipient",
    "cancel_recalled",
    "carry_out_recall",
    "confirm_by_link",
    "confirm_cancelled_by_link",
    "draft_copy",
    "enter_post",
    "hear_cancelled",
    "hear_discarded",
    "hear_instructed",
    "hear_registered",
    "issue",
    "make_copy",
    "mark_recalled",
    "mark_received",
    "mark_returned",
    "order_recall",
    "plan_deliveries",
    "redirect",
    "release_now",
    "remake_final",
    "take_by_link",
    "tie_correction",
]
