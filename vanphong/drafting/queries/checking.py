"""The door to the confined process that reads drafts, and the results that are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vanphong.documents.enums import Direction, FileRole, Status
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.files.enums import Kind, RenditionState
from vanphong.files.models import Blob, Rendition
from vanphong.files.queries import converting, inspect, why_no_pages
from vanphong.files.queries.reading import READER, TIMEOUT, UNREADABLE
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Busy, Invalid
from vanphong.org.models import Person

from .. import rules
from ..enums import Severity
from ..models import CheckResult
from ..rules import Checked, Finding

NO_LIBREOFFICE = (
    "Máy này chưa có LibreOffice nên không đọc được trang của tệp Word 97–2003 (.doc). Mời cài LibreOffice "
    "(apt install libreoffice-writer), hoặc lưu tệp thành .docx rồi kiểm tra lại."
)


def check_any(path: Path, today: date) -> Checked:
    """Kiểm tra thể thức một tệp chưa biết là gì, looked at like an upload first; an old Word file by its pages.

    Raises Invalid for what is not taken in or cannot be read, Busy when the reader stopped.
    """
    kind = Kind(inspect(path)["kind"])
    if kind.is_image:
        return Checked("", today, (), rules.SCAN)
    if kind != Kind.DOC:
        return check_file(path, today, kind)
    if (program := converting.libreoffice()) is None:
        raise Invalid(NO_LIBREOFFICE)
    with converting.converted(program, path, kind) as (made, _):
        return check_file(made, today, Kind.PDF)


def check_file(path: Path, today: date, kind: Kind = Kind.DOCX) -> Checked:
    """Kiểm tra thể thức một tệp Word hay PDF, read in a confined process. Raises Invalid for what cannot be read, Busy
    when the reader stopped."""
    try:
        found: dict[str, Any] = READER.call(rules.told, str(path), today.isoformat(), kind, timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Busy(UNREADABLE) from error
    findings = tuple(Finding(**one | {"box": tuple(one["box"]) if one["box"] else None}) for one in found["findings"])
    return Checked(found["type_name"], date.fromisoformat(found["on"]), findings, found["note"])


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


CHECKED = (Kind.DOCX, Kind.PDF, Kind.DOC)


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
    why: str = ""
    """Why it waits, where that is known."""
    may_mend: bool = False
    """May this reader have mended what can be mended without judgement?"""

    @property
    def groups(self) -> list[Group]:
        """What must be mended first."""
        return _grouped(self.result.found if self.result else ())


def shown_of(document: Document, person: Person | None = None) -> Shown:
    """Of a draft in Word or PDF, else nothing; `person` is who may want it mended, which only Word (.docx) can be."""
    latest = current_draft(document) if document.direction == Direction.OUTGOING else None
    if latest is None or latest.blob.kind not in CHECKED:
        return Shown(None, waits=False)
    result = CheckResult.objects.filter(blob=latest.blob, rule_set=rules.RULE_SET).first()
    theirs = person is not None and document.status == Status.DRAFTED and can_change_draft(person, document)
    may_mend = theirs and result is not None and any(one["fixable"] for one in result.found)
    late = result is None and latest.blob.kind == Kind.DOC
    return Shown(result, waits=result is None, why=why_no_pages(latest.blob) if late else "", may_mend=may_mend)


def unchecked() -> list[Blob]:
    """Files of papers still in draft that these rules have not read yet, though they can be read by now."""
    read = CheckResult.objects.filter(rule_set=rules.RULE_SET).values("blob")
    waiting = Rendition.objects.filter(state=RenditionState.WAITING).values("source")
    drafts = DocumentFile.objects.filter(role=FileRole.DRAFT, document__status=Status.DRAFTED, blob__kind__in=CHECKED)
    drafts = drafts.exclude(blob__in=read).exclude(blob__kind=Kind.DOC, blob__in=waiting)
    return list(Blob.objects.filter(pk__in=drafts.values("blob")))


def _grouped(found: Iterable[dict[str, Any]]) -> list[Group]:
    listed = list(found)
    groups = (Group(kind.label, [one for one in listed if one["severity"] == kind]) for kind in Severity)
    return [group for group in groups if group.findings]
