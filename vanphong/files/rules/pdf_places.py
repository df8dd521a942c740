"""Where lines of a text stand on the pages of a PDF, found by its text layer. pypdfium2; runs confined."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw

from .pdf import LONGEST

LONGEST_SOUGHT = 300
"""Letters of a line that are looked for: the rest of a long paragraph follows them."""
Spot = tuple[int, list[float]]
"""Page (from 1), and left, top, right, bottom as fractions of it, from its upper left corner."""


def places(path: str, texts: list[str], wanted: list[int]) -> list[Spot | None]:
    """Where the lines of `texts` (all there are, in order) with the numbers `wanted` stand; None for what is not found.

    Letters and digits are compared, without accents, blanks or signs: programs differ in those. A line that occurs
    several times is told apart by how often its words come before it.
    """
    with pypdfium2.PdfDocument(path) as document:
        pages = list(document)
        leaves = [leaf.get_textpage() for leaf in pages]
        found = _Found(leaves)
        lines = [_letters(text) for text in texts]
        return [_place(pages, leaves, found, _sought(lines, number)) for number in wanted]


class _Found:
    """The letters of all pages in one string, and for each its page and its number among the characters of that."""

    def __init__(self, leaves: Iterable[Any]) -> None:
        letters: list[str] = []
        self.where: list[tuple[int, int]] = []
        for number, leaf in enumerate(leaves):
            for index in range(min(leaf.count_chars(), LONGEST - len(letters))):
                for letter in _plain(pypdfium2.raw.FPDFText_GetUnicode(leaf, index)):
                    letters.append(letter)
                    self.where.append((number, index))
        self.text = "".join(letters)


def _sought(lines: list[str], number: int) -> tuple[str, int]:
    """The letters of a line, and how often they occur before it."""
    sought = lines[number][:LONGEST_SOUGHT]
    before = "".join(lines[:number])
    return sought, sum(1 for _ in _occurrences(before, sought)) if sought else 0


def _place(pages: list[Any], leaves: list[Any], found: _Found, sought: tuple[str, int]) -> Spot | None:
    letters, before = sought
    starts = list(_occurrences(found.text, letters)) if letters else []
    if not starts:
        return None
    start = starts[min(before, len(starts) - 1)]
    spots = found.where[start : start + len(letters)]
    number = spots[0][0]
    boxes = [leaves[number].get_charbox(index, loose=True) for page, index in spots if page == number]
    width, height = pages[number].get_size()
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return number + 1, [
        _part(left, width),
        _part(height - top, height),
        _part(right, width),
        _part(height - bottom, height),
    ]


def _part(length: float, whole: float) -> float:
    return round(min(max(length / whole, 0.0), 1.0), 4)


def _occurrences(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _letters(text: str) -> str:
    return "".join(_plain(ord(letter)) for letter in text)


@cache
def _plain(code: int) -> str:
    """A letter or digit without accents and in lower case; nothing for any other character."""
    if code in (0x110, 0x111):
        return "d"
    return "".join(one for one in unicodedata.normalize("NFD", chr(code)).lower() if one.isalnum())
