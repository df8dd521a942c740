"""Reading a PDF with a layer of words as the check sees it: what Word would say of it is measured from the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path

import pypdfium2

from vanphong.files.rules import pdf as files_pdf
from vanphong.kernel.errors import Invalid

from .paper import Line, Page, Paper, Place, Span, Table
from .pdf_besides import drop_notes, drop_stamps, take_number
from .pdf_columns import blocks_of
from .pdf_glyphs import sheet_of
from .pdf_measures import SINGLE, edges_of, pitch_of, spacing_of
from .pdf_pieces import Column, Piece, Sheet, joined

MM = 25.4 / 72
ASCENT = 0.891
MOST_PAGES = 300
MARKER = re.compile(r"^([-–+•*]|\d+(\.\d+)*[.)]|[a-zđ]\)|[IVXLC]+\.|Điều \d+)(\s|$)")
SCAN = (
    "Bản quét, không có lớp chữ: không kiểm tra được thể thức. Mời kiểm tra tệp Word, hoặc tệp PDF xuất thẳng từ Word."
)
RECOGNISED = (
    "Bản quét có lớp chữ do máy nhận dạng: phông chữ, cỡ chữ trên giấy không đọc được từ lớp chữ ấy, không kiểm tra. "
    "Mời kiểm tra tệp Word, hoặc tệp PDF xuất thẳng từ Word."
)
UNMAPPED = (
    "Lớp chữ của tệp PDF thiếu bảng mã, đọc ra sai chữ: không kiểm tra được. Mời xuất lại PDF từ Word, nhúng phông chữ."
)
TOO_LONG = (
    "Tệp PDF có {pages} trang, nhiều hơn mức {most} trang mỗi lần kiểm tra thể thức. Mời tách phần phụ lục ra tệp "
    "riêng rồi kiểm tra lại."
)
EMPTY_LAYER = 40
"""Letters of a page below which it has no words of its own: a stamp on a scan has some."""
COVERED = 0.6


def read_pdf(path: Path) -> Paper:
    """A paper as PDF. Raises Invalid, in words, for a file that is cut off, locked or broken."""
    pages = len(files_pdf.page_sizes(path))
    if pages > MOST_PAGES:
        raise Invalid(TOO_LONG.format(pages=pages, most=MOST_PAGES))
    try:
        with pypdfium2.PdfDocument(path) as document:
            sheets = [sheet_of(document, number) for number in range(pages)]
    except pypdfium2.PdfiumError as error:
        raise Invalid(files_pdf.BROKEN) from error
    return paper_of(sheets)


def paper_of(sheets: list[Sheet]) -> Paper:
    page = Page(sheets[0].width * MM, sheets[0].height * MM, None, None, None, None)
    if note := _why_not(sheets):
        return Paper(page, (), pages=len(sheets), measured=True, note=note)
    return _Reading(sheets).paper()


def _why_not(sheets: Sequence[Sheet]) -> str:
    """A scan, with or without words recognised on it; words that cannot be trusted."""
    seen, unseen = sum(one.letters for one in sheets), sum(one.unseen for one in sheets)
    scanned = sum(one.pictured >= COVERED for one in sheets) * 2 > len(sheets)
    if unseen > seen or (scanned and seen >= EMPTY_LAYER * len(sheets)):
        return RECOGNISED
    if seen < EMPTY_LAYER * len(sheets):
        return SCAN
    return UNMAPPED if sum(one.unmapped for one in sheets) > 0.01 * seen else ""


class _Reading:
    """One reading of one file."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self.sheets = sheets
        self.count = 0
        self.lines: list[Line] = []
        self.tables = 0
        self.number = take_number(sheets)
        self.size = _most(piece.size for sheet in sheets for piece in sheet.pieces for _ in piece.glyphs) or 14.0
        drop_stamps(sheets[0])
        for sheet in sheets:
            drop_notes(sheet, self.size)
        self.edges = edges_of(sheets)
        self.pitch: float | None = None
        self.paragraph: list[Piece] = []
        self.before: float | None = None
        self.heading: Piece | None = None
        """The centred line just above."""

    def paper(self) -> Paper:
        flow = list(self._flow())
        self.pitch = pitch_of(flow, self.edges)
        last: Piece | None = None
        for item in flow:
            if isinstance(item, Piece):
                self._row(item, last)
                last = item
            else:
                self._close()
                self._column(item)
                last = self.heading = None
        self._close()
        return Paper(
            page=self._page(),
            lines=tuple(self.lines),
            tables=tuple(Table(()) for _ in range(self.tables)),
            number=self.number,
            pages=len(self.sheets),
            measured=True,
        )

    def _flow(self) -> Iterator[Piece | Column]:
        """What stands on the pages from top to bottom: full lines, and columns beside one another."""
        numbers = count()
        ending: tuple[Column, Column] | None = None
        for sheet in self.sheets:
            edges = self.edges[sheet.number]
            found = list(blocks_of(sheet, edges.left, edges.reach, numbers, ending))
            yield from found
            ends = [one for one in found[-2:] if isinstance(one, Column) and one.ends]
            ending = (ends[0], ends[1]) if len(ends) == 2 else None

    def _page(self) -> Page:
        first, edges = self.sheets[0], self.edges[0]
        bodies = [sheet for sheet in self.sheets if sheet.pieces]
        top = min(min(piece.base - ASCENT * piece.size for piece in sheet.pieces) for sheet in bodies) * MM
        foot = min(sheet.height - max(piece.base + 0.25 * piece.size for piece in sheet.pieces) for sheet in bodies)
        return Page(
            width=first.width * MM,
            height=first.height * MM,
            # What stands above and below the text may be blank: only too little room is sure.
            top=top if top < 25 else None,
            bottom=foot * MM if foot * MM < 25 else None,
            left=edges.left * MM if edges.left else None,
            right=(first.width - edges.right) * MM if edges.right else None,
        )

    def _row(self, piece: Piece, last: Piece | None) -> None:
        centred = self._centred(piece)
        if not self.paragraph or centred or last is None or self._opens(piece, last):
            self._close()
            apart = piece.base - last.base if last is not None and last.page == piece.page else None
            self.before = float(round(apart - self.pitch)) if apart and self.pitch else None
            if apart is None or apart > 1.9 * SINGLE * piece.size:
                self.count += 1  # a line was left blank between them
        self.paragraph.append(piece)
        self.heading = piece if centred else None
        if centred:
            self._close("center")

    def _centred(self, piece: Piece) -> bool:
        edges, above = self.edges[piece.page], self.heading
        bold = all(span.bold for span in piece.spans if span.text.strip())
        if above is not None and bold and abs(above.middle - piece.middle) < 6 and above.size == piece.size:
            return True
        indented = 20 < piece.left - edges.left < 45 and not bold
        room = min(piece.left - edges.left, edges.reach - piece.right)
        return room > (4 if bold else 18) and abs(piece.middle - (edges.left + edges.reach) / 2) < 6 and not indented

    def _opens(self, piece: Piece, last: Piece) -> bool:
        """Does a paragraph begin with this line?"""
        word, edges = piece.words.split(" ")[0], self.edges[piece.page]
        ended_short = self.edges[last.page].reach - last.right > _width(piece, len(word)) + 4
        marked = MARKER.match(piece.words) is not None and last.words[-1:] in (".", ";", ":", ",")
        first = self.paragraph[0]
        hangs = MARKER.match(first.words) is not None and piece.left > first.left + 3
        indented = piece.left - edges.left > 8 and not hangs
        if len(self.paragraph) > 1 and abs(piece.left - self.paragraph[-1].left) < 2:
            indented = False
        far = last.page == piece.page and piece.base - last.base > 1.45 * (self.pitch or SINGLE * piece.size)
        return ended_short or marked or indented or far

    def _close(self, align: str = "") -> None:
        rows, self.paragraph = self.paragraph, []
        if not rows:
            return
        steps = [b.base - a.base for a, b in pairwise(rows) if a.page == b.page]
        first = None if MARKER.match(rows[0].words) else round((rows[0].left - self.edges[rows[0].page].left) * MM, 1)
        spans = [span for row in rows for span in _with_blank(row)]
        self.lines.append(
            Line(
                spans=tuple(spans),
                place=Place(self.count),
                align=align or self._align(rows),
                first_indent=first,
                before=self.before,
                spacing=spacing_of(steps, rows[0].size),
                box=self._box(rows),
            )
        )
        self.count += 1

    def _align(self, rows: Sequence[Piece]) -> str:
        """Justified when most lines but the last go to the edge; of one line alone nothing can be told."""
        short = [self.edges[row.page].reach - row.right for row in rows[:-1]]
        ragged = [one for one in short if one > 3]
        far = 8 if len(ragged) == 1 else 5
        return "left" if len(ragged) * 3 > len(short) and max(ragged) > far else "justify"

    def _column(self, column: Column) -> None:
        """The lines of a cell, each by itself."""
        self.tables = max(self.tables, column.table + 1)
        for row in column.rows:
            spans = tuple(joined(row).spans)
            align = column.align_of(row)
            place = Place(self.count, cell=(column.table, column.row, column.number))
            line = Line(spans, place, align, first_indent=None, before=None, spacing=None, box=self._box(row))
            self.lines.append(line)
            self.count += 1

    def _box(self, rows: Sequence[Piece]) -> tuple[int, float, float, float, float]:
        """Where on which page, in parts of its width and height."""
        rows = [row for row in rows if row.page == rows[0].page]
        sheet = self.sheets[rows[0].page]
        sides = (
            min(row.left for row in rows) / sheet.width,
            min(row.top for row in rows) / sheet.height,
            max(row.right for row in rows) / sheet.width,
            max(row.base + 0.25 * row.size for row in rows) / sheet.height,
        )
        left, top, right, bottom = (round(min(max(side, 0.0), 1.0), 4) for side in sides)
        return rows[0].page + 1, left, top, right, bottom


def _with_blank(piece: Piece) -> list[Span]:
    spans = piece.spans
    word_goes_on = re.search(r"\w-$", piece.words) is not None
    return spans if word_goes_on else [*spans[:-1], replace(spans[-1], text=f"{spans[-1].text} ")]


def _most(values: Iterable[float]) -> float | None:
    found = Counter(values).most_common(1)
    return found[0][0] if found else None


def _width(piece: Piece, letters: int) -> float:
    """Of its first letters."""
    inked = [one for one in piece.glyphs if not one.char.isspace()][:letters]
    return inked[-1].right - inked[0].left if inked else 0.0
