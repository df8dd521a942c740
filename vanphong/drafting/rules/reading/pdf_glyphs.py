"""Reading a page of a PDF: its words with font, size, style and colour, and where; its rules and its pictures."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ..decree import FONT
from .pdf_pieces import Glyph, Look, Piece, Sheet

SUBSET = re.compile(r"^[A-Z]{6}\+")
TIMES = ("timesnewroman", "tinos", "liberationserif", "times", "nimbusrom", "texgyretermes", "freeserif")
#: The measure-alike that LibreOffice sets in place of the typeface a draft names.
STANDS_FOR = {"liberationsans": "Arial", "carlito": "Calibri", "caladea": "Cambria", "opensymbol": "Symbol"}
HYPHEN = 2
"""What the reader says for a hyphen that may part a word at the end of a line."""
INVISIBLE = 3
STROKED = 2
BOLD_FROM = 600
ITALIC_FLAG = 64
THIN = 2.0
"""A path narrower than this is a rule."""
#: What is asked of every letter, without wrapping each answer: three times as fast.
_ASKED = (ctypes.c_void_p, ctypes.c_int)
OBJECT_OF = ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, *_ASKED))
LETTER = ctypes.cast(pdfium.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, *_ASKED))
BOX_OF = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(ctypes.c_int, *_ASKED, ctypes.c_void_p))
BREAK = 1.6
"""Of the size: a gap wider than this parts two columns."""


def sheet_of(document: Any, number: int) -> Sheet:
    """Page `number`, counted from 0, of a pypdfium2 document."""
    page = document[number]
    width, height = page.get_size()
    sheet = Sheet(number, width, height)
    _objects(page, sheet)
    text_page = page.get_textpage()
    sheet.pieces = _pieces(list(_glyphs(text_page, sheet)), number)
    text_page.close()
    page.close()
    return sheet


def _objects(page: Any, sheet: Sheet) -> None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for place in range(pdfium.FPDFPage_CountObjects(page.raw)):
        one = pdfium.FPDFPage_GetObject(page.raw, place)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if not pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top):
            continue
        across, down = right.value - left.value, top.value - bottom.value
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            sheet.pictured = max(sheet.pictured, across * down / (sheet.width * sheet.height))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and across <= THIN < down:
            sheet.uprights.append((left.value, sheet.height - top.value, sheet.height - bottom.value))


def _glyphs(text_page: Any, sheet: Sheet) -> Iterator[Glyph]:
    """The letters that are seen, upright, in the order of the file."""
    page = ctypes.cast(text_page.raw, ctypes.c_void_p)
    box = pdfium.FS_RECTF()
    into = ctypes.byref(box)
    looks: dict[int | None, tuple[Look, float] | None] = {None: None}
    for place in range(pdfium.FPDFText_CountChars(text_page.raw)):
        owner = OBJECT_OF(page, place)
        if owner not in looks:
            looks[owner] = _look(text_page.raw, place, sheet)
        if (found := looks[owner]) is None:
            continue
        look, base = found
        code = LETTER(page, place)
        if code in (0, 0xFFFD, 0xFFFE):
            sheet.unmapped += 1
            continue
        code = 0x2D if code == HYPHEN else code
        if code < 32 or not BOX_OF(page, place, into):
            continue
        yield Glyph(chr(code), look, box.left, box.right, base)


def _look(raw: Any, place: int, sheet: Sheet) -> tuple[Look, float] | None:
    """How the letters of one object of the page are set, and on which line; None where they are not seen or stand
    slanted across the page."""
    owner = pdfium.FPDFText_GetTextObject(raw, place)
    if not owner:
        return None
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
    if mode == INVISIBLE:
        sheet.unseen += 1
        return None
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, place, matrix)
    across, base = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, place, across, base)
    if abs(matrix.b) > 0.01 * abs(matrix.a):
        return None
    name, flags = _font(raw, place)
    size = pdfium.FPDFText_GetFontSize(raw, place) * abs(matrix.d)
    look = Look(
        font=family(name),
        size=round(size * 2) / 2 if abs(size * 2 - round(size * 2)) < 0.3 else round(size, 1),
        bold="bold" in name.lower() or mode == STROKED or pdfium.FPDFText_GetFontWeight(raw, place) >= BOLD_FROM,
        italic=bool(flags & ITALIC_FLAG)
        or "italic" in name.lower()
        or "oblique" in name.lower()
        or abs(matrix.c) > 0.1 * abs(matrix.d),
        color=_color(raw, place),
    )
    return look, sheet.height - base.value


def _font(raw: Any, place: int) -> tuple[str, int]:
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, place, name, 128, flags)
    return name.value.decode("utf-8", "replace"), flags.value


def _color(raw: Any, place: int) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(raw, place, red, green, blue, alpha):
        return ""
    return "".join(f"{part.value:02X}" for part in (red, green, blue))


def family(name: str) -> str:
    """The typeface of a font's name in a file: "ABCDEF+TimesNewRomanPS-BoldMT" is Times New Roman."""
    plain = re.split(r"[-,]", SUBSET.sub("", name))[0]
    key = re.sub(r"[^a-z]", "", plain.lower())
    if key.startswith(TIMES):
        return FONT
    if key.startswith("dejavu"):  # set where the typeface that was named is missing: which one is not known
        return ""
    return STANDS_FOR.get(key, re.sub(r"(PS)?MT$", "", plain))


def _pieces(glyphs: list[Glyph], number: int) -> list[Piece]:
    """Letters on one line, in order; parted where a wide gap is. Upper lines first."""
    rows: list[tuple[float, list[Glyph]]] = []
    for one in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and one.base - rows[-1][0] <= 0.12 * one.look.size:
            rows[-1][1].append(one)
        else:
            rows.append((one.base, [one]))
    found: list[Piece] = []
    for base, row in rows:
        row.sort(key=lambda glyph: glyph.left)
        found += _parted(row, base, number)
    return found


def _parted(row: list[Glyph], base: float, number: int) -> Iterator[Piece]:
    """Blanks at the ends count for nothing: only what is between inked letters parts them."""
    current: list[Glyph] = []
    end: float | None = None
    for one in row:
        if not one.char.isspace():
            if end is not None and one.left - end > BREAK * one.look.size:
                yield from _piece(current, base, number)
                current = []
            end = one.right
        current.append(one)
    yield from _piece(current, base, number)


def _piece(glyphs: list[Glyph], base: float, number: int) -> Iterator[Piece]:
    while glyphs and glyphs[-1].char.isspace():
        glyphs.pop()
    while glyphs and glyphs[0].char.isspace():
        glyphs.pop(0)
    if glyphs:
        yield Piece(number, base, glyphs)
