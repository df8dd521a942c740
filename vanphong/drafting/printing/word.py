"""A paper as a Word file, laid out by PL I of NĐ 30/2020: each component in its place, size and style."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ..rules import FONT, MOTTO, NATION, Block, Content, Signed, capital
from .packing import undated
from .strokes import balance, columns, rule_under, stamp, width_of
from .tables import table_of

WIDTH = 210 - 30 - 15
LEFT = 69.0
"""Millimetres of the left column of head and end; the right one has the rest."""
END = 78.0
"""Of the end, where the recipients stand at the left."""
ADDRESSED = 30.0
SUBJECT_MARGIN = 4.0
RULE = 0.4
"""The rules under the agency and the subject: from 1/3 to 1/2 of the words (PL I.II.2b, 5b)."""
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


def _head(document: Any, content: Content) -> None:
    """Boxes 1 to 4, with 5b and 10b under the number."""
    table = columns(document, LEFT, WIDTH - LEFT, rows=2)
    left, right = table.rows[0].cells
    _agency(left, content)
    _stack(right, [(NATION, SMALL, True, False), (MOTTO, HEAD, True, False)])
    rule_under(right.add_paragraph(), width_of(MOTTO, HEAD, bold=True), WIDTH - LEFT)
    left, right = table.rows[1].cells
    lines_left = [(f"Số: {content.open_number}/{content.notation}", HEAD, False, False)]
    if content.is_letter and content.subject:
        lines_left.append((f"V/v {content.subject}", HEAD, False, False))
    if content.urgency:
        lines_left.append((content.urgency.upper(), HEAD, True, False))
    _stack(left, lines_left, before=6)
    _stack(right, [(f"{content.place}, {content.written_day}", HEAD, False, True)], before=6)
    if content.is_letter and content.subject:
        balance(left.paragraphs[1], f"V/v {content.subject}", HEAD, LEFT - SUBJECT_MARGIN, bold=False)
    if content.urgency:
        left.paragraphs[-1].paragraph_format.space_before = Pt(12)
        stamp(left.paragraphs[-1], content.urgency.upper(), LEFT)


def _agency(cell: Any, content: Content) -> None:
    """Box 2: a long name is broken into lines about as long, the rule is a share of the longest."""
    names = [(content.parent.upper(), False)] if content.parent else []
    names.append((content.agency.upper(), True))
    _stack(cell, [(text, SMALL, bold, False) for text, bold in names])
    for paragraph, (text, bold) in zip(cell.paragraphs, names, strict=True):
        width = balance(paragraph, text, SMALL, LEFT, bold=bold)
    rule_under(cell.add_paragraph(), width * RULE, LEFT)


def _title(document: Any, content: Content) -> None:
    _line(document, content.type_name.upper(), size=BODY, bold=True, before=14)
    if content.subject:
        subject = capital(content.subject)
        last = _line(document, subject, size=BODY, bold=True)
        rule = document.add_paragraph()
        rule_under(rule, balance(last, subject, BODY, WIDTH, bold=True) * RULE, WIDTH)
        rule.paragraph_format.space_after = Pt(12)
    else:
        document.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _addressees(document: Any, names: tuple[str, ...]) -> None:
    if not names:
        return
    if len(names) == 1:
        _line(document, f"Kính gửi: {names[0]}", size=BODY, before=12, after=12)
        return
    first = _line(document, "Kính gửi:", size=BODY, before=12, centred=False)
    first.paragraph_format.left_indent = Mm(ADDRESSED)
    for place, name in enumerate(names, 1):
        line = _line(document, f"- {name}{'.' if place == len(names) else ';'}", size=BODY, centred=False)
        line.paragraph_format.left_indent = Mm(ADDRESSED + width_of("Kính gửi", BODY))
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
    shape.space_after = Pt(6)
    if block.label:
        _set(paragraph.add_run(f"{block.label} "), BODY, bold=True)
    for run in block.pieces:
        bold, italic = run.bold or block.kind == "heading", run.italic or block.kind == "basis"
        _set(paragraph.add_run(run.text), BODY, bold=bold, italic=italic)


def _end(document: Any, content: Content) -> None:
    """Boxes 7 and 9b on one level; of a record the two who sign it."""
    _line(document, "", size=6.0)
    left_width = WIDTH / 2 if content.also_signed else END
    left, right = columns(document, left_width, WIDTH - left_width).rows[0].cells
    _signature(right, content.signed)
    if content.also_signed:
        _signature(left, content.also_signed)
        _line(document, "", size=6.0)
        left, _ = columns(document, END, WIDTH - END).rows[0].cells
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
