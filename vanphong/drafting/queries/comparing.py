"""Two versions of a draft read and compared, and the passages of one: Word files in the confined process."""

from dataclasses import dataclass, field
from typing import Any

from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.files.queries import text_of
from vanphong.files.queries.reading import READER, TIMEOUT
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import DomainError

from .. import rules
from ..rules import Comparison

NO_WORDS = "Không đọc được chữ trong {which}: bản quét, tệp hỏng, hoặc tệp .doc chưa chuyển xong. Mời mở tệp để xem."
TOO_LONG = "Trình đọc dừng lại hoặc đọc quá lâu với {which}, nên không so sánh được. Mời tải tệp về để xem."
ONLY_TEXT = "Không phải hai tệp Word (.docx), nên chỉ so chữ theo từng dòng; định dạng không được so."


@dataclass(frozen=True)
class Compared:
    """The result, or why there is none; `note` says what was not compared."""

    found: Comparison | None
    why_none: str = ""
    note: str = ""


@dataclass(frozen=True)
class Read:
    """The passages of a version that say something, each as the words of its cells, or why there are none."""

    passages: list[list[str]] = field(default_factory=list)
    why_none: str = ""


def comparison_of(old: Blob, new: Blob) -> Compared:
    """So sánh hai bản. Only the words where one of them is no Word file."""
    if old.kind != Kind.DOCX or new.kind != Kind.DOCX:
        return _of_texts(old, new)
    return _compared(rules.told_differences, str(old.path), str(new.path))


def passages_of(blob: Blob) -> Read:
    """Các đoạn của một bản, counted as people count them."""
    if blob.kind != Kind.DOCX:
        lines = text_of(blob)
        spoken = [[line] for line in lines or () if line.strip()]
        return Read(spoken, "" if spoken else NO_WORDS.format(which="bản này"))
    told = _asked(rules.told_passages, str(blob.path))
    return Read(why_none=told) if isinstance(told, str) else Read(told)


def _of_texts(old: Blob, new: Blob) -> Compared:
    before, after = text_of(old), text_of(new)
    if not before or not after:
        return Compared(None, NO_WORDS.format(which="một trong hai bản"))
    return _compared(rules.told_differences_of_texts, before, after, note=ONLY_TEXT)


def _compared(function: Any, old: Any, new: Any, *, note: str = "") -> Compared:
    told = _asked(function, old, new)
    return Compared(None, told) if isinstance(told, str) else Compared(rules.from_plain(told), note=note)


def _asked(function: Any, *sides: Any) -> Any:
    """What the confined process answers of one version or two, or why it does not, in words."""
    try:
        return READER.call(function, *sides, timeout=TIMEOUT)
    except DomainError as refusal:
        return refusal.message
    except ConfinedFailure:
        return TOO_LONG.format(which="bản này" if len(sides) == 1 else "hai bản này")
