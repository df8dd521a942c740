"""A paper as a Word file, laid out by PL I of NĐ 30/2020: each component in its place, size and style."""

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import ImageFont

from vanphong.kernel.typesetting import FONTS

from ..rules import FONT, MOTTO, NATION, Block, Content, Signed
from .packing import undated
from .tables import table_of

WIDTH = 210 - 30 - 15
LEFT = 69.0
"""Millimetres of the left column of head and end; the right one has the rest."""
BODY, SMALL, HEAD = 14.0, 12.0, 13.0
INDENT = 12.7


def as_word(content: Content) -> bytes:
    """Bản Word (.docx) of this content."""
    document = Document()
    _set_up(document, content)
    _head(document, content)
    if content.is_titled:
        _title(document, content)
    _addressees(document, content.addressees)
    for block in content.blocks:
        _block(document, block)
    _end(document, content)
    made = BytesIO()
    document.save(made)
    return undated(made)


def _set_up(document: Any, content: Content) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    header = page.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = header.add_run("2")
    _set(run, HEAD)
    field.append(run._r)
    header._p.append(field)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    document.core_properties.title = f"{content.type_name}: {content.subject}"[:255]
    document.core_properties.author = content.agency
    document.core_properties.comments = ""


def _columns(document: Any, left: float = LEFT, rows: int = 1) -> Any:
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, (left, WIDTH - left), strict=True):
            cell.width = Mm(width)
    return table


def _head(document: Any, content: Content) -> None:
    """Boxes 1 to 4, with 5b and 10b under the number."""
    table = _columns(document, rows=2)
    left, right = table.rows[0].cells
    lines = [(content.parent.upper(), False)] if content.parent else []
    _stack(left, [*((text, SMALL, bold, False) for text, bold in [*lines, (content.agency.upper(), True)])])
    _rule(left, content.agency.upper(), SMALL, 0.4, LEFT, bold=True)
    _stack(right, [(NATION, SMALL, True, False), (MOTTO, HEAD, True, False)])
    _rule(right, MOTTO, HEAD, 1.0, WIDTH - LEFT, bold=True)
    left, right = table.rows[1].cells
    lines_left = [(f"Số: {content.open_number}/{content.notation}", HEAD, False, False)]
    if content.is_letter and content.subject:
        lines_left.append((f"V/v {content.subject}", HEAD, False, False))
    if content.urgency:
        lines_left.append((content.urgency.upper(), HEAD, True, False))
    _stack(left, lines_left, before=6)
    _stack(right, [(f"{content.place}, {content.written_day}", HEAD, False, True)], before=6)
    if content.urgency:
        _frame(left.paragraphs[-1])


def _title(document: Any, content: Content) -> None:
    _line(document, content.type_name.upper(), size=BODY, bold=True, before=14)
    if content.subject:
        last = _line(document, content.subject, size=BODY, bold=True)
        _ruled(last, content.subject, BODY, 0.4, WIDTH, bold=True)
    else:
        document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _addressees(document: Any, names: tuple[str, ...]) -> None:
    if not names:
        return
    if len(names) == 1:
        _line(document, f"Kính gửi: {names[0]}", size=BODY, before=12, after=12)
        return
    first = _line(document, "Kính gửi:", size=BODY, before=12, centred=False)
    first.paragraph_format.left_indent = Mm(30)
    for place, name in enumerate(names, 1):
        line = _line(document, f"- {name}{'.' if place == len(names) else ';'}", size=BODY, centred=False)
        line.paragraph_format.left_indent = Mm(48)
    line.paragraph_format.space_after = Pt(12)


