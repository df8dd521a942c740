"""What stands beside one another on a page of a PDF: head and end in two columns, tables; the rest is full lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanphong.kernel.vietnamese import fold

from ..decree import TYPES
from .parts import APPENDIX, POWERS
from .pdf_glyphs import Piece, Sheet

LABEL = re.compile(r"^([-–+•*]|\d+(\.\d+)*[.)]?|[a-zđ]\)|[IVXLC]+\.|(Điều|Chương|Phần|Mục) [\dIVXLC]+\.?|Kính gửi:?)$")
NAMES = tuple(fold(name) for name in TYPES)
SIDE = 6.0
"""Points by which a line may reach over the middle and still be of its column."""
Row = list[Piece]


@dataclass
class Column:
    """Một cột: the lines of a cell, each of its pieces from left to right."""

    table: int
    row: int
    number: int
    rows: list[Row]
    ends: bool = False
    """Is it of the end of the paper?"""

    def align_of(self, row: Row) -> str:
        """Centred unless lines of other lengths begin with it at the same place and none has its middle."""
        left, right = row[0].left, row[-1].right
        others = [(one[0].left, one[-1].right) for one in self.rows if one is not row]
        unlike = [(a, b) for a, b in others if abs((b - a) - (right - left)) > 6]
        if any(abs((a + b) - (left + right)) < 8 for a, b in unlike):
            return "center"
        return "left" if any(abs(a - left) < 1.5 for a, _ in unlike) else "center"


def blocks_of(
    sheet: Sheet, left: float, right: float, numbers: Iterator[int], ending: tuple[Column, Column] | None
) -> Iterator[Piece | Column]:
    """The page from top to bottom. `left` and `right` are the edges of the text; `numbers` counts the tables; `ending`
    is the end of the paper that the page before broke off: its lines on this one are added to it."""
    rows = _rows(sheet.pieces)
    middle = (left + right) / 2
    if ending is not None and (taken := _goes_on(rows, ending, middle)):
        rows = rows[taken:]
    if sheet.number == 0 and (head := _head(rows, middle)):
        taken, left_rows, right_rows = head
        table = next(numbers)
        yield Column(table, 0, 0, left_rows)
        yield Column(table, 0, 1, _wrapped(right_rows))
        rows = rows[taken:]
    grids = _grids(sheet)
    place = 0
    while place < len(rows):
        row = rows[place]
        grid = next((one for one in grids if one[0] - 2 <= row[0].base <= one[1] + 2), None)
        if grid is not None:
            last = next((at for at in range(place, len(rows)) if rows[at][0].base > grid[1] + 2), len(rows))
            yield from _cells(rows[place:last], grid[2], next(numbers))
            place = last
        elif end := _end(rows, place, middle):
            last, left_rows, right_rows = end
            table = next(numbers)
            yield Column(table, 0, 0, left_rows, ends=True)
            yield Column(table, 0, 1, right_rows, ends=True)
            place = last
        elif len(row) == 1 or LABEL.match(row[0].words) or _near(row):
            yield joined(row)
            place += 1
        else:
            table = next(numbers)
            yield from (Column(table, 0, number, [[piece]]) for number, piece in enumerate(row))
            place += 1


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces beside one another, upper rows first."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda one: (one.base, one.left)):
        if rows and piece.base - rows[-1][0].base < 0.3 * piece.size and _beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def _beside(row: Row, piece: Piece) -> bool:
    return all(piece.left >= one.right - 1 or piece.right <= one.left + 1 for one in row)


def _near(row: Row) -> bool:
    """Only blanks that were drawn out to fill the line?"""
    return all(b.left - a.right < 3 * a.size for a, b in pairwise(row))


def joined(row: Row) -> Piece:
    if len(row) == 1:
        return row[0]
    return Piece(row[0].page, row[0].base, [glyph for piece in row for glyph in piece.glyphs])


def _head(rows: Sequence[Row], middle: float) -> tuple[int, list[Row], list[Row]] | None:
    """How many rows the head takes, its left and its right lines; what stands above it are stamps."""
    opens = next((place for place, row in enumerate(rows[:15]) if _nation(row)), None)
    if opens is None:
        return None
    nation = next(piece for piece in rows[opens] if is_nation(piece))
    if nation.left < middle - 60 and len(rows[opens]) == 1 and nation.middle < middle + 20:
        return None
    dates = [one.left for row in rows[opens : opens + 8] for one in row if _dated(one) and one.left > 0.7 * middle]
    gutter = min(nation.left, *dates, middle)
    start = opens
    while start and _above(rows[start - 1], rows[start], gutter):
        start -= 1
    left_rows: list[Row] = []
    right_rows: list[Row] = []
    dated = False
    place = start
    for place in range(start, len(rows)):
        row = rows[place]
        if place > opens and (_full(row, gutter) or _titled(row, middle, dated) or _far(rows, place)):
            break
        _add(left_rows, [one for one in row if one.middle < gutter + SIDE])
        _add(right_rows, [one for one in row if one.middle >= gutter + SIDE])
        dated = dated or any(_dated(one) for one in row)
    else:
        place += 1
    return place, left_rows, right_rows


def _add(rows: list[Row], row: Row) -> None:
    if row:
        rows.append(row)


def is_nation(piece: Piece) -> bool:
    return "cong hoa xa hoi" in fold(piece.words)


def _nation(row: Row) -> bool:
    return any(map(is_nation, row))


def _dated(piece: Piece) -> bool:
    key = fold(piece.words)
    return ", ngay" in key or ("ngay" in key and "thang" in key)


def _above(row: Row, below: Row, gutter: float) -> bool:
    """Lines of the left column may begin a little above the nation."""
    return all(one.right < gutter for one in row) and below[0].base - row[0].base < 1.4 * row[0].size


def _full(row: Row, gutter: float) -> bool:
    """A line over both columns, or the addressees."""
    crosses = any(one.left < gutter - SIDE and one.right > gutter + 3 * SIDE for one in row)
    return crosses or fold(row[0].words).startswith("kinh gui")


def _titled(row: Row, middle: float, dated: bool) -> bool:
    key = fold(row[0].words)
    named = row[0].words.isupper() and any(key == name or key.startswith(f"{name} ") for name in NAMES)
    return len(row) == 1 and (named or (dated and abs(row[0].middle - middle) < SIDE))


def _far(rows: Sequence[Row], place: int) -> bool:
    return rows[place][0].base - rows[place - 1][0].base > 5 * rows[place][0].size


def _wrapped(rows: list[Row]) -> list[Row]:
    """Quốc hiệu and the date are one line each, though a narrow cell may break them."""
    found: list[Row] = []
    for row in rows:
        words = fold(" ".join(piece.words for piece in found[-1])) if found else ""
        opened = "cong hoa xa hoi" in words and "viet nam" not in words
        dated = "ngay" in words and not re.search(r"nam \d{4}$", words)
        if found and (opened or dated) and row[0].size == found[-1][0].size:
            found[-1] = [joined([*found[-1], *row])]
        else:
            found.append(row)
    return found


def _end(rows: Sequence[Row], place: int, middle: float) -> tuple[int, list[Row], list[Row]] | None:
    """From "Nơi nhận:" to the end of the page or the next full line: the row after it, its left and right lines.

    The lines of power may begin above it."""
    ahead = rows[place : place + 4]
    opens = next((at for at, row in enumerate(ahead) if _recipients(row, middle)), None)
    if opens is None or any(not _power(row, middle) for row in ahead[:opens]):
        return None
    left_rows: list[Row] = []
    right_rows: list[Row] = []
    last = place
    for last in range(place, len(rows)):
        row = rows[last]
        crosses = any(one.left < middle - 60 and one.right > middle + 60 for one in row)
        if last > place + opens and (crosses or APPENDIX.match(row[0].words)):
            break
        _add(left_rows, [one for one in row if one.left < middle - SIDE and one.middle < middle + SIDE])
        _add(right_rows, [one for one in row if not (one.left < middle - SIDE and one.middle < middle + SIDE)])
    else:
        last += 1
    return last, left_rows, right_rows


def _goes_on(rows: Sequence[Row], ending: tuple[Column, Column], middle: float) -> int:
    """How many rows of this page still are of the recipients and the signature."""
    for taken, row in enumerate(rows):
        for piece in row:
            signs = piece.left > middle - SIDE and not piece.words.endswith((".", ";"))
            above = ending[0].rows[-1][-1].words if ending[0].rows else ""
            listed = piece.words.startswith("-") or not above.endswith((";", "."))
            if not signs and not (listed and piece.right < middle + 10 * SIDE):
                return taken
            ending[1 if signs else 0].rows.append([piece])
    return len(rows)


def _recipients(row: Row, middle: float) -> bool:
    return row[0].middle < middle and re.match(r"^noi nhan\s*:?$", fold(row[0].words)) is not None


def _power(row: Row, middle: float) -> bool:
    only = row[0]
    return len(row) == 1 and only.middle > middle and (only.words.isupper() or bool(POWERS.match(only.words)))


def _grids(sheet: Sheet) -> list[tuple[float, float, list[float]]]:
    """Tables with rules: from, to, and where their upright rules stand. A framed stamp has two of them only."""
    found: list[list[tuple[float, float, float]]] = []
    for one in sorted(sheet.uprights, key=lambda rule: rule[1]):
        if found and one[1] <= max(other[2] for other in found[-1]) + 3:
            found[-1].append(one)
        else:
            found.append([one])
    grids = []
    for rules in found:
        across = sorted({round(rule[0] / 3) * 3.0 for rule in rules})
        if len(across) >= 3:
            grids.append((min(rule[1] for rule in rules), max(rule[2] for rule in rules), across))
    return grids


def _cells(rows: Sequence[Row], across: Sequence[float], table: int) -> Iterator[Column]:
    for number, row in enumerate(rows):
        for piece in row:
            yield Column(table, number, sum(edge <= piece.middle for edge in across), [[piece]])
