"""What is measured and drawn in a Word file: how wide words come out, rules under them, frames around them, columns."""

from functools import cache
from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import ImageFont

from vanphong.kernel.typesetting import FONTS

#: Width of the stamp of urgency in mm; each is 8 mm high (PL I.III.2b).
STAMPS = {"HỎA TỐC": 30.0, "THƯỢNG KHẨN": 40.0, "KHẨN": 20.0}
STAMP_LINE, STAMP_SPACE = 15, 3
"""Points: the line of the words, and what is left above and below, together with the strokes 8 mm."""
SPARE = 1.0
"""Millimetres left to a line, so that programs which measure a little otherwise break it at the same words."""
BEFORE_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def columns(document: Any, left: float, right: float, rows: int = 1) -> Any:
    """Two columns side by side, without frames; words stand at their very edges."""
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        none = OxmlElement(f"w:{side}")
        none.set(qn("w:w"), "0")
        none.set(qn("w:type"), "dxa")
        margins.append(none)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Millimetres of a line in a font as wide as Times New Roman."""
    return float(_font(bold).getlength(text)) / 1000 * size * 25.4 / 72


def widest(text: str, size: float, room: float, *, bold: bool) -> float:
    """Millimetres of its longest line when it is broken into as few lines as will do, all about as long."""
    words = text.split()
    if width_of(text, size, bold=bold) <= room or len(words) < 2:
        return min(width_of(text, size, bold=bold), room)
    lengths = sorted(
        {
            width_of(" ".join(words[start:end]), size, bold=bold)
            for start in range(len(words))
            for end in range(start + 1, len(words) + 1)
        }
    )
    fewest = _lines(words, size, room, bold=bold)
    return next((one for one in lengths if one <= room and _lines(words, size, one, bold=bold) <= fewest), room)


def _lines(words: list[str], size: float, room: float, *, bold: bool) -> int:
    count, line = 1, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size, bold=bold) > room + 0.001:
            count, line = count + 1, word
        else:
            line = longer
    return count


def balance(paragraph: Any, text: str, size: float, room: float, *, bold: bool) -> float:
    """Long centred words are broken into lines about as long; how wide the longest is."""
    width = widest(text, size, room - SPARE, bold=bold)
    if width_of(text, size, bold=bold) > room:
        _indent(paragraph, (room - width - SPARE) / 2)
    return width


def rule_under(paragraph: Any, length: float, room: float) -> None:
    """An empty line of 2 pt with a stroke under it, in the middle of `room`."""
    _indent(paragraph, (room - length) / 2)
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    shape.space_before = Pt(1.5)
    _borders(paragraph, {"bottom": 0}, thickness=6, color="000000")


def stamp(paragraph: Any, words: str, room: float) -> None:
    """Dấu độ khẩn in a single red frame of the size the decree gives (PL I.III.2b)."""
    sides = {"top": STAMP_SPACE, "left": 0, "bottom": STAMP_SPACE, "right": 0}
    _borders(paragraph, sides, thickness=8, color="D40000")
    _indent(paragraph, (room - STAMPS.get(words, 30.0)) / 2)
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(STAMP_LINE)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(0xD4, 0, 0)


def _indent(paragraph: Any, side: float) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(max(side, 0))


def _borders(paragraph: Any, sides: dict[str, int], *, thickness: int, color: str) -> None:
    """`sides` says how many points each keeps from the words; thickness in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    for side, space in sides.items():
        one = OxmlElement(f"w:{side}")
        values = {"val": "single", "sz": str(thickness), "space": str(space), "color": color}
        for name, value in values.items():
            one.set(qn(f"w:{name}"), value)
        borders.append(one)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *BEFORE_BORDERS)


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / ("Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf")), 1000)