def _block(document: Any, block: Block) -> None:
    if block.rows:
        table_of(document, block.rows)
        return
    if block.kind == "decides":
        _line(document, block.text.upper(), size=BODY, bold=True, before=8, after=8)
        return
    if block.kind == "chapter":
        _line(document, block.label, size=BODY, bold=True, before=10)
        _line(document, block.text.upper(), size=BODY, bold=True, after=6)
        return
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.alignment, shape.first_line_indent = ALIGN.JUSTIFY, Mm(INDENT)
    shape.space_before = shape.space_after = Pt(3)
    shape.space_after = Pt(6)
    if block.label:
        _set(paragraph.add_run(f"{block.label} "), BODY, bold=True)
    for run in block.pieces:
        bold, italic = run.bold or block.kind == "heading", run.italic or block.kind == "basis"
        _set(paragraph.add_run(run.text), BODY, bold=bold, italic=italic)


def _end(document: Any, content: Content) -> None:
    """Boxes 7 and 9b on one level; of a record the two who sign it."""
    _line(document, "", size=6.0)
    left_width = WIDTH / 2 if content.also_signed else 78.0
    left, right = _columns(document, left_width).rows[0].cells
    _signature(right, content.signed)
    if content.also_signed:
        _signature(left, content.also_signed)
        left, _ = _columns(document, 78.0).rows[0].cells
    _recipients(left, content)


def _signature(cell: Any, signed: Signed) -> None:
    lines = [
        *((power.upper(), BODY, True, False) for power in signed.powers),
        (signed.title.upper(), BODY, True, False),
    ]
    _stack(cell, lines)
    for _ in range(4):
        _set(cell.add_paragraph().add_run(" "), BODY)
    if signed.name:
        name = cell.add_paragraph()
        name.alignment = ALIGN.CENTER
        _set(name.add_run(signed.name), BODY, bold=True)


def _recipients(cell: Any, content: Content) -> None:
    """Nơi nhận; the last line is the copy that is kept (PL I.II.9)."""
    title = cell.paragraphs[0]
    _set(title.add_run("Nơi nhận:"), SMALL, bold=True, italic=True)
    for name in content.sent_to:
        _set(cell.add_paragraph().add_run(f"- {name}"), 11.0)


def _stack(cell: Any, lines: list[tuple[str, float, bool, bool]], before: float = 0) -> None:
    for place, (text, size, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_before = Pt(before if place == 0 else 6 if text.startswith("V/v") else 0)
        _set(paragraph.add_run(text), size, bold=bold, italic=italic)


def _line(
    document: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    centred: bool = True,
) -> Any:
    paragraph = document.add_paragraph()
    if centred:
        paragraph.alignment = ALIGN.CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    _set(paragraph.add_run(text), size, bold=bold)
    return paragraph


def _set(run: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    run.font.color.rgb = RGBColor(0, 0, 0)


def _rule(cell: Any, text: str, size: float, share: float, room: float, *, bold: bool) -> None:
    """A rule under the last words of a cell: an empty line of 2 pt with a border, so long as `share` of the text."""
    _border(cell.add_paragraph(), text, size, share, room - 4, bold=bold)


def _ruled(after: Any, text: str, size: float, share: float, room: float, *, bold: bool) -> None:
    empty = OxmlElement("w:p")
    after._p.addnext(empty)
    paragraph = type(after)(empty, after._parent)
    _border(paragraph, text, size, share, room, bold=bold)
    paragraph.paragraph_format.space_after = Pt(12)


def _border(paragraph: Any, text: str, size: float, share: float, room: float, *, bold: bool) -> None:
    width = min(_width(text, size, bold), room) * share
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(max((room - width) / 2, 0))
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _frame(paragraph: Any) -> None:
    """Dấu độ khẩn in a single red frame (PL I.III.2b)."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        one = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "1"), ("color", "D40000")):
            one.set(qn(f"w:{name}"), value)
        borders.append(one)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(18)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(0xD4, 0, 0)


def _width(text: str, size: float, bold: bool) -> float:
    """Millimetres of a line in a font as wide as Times New Roman."""
    return float(_font(bold).getlength(text)) / 1000 * size * 25.4 / 72


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / ("Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf")), 1000)
