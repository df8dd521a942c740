"""Number and date set into the blanks of a PDF: "Số:      /UBND-KT", "ngày      tháng      năm 2026"."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from vanphong.kernel.typesetting import FONTS

CODE = re.compile(r"Số\s*:?(?P<number>[\s.…_\d]*)/\s*(?P<notation>[^\s/]+)")
DAY = re.compile(r"ngày(?P<day>[\s.…_\d]*)tháng(?P<month>[\s.…_\d]*)năm\s*(?P<year>\d{4})")
LEAST = 0.5
"""Points kept free on both sides of what is set into a blank."""


@dataclass(frozen=True)
class _Blank:
    """A blank to be filled: between which characters of the text, with what."""

    before: int
    after: int
    words: str
    italic: bool


def stamped(path: Path, target: Path, code: str, day: date) -> bool:
    """The PDF with number and date in its blanks, written to `target`; False, and nothing written, where page 1 has
    no such blanks, they are too narrow, or something else already stands there."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[0]
        layer = page.get_textpage()
        blanks = _blanks(layer.get_text_range(), code, day) if page.get_rotation() == 0 else None
        if not blanks or not all(_fill(document, page, layer, blank) for blank in blanks):
            return False
        page.gen_content()
        document.save(target)
    return True


def _blanks(text: str, code: str, day: date) -> list[_Blank] | None:
    """What is to be set where; None where a place is missing or holds something else."""
    number, notation = code.split("/", 1)
    at, dated = CODE.search(text), DAY.search(text)
    if not at or not dated or at["notation"] != notation or int(dated["year"]) != day.year:
        return None
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    wanted = [(at, "number", number, False), (dated, "day", f"{day.day:02}", True), (dated, "month", month, True)]
    found = []
    for match, name, words, italic in wanted:
        stands = match[name].strip(" .…_\r\n")
        if stands and stands != words:
            return None
        if not stands:
            found.append(_Blank(match.start(name) - 1, match.end(name), words, italic))
    return found


def _fill(document: Any, page: Any, layer: Any, blank: _Blank) -> bool:
    """Set the words in the middle of the blank, on its baseline, as large as the words beside it."""
    left, right = layer.get_charbox(blank.before), layer.get_charbox(blank.after)
    size, up = _size(layer, blank.after), baseline(layer, blank.after)
    text = _text(document, blank, size)
    bounds = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(text, *(ctypes.byref(one) for one in bounds))
    width, room = bounds[2].value - bounds[0].value, right[0] - left[2]
    if size <= 0 or width + 2 * LEAST > room:
        return False
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, left[2] + (room - width) / 2, up)
    raw.FPDFPage_InsertObject(page.raw, text)
    return True


def _text(document: Any, blank: _Blank, size: float) -> Any:
    data = (FONTS / ("Tinos-Italic.ttf" if blank.italic else "Tinos-Regular.ttf")).read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document.raw, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    text = raw.FPDFPageObj_CreateTextObj(document.raw, font, ctypes.c_float(size))
    letters = list(_utf16(blank.words))
    raw.FPDFText_SetText(text, (ctypes.c_ushort * len(letters))(*letters))
    return text


def _utf16(words: str) -> Iterator[int]:
    yield from map(ord, words)
    yield 0


def _size(layer: Any, index: int) -> float:
    """Of a character as it comes out on the page, in points."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(layer.raw, index, ctypes.byref(matrix))
    return float(raw.FPDFText_GetFontSize(layer.raw, index) * abs(matrix.d or 1))


def baseline(layer: Any, index: int) -> float:
    """Of a character, in points from the lower edge."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(layer.raw, index, ctypes.byref(across), ctypes.byref(up))
    return up.value
