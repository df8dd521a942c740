"""The door to the confined process that reads drafts, and the results that are kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vanphong.documents.enums import FileRole, Status
from vanphong.documents.models import DocumentFile
from vanphong.files.enums import Kind, RenditionState
from vanphong.files.models import Blob, Rendition
from vanphong.files.queries import as_pdf, has_libreoffice, inspect
from vanphong.files.queries.reading import READER, TIMEOUT, UNREADABLE
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Busy, Invalid

from .. import rules
from ..models import CheckResult
from ..rules import Checked, Finding

CHECKED = (Kind.DOCX, Kind.PDF, Kind.DOC)
"""The kinds of files the check reads."""
NO_LIBREOFFICE = (
    "Máy này chưa có LibreOffice nên không đọc được trang của tệp Word 97–2003 (.doc). Mời cài LibreOffice "
    "(apt install libreoffice-writer), hoặc lưu tệp thành .docx rồi kiểm tra lại."
)
NOT_CONVERTED = "Không chuyển được tệp này thành trang để đọc. Mời mở bằng Word, lưu thành .docx rồi kiểm tra lại."


def check_any(path: Path, today: date) -> Checked:
    """Kiểm tra thể thức một tệp chưa biết là gì, looked at like an upload first; an old Word file by its pages.

    Raises Invalid for what is not taken in or cannot be read, Busy when the reader stopped.
    """
    kind = Kind(inspect(path)["kind"])
    if kind.is_image:
        return Checked("", today, (), rules.SCAN)
    if kind != Kind.DOC:
        return check_file(path, today, kind)
    if not has_libreoffice():
        raise Invalid(NO_LIBREOFFICE)
    try:
        with as_pdf({"source.doc": path}) as made:
            return check_file(_looked_at(made / "source.pdf"), today, Kind.PDF)
    except ConfinedFailure as error:
        raise Invalid(NOT_CONVERTED) from error


def _looked_at(made: Path) -> Path:
    """What LibreOffice made is believed only after a look at it."""
    if not made.exists() or inspect(made)["kind"] != Kind.PDF:
        raise Invalid(NOT_CONVERTED)
    return made


def check_file(path: Path, today: date, kind: Kind = Kind.DOCX) -> Checked:
    """Kiểm tra thể thức một tệp Word hay PDF, read in a confined process. Raises Invalid for what cannot be read, Busy
    when the reader stopped."""
    try:
        found: dict[str, Any] = READER.call(rules.told, str(path), today.isoformat(), kind, timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Busy(UNREADABLE) from error
    findings = tuple(Finding(**one | {"box": tuple(one["box"]) if one["box"] else None}) for one in found["findings"])
    on, mentions = date.fromisoformat(found["on"]), rules.mentions_of(found["mentions"])
    return Checked(found["type_name"], on, findings, found["note"], mentions)


def unchecked() -> list[Blob]:
    """Files of papers still in draft that these rules have not read yet, though they can be read by now."""
    read = CheckResult.objects.filter(rule_set=rules.RULE_SET).values("blob")
    waiting = Rendition.objects.filter(state=RenditionState.WAITING).values("source")
    drafts = DocumentFile.objects.filter(role=FileRole.DRAFT, document__status=Status.DRAFTED, blob__kind__in=CHECKED)
    drafts = drafts.exclude(blob__in=read).exclude(blob__kind=Kind.DOC, blob__in=waiting)
    return list(Blob.objects.filter(pk__in=drafts.values("blob")))


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
