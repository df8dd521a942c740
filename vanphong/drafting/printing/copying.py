"""The door to the confined process that puts the pages of a copy together (NĐ 30/2020, art. 25; PL I, phần II)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vanphong.files.queries.reading import READER, TIMEOUT
from vanphong.kernel.confined import ConfinedFailure
from vanphong.kernel.errors import Invalid

from ..rules import Copy
from ..rules.changing.laying import add_to, foot_of, join_to, lay_to
from .copies import OWN_SHEET, copy_block, electronic_copy_mark

GAP, LOWER_EDGE = 6.0, 297.0 - 20.0
"""Millimetres between the last line and the rule of the copy; where the lower margin begins."""
UNREADABLE = (
    "Không ghép được trang của văn bản cần sao: tệp hỏng hoặc quá phức tạp. Mời quét lại bản giấy, hoặc in lại ra PDF, "
    "rồi đính kèm ở ô “Bản quét của bản giấy”."
)


def joined(sources: Sequence[Path]) -> bytes:
    """The pages of these PDFs and pictures, one after the other. Raises Invalid where they cannot be read."""
    with _folder() as folder:
        _confined(join_to, [str(path) for path in sources], str(folder / "made"))
        return (folder / "made").read_bytes()


def with_block(pdf: bytes, copy: Copy) -> bytes:
    """The pages with the block of the copying agency: under the last line where the last page has room for it, else on
    a sheet of its own (PL I, phần II.II.2a). Raises Invalid where they cannot be read."""
    with _folder() as folder:
        source, sheet, made = folder / "source", folder / "sheet", folder / "made"
        source.write_bytes(pdf)
        sheet.write_bytes(copy_block(copy))
        foot, lowest = _confined(foot_of, str(source)), _confined(foot_of, str(sheet))
        if foot is not None and foot + GAP + lowest - OWN_SHEET <= LOWER_EDGE:
            sheet.write_bytes(copy_block(copy, top=foot + GAP))
            _confined(lay_to, str(source), str(sheet), str(made), -1)
        else:
            _confined(add_to, str(source), str(sheet), str(made))
        return made.read_bytes()


def with_mark(path: Path, words: str) -> bytes:
    """An electronic copy with its mark in box 14 of page 1. Raises Invalid where it cannot be read."""
    with _folder() as folder:
        sheet, made = folder / "sheet", folder / "made"
        sheet.write_bytes(electronic_copy_mark(words))
        _confined(lay_to, str(path), str(sheet), str(made), 0)
        return made.read_bytes()


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def _confined(function: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return READER.call(function, *arguments, timeout=TIMEOUT)
    except ConfinedFailure as error:
        raise Invalid(UNREADABLE) from error
