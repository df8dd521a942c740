"""A plain table of the text: its columns as wide as their words want, in Word as in Typst."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ..rules import Run, TableRow

ROOM = 165.0
"""Millimetres between the margins."""
SIZE = 14.0
NARROW, WIDE = 6, 40
"""Letters: how little and how much a column counts when the room is shared out."""


def widths(rows: Sequence[TableRow]) -> list[float]:
    """Millimetres of each column: the room shared out by the longest cell of each."""
    wanted = [
        min(max(max(len("".join(run.text for run in cell)) for cell in column), NARROW), WIDE)
        for column in zip(*rows, strict=True)
    ]
    return [round(ROOM * one / sum(wanted), 2) for one in wanted]


def table_of(document: Any, rows: Sequence[TableRow]) -> None:
    """The table with thin lines; its first row, the head, is bold and comes again on each page."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths(rows), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for place, (row, line) in enumerate(zip(rows, table.rows, strict=True)):
        for runs, cell in zip(row, line.cells, strict=True):
            _fill(cell.paragraphs[0], runs, head=place == 0)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    document.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _fill(paragraph: Any, runs: Sequence[Run], *, head: bool) -> None:
    if head:
        paragraph.alignment = ALIGN.CENTER
    for run in runs:
        made = paragraph.add_run(run.text)
        made.font.size, made.font.bold, made.font.italic = Pt(SIZE), head or run.bold, run.italic
        made.font.color.rgb = RGBColor(0, 0, 0)
