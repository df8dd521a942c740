"""What stands on a page of a PDF: its lines, each with place, size and style, and its rules. In mm, sizes in pt.

Places are from the left and top edge of the paper; the box of a line is as high as its typeface, not as its ink.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from vanphong.drafting.rules.changing.stamping import baseline

MM = 25.4 / 72
COLUMN_GAP = 20.0


@dataclass(frozen=True)
class Box:
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Printed(Box):
    """A line, or the part of one that stands in its own column."""

    text: str
    sizes: frozenset[float]
    styles: frozenset[str]
    baseline: float


@dataclass(frozen=True)
class Sheet:
    """A page: its lines from top to bottom, and what is drawn on it."""

    lines: tuple[Printed, ...]
    rules: tuple[Box, ...]
    """Strokes across."""
    frames: tuple[Box, ...]
    """What is drawn around red words: the union of red strokes, where there are any."""

    def line(self, start: str) -> Printed:
        """The first line that begins so. Raises LookupError."""
        for one in self.lines:
            if one.text.startswith(start):
                return one
        raise LookupError(f"no line begins with {start!r}: {[one.text for one in self.lines]}")

    def under(self, line: Printed, within: float = 4.0) -> Box:
        """The rule next under a line. Raises LookupError."""
        near = [one for one in self.rules if -0.5 < one.top - line.baseline < within and _overlap(one, line)]
        if not near:
            raise LookupError(f"no rule under {line.text!r}")
        return min(near, key=lambda one: one.top)

    def between(self, above: Printed, below: Printed) -> list[Printed]:
        return [one for one in self.lines if above.baseline < one.baseline < below.baseline - 1]


@dataclass(frozen=True)
class Letter(Box):
    text: str
    size: float
    style: str
    baseline: float


def sheets(path: Path) -> list[Sheet]:
    with pypdfium2.PdfDocument(path) as document:
        return [_sheet(page) for page in document]


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    strokes = [(box, red) for box, red in _strokes(page)]
    frame = [box for box, red in strokes if red]
    return Sheet(
        lines=tuple(sorted(_lines(list(_letters(page))), key=lambda one: (round(one.baseline), one.left))),
        rules=tuple(box for box, red in strokes if not red and box.height < 1 < box.width),
        frames=(_union(frame),) if frame else (),
    )


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    height = page.get_height()
    words = page.get_textpage()
    for index in range(words.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(words, index))
        if text in "\r\n" or raw.FPDFText_IsGenerated(words, index):
            continue
        box, across, up = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetLooseCharBox(words, index, box)
        raw.FPDFText_GetCharOrigin(words, index, across, up)
        yield Letter(
            left=box.left * MM,
            right=box.right * MM,
            top=(height - box.top) * MM,
            bottom=(height - box.bottom) * MM,
            text=text,
            size=round(raw.FPDFText_GetFontSize(words, index), 1),
            style=_style(words, index),
            baseline=(height - up.value) * MM,
        )


def _style(words: pypdfium2.PdfTextPage, index: int) -> str:
    """Of "BAAAAA+Tinos-BoldItalic", "bold italic"; "plain" of the upright one."""
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    raw.FPDFText_GetFontInfo(words, index, name, 100, flags)
    last = name.value.decode().rpartition("-")[2]
    return {"Regular": "plain", "BoldItalic": "bold italic"}.get(last, last.lower())


def _lines(letters: list[Letter]) -> Iterator[Printed]:
    part: list[Letter] = []
    for one in letters:
        if part and (abs(one.baseline - part[-1].baseline) > 0.5 or _apart(part, one)):
            yield from _line(part)
            part = []
        part.append(one)
    yield from _line(part)


def _apart(part: list[Letter], one: Letter) -> bool:
    return not -1 < one.left - part[-1].right < COLUMN_GAP * MM


def _line(part: list[Letter]) -> Iterator[Printed]:
    inked = [one for one in part if one.text.strip()]
    if inked:
        yield Printed(
            **vars(_union(inked)),
            text="".join(one.text for one in part).strip(),
            sizes=frozenset(one.size for one in inked),
            styles=frozenset(one.style for one in inked),
            baseline=inked[0].baseline,
        )


def _strokes(page: pypdfium2.PdfPage) -> Iterator[tuple[Box, bool]]:
    """What is drawn, and whether in red."""
    height = page.get_height()
    for drawn in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
        fill = red.value > 100 and green.value < 60
        raw.FPDFPageObj_GetStrokeColor(drawn, red, green, blue, alpha)
        stroke = red.value > 100 and green.value < 60
        yield Box(left * MM, right * MM, (height - top) * MM, (height - bottom) * MM), fill or stroke


def _union(boxes: "list[Box] | list[Letter]") -> Box:
    return Box(
        min(one.left for one in boxes),
        max(one.right for one in boxes),
        min(one.top for one in boxes),
        max(one.bottom for one in boxes),
    )


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right


def rows_read(data: bytes, page: int = 0) -> list[str]:
    """The letters of each line of one page as the eye meets them, from left to right."""
    with pypdfium2.PdfDocument(data) as document:
        layer = document[page % len(document)].get_textpage()
        rows: dict[int, list[tuple[float, str]]] = {}
        for at in range(layer.count_chars()):
            if (letter := layer.get_text_range(at, 1)).strip():
                rows.setdefault(round(baseline(layer, at)), []).append((layer.get_charbox(at)[0], letter))
    return ["".join(letter for _, letter in sorted(row)) for row in rows.values()]
