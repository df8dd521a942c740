"""A draft, in Word or as PDF, as the check sees it: page, lines, how each is set. Lengths in mm, sizes in pt."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Span:
    """A piece of a line that is set in one way."""

    text: str
    font: str = ""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str = ""
    hidden: bool = False

    @property
    def seen(self) -> str:
        """As it is read on paper: letters set in capitals are capitals."""
        return self.text.upper() if self.caps else self.text


@dataclass(frozen=True)
class Place:
    """Where a line stands: which paragraph of the file, counted as Word has them, and which line of that paragraph."""

    paragraph: int
    line: int = 0
    cell: tuple[int, int, int] | None = None
    """Table, row and column, where it stands in a table."""


#: The page, counted from 1, and left, top, right, bottom in parts of its width and height.
Box = tuple[int, float, float, float, float]


@dataclass(frozen=True)
class Line:
    """Một dòng, đoạn: a paragraph, or what stands between two forced line breaks of one."""

    spans: tuple[Span, ...]
    place: Place
    align: str = "left"
    first_indent: float | None = 0.0
    """Of the first line against the others; None where it cannot be told."""
    indent: float = 0.0
    before: float | None = 0.0
    """None where it cannot be told, as at the top of a page of a PDF."""
    after: float = 0.0
    spacing: float | None = None
    """How many lines a line takes; None where it is given in points."""
    numbered: bool = False
    """Does Word itself set a number or a dash before it?"""
    box: Box | None = None
    """Where it is seen; only of a PDF."""

    @cached_property
    def text(self) -> str:
        return "".join(span.seen for span in self.spans)

    @cached_property
    def words(self) -> str:
        """Without the blanks at its ends and with one blank for several."""
        return " ".join(self.text.split())

    @property
    def inked(self) -> Iterator[Span]:
        """The spans of which something is seen."""
        return (span for span in self.spans if span.text.strip())

    def all_of(self, name: str) -> set[object]:
        """How its spans are set: every value of bold, italic, size, font or color among them."""
        return {getattr(span, name) for span in self.inked}


@dataclass(frozen=True)
class Page:
    """Trang, as the first section sets it. A margin of a PDF that cannot be told from its text is None."""

    width: float
    height: float
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None


@dataclass(frozen=True)
class PageNumber:
    """Số trang: the line that holds the field, and whether the first page is without."""

    align: str = "left"
    in_header: bool = True
    hidden_on_first: bool = False
    size: float | None = None
    plain: bool = True


@dataclass(frozen=True)
class Table:
    """The words of a table that belongs to the text, row by row."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Paper:
    """Văn bản dự thảo. `lines` are in the order of the file, those in cells of the head and the end among them."""

    page: Page
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    number: PageNumber | None = None
    pages: int | None = None
    """How many pages the program that wrote it counted."""
    tracked: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()
    """By which programs the objects in it were made."""
    measured: bool = False
    """Is this a PDF, of which nothing is known but what stands on its pages?"""
    note: str = ""
    """Why its pages cannot be judged, where they cannot."""
