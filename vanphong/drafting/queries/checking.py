"""The door to the confined process that reads drafts, and the results that are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vanphong.documents.enums import Direction, Status
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.files.enums import Kind
from vanphong.files.queries.reading import READER, TIMEOUT, UNREADABLE
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Busy
from vanphong.org.models import Person

from .. import rules
from ..enums import Severity
from ..models import CheckResult
from ..rules import Checked, Finding
from .known import found_in


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


@dataclass(frozen=True)
class Group:
    """Findings of one severity."""

    label: str
    findings: list[dict[str, Any]]

    @property
    def count(self) -> int:
        return len(self.findings)


@dataclass(frozen=True)
class Shown:
    """What the page of a draft says of its newest version: the result, or that it waits for one."""

    result: CheckResult | None
    waits: bool
    may_mend: bool = False
    """May this reader have mended what can be mended without judgement?"""
    may_change: bool = False
    """May this reader lay in a new version?"""
    may_keep_words: bool = False
    """May this reader say that a word is right in the office?"""

    @property
    def groups(self) -> list[Group]:
        """What must be mended first."""
        return _grouped(self.result.found if self.result else ())


def shown_of(document: Document, person: Person | None = None) -> Shown:
    """Of a draft in Word, else nothing; `person` is who may want it mended. A version that was read by rules before
    these keeps what they found until there is another."""
    latest = current_draft(document) if document.direction == Direction.OUTGOING else None
    if latest is None or latest.blob.kind != Kind.DOCX:
        return Shown(None, waits=False)
    result = CheckResult.objects.filter(blob=latest.blob).order_by("-checked_at").first()
    if result is not None:
        result.found = found_in(result, document.agency)
    theirs = person is not None and document.status == Status.DRAFTED and can_change_draft(person, document)
    may_mend = theirs and result is not None and any(one["fixable"] for one in result.found)
    return Shown(
        result,
        waits=result is None,
        may_mend=may_mend,
        may_change=theirs,
        may_keep_words=person is not None and rules.can_keep_words(person),
    )


def _grouped(found: Iterable[dict[str, Any]]) -> list[Group]:
    listed = list(found)
    groups = (Group(kind.label, [one for one in listed if one["severity"] == kind]) for kind in Severity)
    return [group for group in groups if group.findings]
