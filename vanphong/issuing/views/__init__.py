"""Pages of issuing: acts on the paper, the dispatch book, and what is behind the link of a mail."""

from .copying import copy_new
from .delivering import (
    acknowledge,
    add_recipient,
    cancel_recalled,
    carry_out_recall,
    delivery_recalled,
    delivery_received,
    delivery_returned,
    order_recall,
    redirect_delivery,
    tie_correction,
)
from .issuing import issue, release_now, remake_final
from .link import confirm_cancelled, confirm_document, download_document, take_document
from .post import enter_post, post_book, post_book_file

__all__ = [
    "acknowledge",
    "add_recipient",
    "cancel_recalled",
    "carry_out_recall",
    "confirm_cancelled",
    "confirm_document",
    "copy_new",
    "delivery_recalled",
    "delivery_received",
    "delivery_returned",
    "download_document",
    "enter_post",
    "issue",
    "order_recall",
    "post_book",
    "post_book_file",
    "redirect_delivery",
    "release_now",
    "remake_final",
    "take_document",
    "tie_correction",
]
