"""Who may do what with a document that goes out, and what stands in the way. Nothing here writes."""

from .copying import CopyOf, can_copy, obstacles_to_any_copy, obstacles_to_copying, ways_of_copying
from .correcting import can_order_recall, obstacles_to_correcting, obstacles_to_recalling
from .delivering import (
    LINK_LIVES,
    MOST_DOWNLOADS,
    can_read_post,
    hash_of,
    obstacles_to_way,
    token_of,
    usual_way,
    why_it_waits,
)
from .issuing import LONGEST_WAIT, can_send, is_recalled, may_leave, obstacles_to_the_hour

__all__ = [
    "LINK_LIVES",
    "LONGEST_WAIT",
    "MOST_DOWNLOADS",
    "CopyOf",
    "can_copy",
    "can_order_recall",
    "can_read_post",
    "can_send",
    "hash_of",
    "is_recalled",
    "may_leave",
    "obstacles_to_any_copy",
    "obstacles_to_copying",
    "obstacles_to_correcting",
    "obstacles_to_recalling",
    "obstacles_to_the_hour",
    "obstacles_to_way",
    "token_of",
    "usual_way",
    "ways_of_copying",
    "why_it_waits",
]
