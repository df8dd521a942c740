"""Head and end of a paper on the pages of a PDF: two columns beside one another, without a rule between them."""

import re
from collections.abc import Sequence

from vanphong.kernel.vietnamese import fold

from ..decree import TYPES
from .parts import APPENDIX, POWERS
from .pdf_pieces import Column, Piece, Row, joined

NAMES = tuple(fold(name) for name in TYPES)
SIDE = 6.0
"""Points by which a line may reach over the middle and still be of its column."""


def head_of(rows: Sequence[Row], middle: float) -> tuple[int, list[Row], list[Row]] | None:
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


def wrapped(rows: list[Row]) -> list[Row]:
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


def end_of(rows: Sequence[Row], place: int, middle: float) -> tuple[int, list[Row], list[Row]] | None:
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


def goes_on(rows: Sequence[Row], ending: tuple[Column, Column], middle: float) -> int:
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
