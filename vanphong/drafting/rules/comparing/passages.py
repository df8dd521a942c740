"""The passages of a version as they are compared: paragraphs, and rows of tables with their cells."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from ..reading.paper import Line, Paper


class Look(NamedTuple):
    """How letters are set."""

    font: str = ""
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str = ""
    hidden: bool = False


class Shape(NamedTuple):
    """How a paragraph is set; lengths in mm, distances in pt."""

    align: str = "left"
    first_indent: float | None = 0.0
    indent: float = 0.0
    before: float | None = 0.0
    after: float = 0.0
    spacing: float | None = None
    numbered: bool = False


@dataclass(frozen=True)
class Cell:
    """Words in one place, with how they are set: `looks` are (letters, look) in order, none where only text is read."""

    text: str
    looks: tuple[tuple[int, Look], ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Passage:
    """Đoạn: a paragraph, or a row of a table with its cells."""

    cells: tuple[Cell, ...]
    in_table: bool = False

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def text(self) -> str:
        """What is quoted of it."""
        return " | ".join(text.strip() for text in self.texts)

    @cached_property
    def blank(self) -> bool:
        return not any(text.strip() for text in self.texts)

    @cached_property
    def key(self) -> tuple[bool, tuple[str, ...]]:
        """What makes two of them read the same: a row is no paragraph."""
        return self.in_table, self.texts


def passages_of(paper: Paper) -> list[Passage]:
    """Every paragraph and every row, in the order of the file, blank ones too."""
    found = []
    for (table, _), lines in groupby(paper.lines, key=_place):
        if table is None:
            found.append(Passage((_cell(list(lines)),)))
        else:
            cells = groupby(lines, key=lambda line: line.place.cell)
            found.append(Passage(tuple(_cell(list(within)) for _, within in cells), in_table=True))
    return found


def passages_of_text(lines: Iterable[str]) -> list[Passage]:
    """The same of a file of which only the words are read."""
    return [Passage((Cell(unicodedata.normalize("NFC", line)),)) for line in lines]


def _place(line: Line) -> tuple[int | None, int]:
    """Table and row, or no table and the paragraph."""
    return line.place.cell[:2] if line.place.cell else (None, line.place.paragraph)


def _cell(lines: list[Line]) -> Cell:
    words: list[str] = []
    looks: list[tuple[int, Look]] = []
    for number, line in enumerate(lines):
        if number:
            _append(words, looks, "\n", Look())
        for span in line.spans:
            color = "" if span.color in ("AUTO", "000000") else span.color
            look = Look(span.font, span.size, span.bold, span.italic, color, span.hidden)
            _append(words, looks, unicodedata.normalize("NFC", span.seen), look)
    return Cell("".join(words), tuple(looks), tuple(_shapes(lines)))


def _append(words: list[str], looks: list[tuple[int, Look]], text: str, look: Look) -> None:
    """Blanks look like what stands before them: nobody sees how they are set."""
    if not text:
        return
    words.append(text)
    if looks and (text.isspace() or looks[-1][1] == look):
        looks[-1] = (looks[-1][0] + len(text), looks[-1][1])
    else:
        looks.append((len(text), look))


def _shapes(lines: list[Line]) -> Iterator[Shape]:
    """One for each paragraph."""
    for _, within in groupby(lines, key=lambda line: line.place.paragraph):
        line = next(within)
        yield Shape(line.align, line.first_indent, line.indent, line.before, line.after, line.spacing, line.numbered)
