"""What the pages across the houses read: my work, and one paper."""

from .paper import Entry, Related, Stay, related_to, stays_of, timeline_of
from .work import SHOWN, Column, Desk, Oldest, Waiting, columns, counts, desk_of, in_my_hands

__all__ = [
    "SHOWN",
    "Column",
    "Desk",
    "Entry",
    "Oldest",
    "Related",
    "Stay",
    "Waiting",
    "columns",
    "counts",
    "desk_of",
    "in_my_hands",
    "related_to",
    "stays_of",
    "timeline_of",
]
