"""The table as a Word file to work on further: landscape A4, Times New Roman, the head of a state paper (NĐ 30/2020).

The rows are put together as XML: python-docx counts all cells of a table anew for each it is asked for.
"""

from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ..rules import printable
from .sheet import COLUMNS, TITLE, Sheet

FONT = "Times New Roman"
WIDTH_MM = 297 - 30 - 15
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def as_docx(sheet: Sheet) -> bytes:
    document = Document()
    _set_up(document, sheet)
    _head(document, sheet)
    _line(document, TITLE.upper(), bold=True, size=14, before=12)
    _line(document, sheet.subject, bold=True, size=14, after=6)
    for note in sheet.notes:
        _line(document, note, size=13, centred=False, after=3)
    _table(document, sheet)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Any, sheet: Sheet) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.different_first_page_header_footer = True
    _page_number(page.header.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    document.core_properties.title = f"{TITLE}: {printable(sheet.subject)}"[:255]
    document.core_properties.author = printable(sheet.name)


def _page_number(paragraph: Any) -> None:
    """Số trang, centred above the text, from the second page on (NĐ 30/2020, PL I.I)."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _head(document: Any, sheet: Sheet) -> None:
    """Tên cơ quan; Quốc hiệu, tiêu ngữ: a table without lines."""
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    ours = [(sheet.parent.upper(), False, 12)] if sheet.parent else []
    for cell, lines in (
        (left, [*ours, (sheet.name.upper(), True, 12)]),
        (right, [(NATION, True, 12), (MOTTO, True, 13)]),
    ):
        for place, (text, bold, size) in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _write(paragraph, text, bold=bold, size=size)


def _line(
    document: Any, text: str, *, bold: bool = False, size: int, centred: bool = True, before: int = 0, after: int = 0
) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    _write(paragraph, text, bold=bold, size=size, centred=centred)


def _write(paragraph: Any, text: str, *, bold: bool, size: int, centred: bool = True) -> None:
    run = paragraph.add_run(printable(text))
    run.bold, run.font.size = bold, Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style, table.autofit = "Table Grid", False
    shares = sum(share for _, share in COLUMNS)
    widths = [Mm(WIDTH_MM * share / shares) for _, share in COLUMNS]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    top = table.rows[0]
    for cell, (title, _), width in zip(top.cells, COLUMNS, widths, strict=True):
        cell.width = width
        _write(cell.paragraphs[0], title, bold=True, size=12)
    pattern = deepcopy(top._tr)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    top._tr.get_or_add_trPr().append(repeated)
    for row in sheet.rows:
        if row.heading:
            table._tbl.append(_heading_row(pattern, row.heading))
        table._tbl.append(_row(pattern, row.cells))


def _row(pattern: Any, texts: tuple[str, ...]) -> Any:
    """A copy of the heading's row, each cell with these words."""
    row = deepcopy(pattern)
    for place, (cell, text) in enumerate(zip(row.findall(qn("w:tc")), texts, strict=True)):
        _fill(cell, text, bold=False, centred=place == 0)
    kept = OxmlElement("w:cantSplit")
    row.get_or_add_trPr().append(kept)
    return row


def _heading_row(pattern: Any, text: str) -> Any:
    """The name of a section across the whole table."""
    row = deepcopy(pattern)
    first, *others = row.findall(qn("w:tc"))
    for other in others:
        row.remove(other)
    first.grid_span = len(COLUMNS)
    first.width = Mm(WIDTH_MM)
    _fill(first, text, bold=True, centred=False)
    return row


def _fill(cell: Any, text: str, *, bold: bool, centred: bool) -> None:
    for paragraph in cell.findall(qn("w:p")):
        cell.remove(paragraph)
    for line in printable(text).split("\n"):
        paragraph = cell.add_p()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_r()
        properties = run.get_or_add_rPr()
        size = properties._add_sz()
        size.val = Pt(12)
        if bold:
            properties._add_b()
        run.text = line
