"""Versions of a draft in Word read and compared, and the answer as plain values for another process."""

from pathlib import Path
from typing import Any

from vanphong.ui.differences import Piece

from ..reading.word import read_word
from .comparison import Comparison, Row, compare, compared
from .passages import passages_of, passages_of_text


def compare_files(old: Path, new: Path) -> Comparison:
    """So sánh hai tệp Word (.docx). Raises Invalid for what cannot be read."""
    return compare(read_word(old), read_word(new))


def told_differences(old: str, new: str) -> dict[str, Any]:
    """The same as plain values."""
    return as_plain(compare_files(Path(old), Path(new)))


def told_differences_of_texts(old: list[str], new: list[str]) -> dict[str, Any]:
    """So sánh chữ theo từng dòng, as plain values."""
    return as_plain(Comparison(tuple(compared(passages_of_text(old), passages_of_text(new)))))


def told_passages(path: str) -> list[list[str]]:
    """The passages of a Word file that say something: the words of each cell, one for a paragraph."""
    return [list(passage.texts) for passage in passages_of(read_word(Path(path))) if not passage.blank]


def as_plain(found: Comparison) -> dict[str, Any]:
    return {"rows": [_plain_row(row) for row in found.rows], "notes": found.notes}


def from_plain(told: dict[str, Any]) -> Comparison:
    return Comparison(tuple(map(_row, told["rows"])), tuple(told["notes"]))


def _plain_row(row: Row) -> list[Any]:
    cells = [[[piece.kind, piece.text] for piece in cell] for cell in row.cells]
    return [row.kind, cells, row.old, row.new, row.in_table, row.setting]


def _row(told: list[Any]) -> Row:
    kind, cells, old, new, in_table, setting = told
    pieces = tuple(tuple(Piece(text, is_) for is_, text in cell) for cell in cells)
    return Row(kind, pieces, old, new, in_table, tuple(setting))
