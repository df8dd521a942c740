"""What stands on a page of a PDF, from the letter to the column. Lengths in points, from its upper left corner."""

from dataclasses import dataclass, field
from functools import cached_property

from .paper import Span

BLANK = 0.18
"""Of the size: a gap wider than this between two letters is a blank that was not written."""
CLOSES = frozenset(" \u00a0.,;:!?)”")
"""Before these no blank is supposed: the sign of a footnote may have stood there."""


@dataclass(frozen=True)
class Look:
    """How letters are set."""

    font: str
    size: float
    bold: bool
    italic: bool
    color: str


@dataclass(frozen=True)
class Glyph:
    char: str
    look: Look
    left: float
    right: float
    base: float


@dataclass(eq=False)
class Piece:
    """What stands on one line without a wide gap."""

    page: int
    base: float
    glyphs: list[Glyph]

    @cached_property
    def left(self) -> float:
        return next((one.left for one in self.glyphs if not one.char.isspace()), self.glyphs[0].left)

    @cached_property
    def right(self) -> float:
        return next((one.right for one in reversed(self.glyphs) if not one.char.isspace()), self.glyphs[-1].right)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @cached_property
    def size(self) -> float:
        return max(one.look.size for one in self.glyphs)

    @property
    def top(self) -> float:
        return self.base - 0.891 * self.size

    @cached_property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @cached_property
    def words(self) -> str:
        return " ".join(self.text.split())

    @cached_property
    def spans(self) -> list[Span]:
        """Its words, a blank where the letters stand apart."""
        runs: list[tuple[Look, str]] = []
        before: Glyph | None = None
        for one in self.glyphs:
            apart = before is not None and not -one.look.size < one.left - before.right < BLANK * one.look.size
            parted = before is not None and apart and not before.char.isspace() and one.char not in CLOSES
            blank = " " if parted else ""
            if runs and (runs[-1][0] == one.look or one.char.isspace()):
                runs[-1] = (runs[-1][0], runs[-1][1] + blank + one.char)
            else:
                runs.append((one.look, blank + one.char))
            before = one
        return [Span(text, look.font, look.size, look.bold, look.italic, color=look.color) for look, text in runs]


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


@dataclass
class Sheet:
    """One page as it is read."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    uprights: list[tuple[float, float, float]] = field(default_factory=list)
    """Rules from top to bottom: where across, from, to."""
    unseen: int = 0
    """Letters that are there but not seen: words recognised on a scan."""
    unmapped: int = 0
    """Letters of which the file does not say what they are."""
    pictured: float = 0.0
    """How much of the page one picture covers."""

    @property
    def letters(self) -> int:
        return sum(not one.char.isspace() for piece in self.pieces for one in piece.glyphs)


def joined(row: Row) -> Piece:
    """What stands beside one another as one piece."""
    if len(row) == 1:
        return row[0]
    return Piece(row[0].page, row[0].base, [glyph for piece in row for glyph in piece.glyphs])
