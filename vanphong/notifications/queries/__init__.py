from .bell import notices_of, unread_count
from .late import Late
from .overdue import Held, UnitOverdue, due_in_hands, overdue_by_unit
from .ways import ends_of_quiet, last_trouble, quiet_of, reached_by_mail, ways_by_kind, ways_of

__all__ = [
    "Held",
    "Late",
    "UnitOverdue",
    "due_in_hands",
    "ends_of_quiet",
    "last_trouble",
    "notices_of",
    "overdue_by_unit",
    "quiet_of",
    "reached_by_mail",
    "unread_count",
    "ways_by_kind",
    "ways_of",
]
