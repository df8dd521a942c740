"""The door to the confined process that reads drafts, and the results that are kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vanphong.files.queries.reading import READER, TIMEOUT, UNREADABLE
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Busy

from .. import rules
from ..rules import Checked, Finding


def check_file(path: Path, today: date) -> Checked:
    """Kiểm tra thể thức một tệp Word, read in a confined process. Raises Invalid for what cannot be read, Busy when the
    reader stopped."""
    try:
        found: dict[str, Any] = READER.call(rules.told, str(path), today.isoformat(), timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Busy(UNREADABLE) from error
    findings = tuple(Finding(**one) for one in found["findings"])
    on, mentions = date.fromisoformat(found["on"]), rules.mentions_of(found["mentions"])
    return Checked(found["type_name"], on, findings, found["note"], mentions)


def check_bytes(word: bytes, today: date) -> Checked:
    """The same of a Word file that is not kept."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "du-thao.docx"
        path.write_bytes(word)
        return check_file(path, today)


def mended(path: Path, today: date) -> tuple[bytes, list[Finding]]:
    """The file with what can be mended mended, in a confined process, and what that was.

    Raises Invalid for what cannot be read, Busy when the reader stopped.
    """
    with TemporaryDirectory() as folder:
        target = Path(folder) / "da-sua.docx"
        try:
            found = READER.call(rules.mend_to, str(path), str(target), today.isoformat(), timeout=TIMEOUT)
        except ConfinedFailure as error:
            raise Busy(UNREADABLE) from error
        return target.read_bytes(), [Finding(**one) for one in found]


@dataclass(frozen=True)
class Conversion:
    """Chuyển mã: the file in Unicode, how many paragraphs change, and the first of them before and after."""

    data: bytes
    count: int
    shown: list[tuple[str, str]]


def converted(path: Path) -> Conversion:
    """The file with its letters in Unicode, made in a confined process. Raises Invalid, Busy as for mending."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "da-chuyen-ma.docx"
        try:
            count, shown = READER.call(rules.convert_to, str(path), str(target), timeout=TIMEOUT)
        except ConfinedFailure as error:
            raise Busy(UNREADABLE) from error
        return Conversion(target.read_bytes(), count, [(before, after) for before, after in shown])
