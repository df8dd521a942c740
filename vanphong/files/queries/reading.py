"""The one door to the confined process that opens files: nothing hostile is parsed on this side."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from vanphong.files.rules import drawing, inspection, pdf, pdf_places, word_text
from vanphong.kernel.confined import Confined, ConfinedFailure
from vanphong.kernel.errors import Invalid

READER = Confined(memory_bytes=2 * 1024**3, cpu_seconds=20)
TIMEOUT = 30
UNREADABLE = (
    "Tệp này làm trình đọc dừng lại hoặc đọc quá lâu, nên không được nhận: tệp có thể bị hỏng hoặc quá phức tạp. "
    "Hãy mở ra, in lại thành PDF rồi tải tệp PDF lên."
)
UNDRAWABLE = "Không dựng được hình của trang này. Hãy tải tệp về để xem."


def inspect(path: Path) -> inspection.Findings:
    """What a file from outside is. Raises Invalid with what, why and the next step."""
    try:
        findings: inspection.Findings = READER.call(
            inspection.inspect, str(path), settings.UPLOAD_LIMIT_PAGES, timeout=TIMEOUT
        )
    except ConfinedFailure as error:
        raise Invalid(UNREADABLE) from error
    return findings


def draw(path: Path, kind: str, number: int, width: int, target: Path) -> None:
    try:
        READER.call(drawing.draw, str(path), kind, number, width, str(target), timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Invalid(UNDRAWABLE) from error


def words(path: Path, number: int) -> str:
    try:
        return str(READER.call(pdf.text, str(path), number, timeout=TIMEOUT))
    except ConfinedFailure as error:
        raise Invalid(UNDRAWABLE) from error


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a Word file. Raises Invalid when it cannot be read."""
    return _texts(word_text.paragraphs, path)


def lines(path: Path) -> list[str]:
    """The lines of a PDF. Raises Invalid when it cannot be read."""
    return _texts(pdf.lines, path)


def places(path: Path, texts: list[str], wanted: list[int]) -> list[pdf_places.Spot | None]:
    """Where these of the lines of a paper stand on the pages of its PDF. Raises Invalid when it cannot be read."""
    try:
        found: list[pdf_places.Spot | None] = READER.call(pdf_places.places, str(path), texts, wanted, timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Invalid(UNREADABLE) from error
    return found


def _texts(function: Callable[[str], list[str]], path: Path) -> list[str]:
    try:
        found: list[str] = READER.call(function, str(path), timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Invalid(UNREADABLE) from error
    return found
