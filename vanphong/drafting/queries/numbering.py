"""The door to the confined process that writes number and date into a paper."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from vanphong.kernel.confined import Confined, ConfinedFailure
from vanphong.kernel.errors import Invalid

from ..rules.changing.numbering import number_to

READER = Confined(memory_bytes=2 * 1024**3, cpu_seconds=5)
"""A process of its own: who numbers a paper holds the register, and must not wait behind what somebody else reads."""
TIMEOUT = 5


def numbered(path: Path, kind: str, code: str, day: date) -> bytes | None:
    """A paper with its number and date in their place; None where it has none, or cannot be read."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "da-cap-so"
        arguments = (str(path), str(target), kind, code, day.isoformat())
        try:
            placed = READER.call(number_to, *arguments, timeout=TIMEOUT)
        except (ConfinedFailure, Invalid):
            return None
        return target.read_bytes() if placed else None
