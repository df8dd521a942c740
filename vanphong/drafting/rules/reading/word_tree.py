"""Paragraphs and runs of a Word file in the order in which Place counts them, wherever the file keeps them."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from docx.oxml.ns import qn

#: What holds runs within a paragraph. Boxes of text and drawings stand for themselves.
HOLDING = {
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
}
RUN = qn("w:r")
LONGEST_ROWS = 2000

Cell = tuple[int, int, int]


def paragraphs_in_order(body: Any) -> Iterator[tuple[Any, Cell | None]]:
    """The elements of paragraphs as Place counts them, with table, row and column of those in tables."""
    tables = count()
    for block in _blocks(body):
        if block.tag == qn("w:p"):
            yield block, None
            continue
        number = next(tables)
        for row_number, row in enumerate(block.findall(qn("w:tr"))[:LONGEST_ROWS]):
            column = 0
            for cell in row.findall(qn("w:tc")):
                for one in _blocks(cell):
                    if one.tag == qn("w:p"):
                        yield one, (number, row_number, column)
                column += _width(cell)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, those in content controls too."""
    for child in parent.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag == qn("w:sdt") and child.find(qn("w:sdtContent")) is not None:
            yield from _blocks(child.find(qn("w:sdtContent")))


def _width(cell: Any) -> int:
    """Over how many columns it goes."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    told = span.get(qn("w:val"), "1") if span is not None else "1"
    return int(told) if told.isdigit() else 1


def runs_of(parent: Any) -> Iterator[Any]:
    """The runs of a paragraph, not those of boxes and drawings anchored in it."""
    for child in parent.iterchildren():
        if child.tag == RUN:
            yield child
        elif child.tag in HOLDING:
            yield from runs_of(child)


def has_page_field(paragraph: Any) -> bool:
    """Does this paragraph hold the number of the page?"""
    simple = (one.get(qn("w:instr"), "") for one in paragraph.iter(qn("w:fldSimple")))
    complex_ = (one.text or "" for one in paragraph.iter(qn("w:instrText")))
    return any(words.split()[:1] == ["PAGE"] for words in (*simple, *complex_) if words.strip())
