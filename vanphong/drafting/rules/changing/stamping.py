"""Number and date set into the blanks of a PDF: "Số:      /UBND-KT", "ngày      tháng      năm 2026"."""

import ctypes
import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from vanphong.files.rules.pdf import BROKEN
from vanphong.kernel.errors import Invalid
from vanphong.kernel.typesetting import typeset

from ..decree import written_month

CODE = re.compile(r"Số\s*:?(?P<number>[\s.…_\d]*)/\s*(?P<notation>[^\s/]+)")
DAY = re.compile(r"ngày(?P<day>[\s.…_\d]*)tháng(?P<month>[\s.…_\d]*)năm\s*(?P<year>\d{4})")
SET = Path(__file__).resolve().parents[2] / "typst" / "number.typ"
DIGIT = 0.5
"""How wide a digit of the typeface is, of its size."""
LEAST = 0.5
"""Points kept free on both sides of what is set into a blank."""


@dataclass(frozen=True)
class _Blank:
    """A blank and what is set into it, in points from the lower left corner of the page."""

    words: str
    italic: bool
    left: float
    right: float
    baseline: float
    size: float

    @property
    def holds(self) -> bool:
        return self.right - self.left >= len(self.words) * DIGIT * self.size + 2 * LEAST


def stamped(path: Path, target: Path, code: str, day: date) -> bool:
    """The PDF with number and date in its blanks, written to `target`; False, and nothing written, where neither page 1
    nor the last, where those of a copy stand, has such blanks, they are too narrow, or something else stands there.

    Raises Invalid for what cannot be read.
    """
    try:
        with pypdfium2.PdfDocument(path) as document:
            return any(_stamp(document, number, target, code, day) for number in sorted({0, len(document) - 1}))
    except pypdfium2.PdfiumError as error:
        raise Invalid(BROKEN) from error


def _stamp(document: Any, number: int, target: Path, code: str, day: date) -> bool:
    page = document[number]
    blanks = _blanks(page.get_textpage(), code, day) if page.get_rotation() == 0 else None
    if blanks is None or not all(blank.holds for blank in blanks):
        return False
    _lay_over(document, page, blanks, day)
    document.save(target)
    return True


def _blanks(layer: Any, code: str, day: date) -> list[_Blank] | None:
    """What is to be set where; None where a place is missing or holds something else."""
    text = layer.get_text_range()
    number, notation = code.split("/", 1)
    at = next((one for one in CODE.finditer(text) if one["notation"] == notation), None)
    dated = _day_of(at, text) if at else None
    if not at or not dated or int(dated["year"]) != day.year:
        return None
    month = written_month(day.month)
    wanted = [(at, "number", number, False), (dated, "day", f"{day.day:02}", True), (dated, "month", month, True)]
    found = []
    for match, name, words, italic in wanted:
        stands = match[name].strip(" .…_\r\n")
        if stands and stands != words:
            return None
        if not stands:
            found.append(_blank(layer, match.start(name) - 1, match.end(name), words, italic))
    return found


def _day_of(code: re.Match[str], text: str) -> re.Match[str] | None:
    """The date that stands nearest to the number: the paper that is copied has its own."""
    return min(DAY.finditer(text), key=lambda one: abs(one.start() - code.start()), default=None)


def _blank(layer: Any, before: int, after: int, words: str, italic: bool) -> _Blank:
    """Between two characters of the text, as large as the one after it."""
    left, right = layer.get_charbox(before)[2], layer.get_charbox(after)[0]
    return _Blank(words, italic, left, right, baseline(layer, after), _size(layer, after))


def _lay_over(document: Any, page: Any, blanks: list[_Blank], day: date) -> None:
    """Set by Typst on a page of its own, which brings only the letters it needs, and laid over this one."""
    width, height = page.get_size()
    data = {"width": width, "height": height, "blanks": [asdict(blank) for blank in blanks]}
    made = typeset(SET, data, at=datetime.combine(day, time(), UTC), tagged=False)
    with pypdfium2.PdfDocument(made) as sheet:
        page.insert_obj(sheet.page_as_xobject(0, document).as_pageobject())
    page.gen_content()


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
