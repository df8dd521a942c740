"""What stands beside one another on a page of a PDF: head and end in two columns, tables; the rest is full lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .pdf_ends import end_of, goes_on, head_of, wrapped
from .pdf_pieces import Column, Piece, Row, Sheet, joined

LABEL = re.compile(r"^([-–+•*]|\d+(\.\d+)*[.)]?|[a-zđ]\)|[IVXLC]+\.|(Điều|Chương|Phần|Mục) [\dIVXLC]+\.?|Kính gửi:?)$")


def blocks_of(
    sheet: Sheet, left: float, right: float, numbers: Iterator[int], ending: tuple[Column, Column] | None
) -> Iterator[Piece | Column]:
    """The page from top to bottom. `left` and `right` are the edges of the text; `numbers` counts the tables; `ending`
    is the end of the paper that the page before broke off: its lines on this one are added to it."""
    rows = _rows(sheet.pieces)
    middle = (left + right) / 2
    if ending is not None and (taken := goes_on(rows, ending, middle)):
        rows = rows[taken:]
    if sheet.number == 0 and (head := head_of(rows, middle)):
        taken, left_rows, right_rows = head
        table = next(numbers)
        yield Column(table, 0, 0, left_rows)
        yield Column(table, 0, 1, wrapped(right_rows))
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
        elif end := end_of(rows, place, middle):
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
