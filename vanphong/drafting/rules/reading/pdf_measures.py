"""Measured on the pages of a PDF: where its lines begin and end, and how far they stand apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .pdf_pieces import Piece, Sheet

SINGLE = 1.149
"""Of the size: from line to line where they are set single, in Times New Roman."""
FULL = 12.0
"""Points from the edge within which a line is full."""
LEAST_INDENT = 20.0
"""Points by which a first line stands in at least."""


@dataclass(frozen=True)
class Edges:
    """Where the text begins and ends across the page; `right` is None where lines do not end at one place."""

    left: float
    right: float | None
    reach: float


def edges_of(sheets: Sequence[Sheet]) -> dict[int, Edges]:
    """Of each page, by its number; pages of one width have theirs together."""
    alike: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        alike.setdefault(round(sheet.width), []).append(sheet)
    return {sheet.number: edges for group in alike.values() for edges in (_edges(group),) for sheet in group}


def _edges(sheets: Sequence[Sheet]) -> Edges:
    wide = [piece for sheet in sheets for piece in sheet.pieces if piece.right - piece.left > 0.5 * sheet.width]
    left, right = _margin(wide, _following(sheets)), _edge(wide)
    return Edges(left, right, right or max((piece.right for piece in wide), default=sheets[0].width))


def _margin(wide: Sequence[Piece], following: Sequence[Piece]) -> float:
    """Where lines begin: the leftmost place at which several do. Where every wide line is the first of its paragraph,
    the short lines under them say it."""
    starts = Counter(round(piece.left) for piece in wide)
    often = [at for at, times in starts.items() if times >= max(2, 0.1 * len(wide))]
    if not often:
        return 0.0
    further = [piece.left for piece in following if min(often) - piece.left > LEAST_INDENT]
    return median(further or [piece.left for piece in wide if abs(piece.left - min(often)) <= 1])


def _following(sheets: Sequence[Sheet]) -> list[Piece]:
    """The lines that stand right under a wide one."""
    return [
        below
        for sheet in sheets
        for above, below in pairwise(sorted(sheet.pieces, key=lambda piece: piece.base))
        if above.right - above.left > 0.5 * sheet.width
        and above.size == below.size
        and 0 < below.base - above.base < 1.6 * below.size
    ]


def _edge(wide: Sequence[Piece]) -> float | None:
    """Where full lines end, if enough end there."""
    ends = Counter(round(piece.right) for piece in wide)
    if not ends:
        return None
    at, _ = max(ends.items(), key=lambda item: sum(ends.get(item[0] + step, 0) for step in (-1, 0, 1)))
    near = [piece.right for piece in wide if abs(piece.right - at) <= 1.5]
    return median(near) if len(near) >= max(3, 0.4 * len(wide)) else None


def pitch_of(flow: Sequence[object], edges: Mapping[int, Edges]) -> float | None:
    """From line to line within a paragraph: the smallest step that is not rare, under lines that are full; where all
    are short each may be a paragraph of its own."""
    steps = Counter(
        round(b.base - a.base, 1)
        for a, b in pairwise(flow)
        if isinstance(a, Piece) and isinstance(b, Piece) and a.page == b.page and 0 < b.base - a.base < 2 * a.size
        if edges[a.page].reach - a.right < FULL
    )
    return min((step for step, times in steps.items() if times >= 0.1 * steps.total()), default=None)


def spacing_of(steps: Sequence[float], size: float) -> float | None:
    """How many lines a line takes; a little over or under is the rounding of what made the file."""
    if not steps:
        return None
    lines = round(median(steps) / (SINGLE * size), 2)
    return next((whole for whole in (1.0, 1.5) if abs(lines - whole) <= 0.04), lines)
