"""The door to the confined process that writes number and date into a paper."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from vanphong.files.queries.reading import READER, TIMEOUT
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Invalid

from ..rules.numbering import number_to


def numbered(path: Path, code: str, day: date) -> bytes | None:
    """A Word file or PDF with its number and date in their place; None where it has none, or cannot be read."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "da-cap-so"
        try:
            placed = READER.call(number_to, str(path), str(target), code, day.isoformat(), timeout=TIMEOUT)
        except (ConfinedFailure, Invalid):
            return None
        return target.read_bytes() if placed else None
