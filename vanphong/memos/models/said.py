"""What stands in a box of the form, given or awaited."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Said:
    """One box of the form: who gives or gave an opinion, and what. Without `at` it is awaited."""

    step: str
    name: str
    position: str
    choice: str = ""
    kind: str = "plain"
    words: str = ""
    at: datetime | None = None
