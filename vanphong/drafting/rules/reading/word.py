"""Reading a Word draft (.docx) as the check sees it: every line with the way it comes out, styles resolved."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from vanphong.files.rules import word
from vanphong.kernel.errors import Invalid

from .paper import Line, Page, PageNumber, Paper, Place, Span, Table
from .word_properties import child_of, half_points, is_on, value_of
from .word_styles import RUN_PROPERTIES, Styles
from .word_tree import Cell, has_page_field, paragraphs_in_order, runs_of

TEXT = qn("w:t")
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
PAGES = re.compile(r"<Pages>(\d+)</Pages>")


def read_word(path: Path) -> Paper:
    """A draft (.docx). Raises Invalid, in words, for what is no sound Word file or may not be opened."""
    word.check(path)
    try:
        document = Document(str(path))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Invalid("Không đọc được tệp Word này. Mời mở lại bằng Word, lưu thành .docx rồi thử lại.") from error
    return paper_of(document, _pages(path))


def paper_of(document: Any, pages: int | None = None) -> Paper:
    """An open python-docx document as the check sees it; `pages` is how many the program that wrote it counted."""
    return _Reading(document).paper(pages)


def _pages(path: Path) -> int | None:
    with zipfile.ZipFile(path) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return None
        found = PAGES.search(archive.read("docProps/app.xml").decode("utf-8", "replace"))
    return int(found.group(1)) if found else None


class _Reading:
    """One reading of one file."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.count = 0
        self.lines: list[Line] = []
        self.styles = Styles(document)

    def paper(self, pages: int | None) -> Paper:
        body = self.document.element.body
        for element, cell in paragraphs_in_order(body):
            self._paragraph(Paragraph(element, self.document), cell)
        sections = self.document.sections
        return Paper(
            page=_page(sections[0]) if len(sections) else Page(210.0, 297.0, 25.4, 25.4, 25.4, 25.4),
            lines=tuple(self.lines),
            tables=tuple(_tables(self.lines)),
            number=self._page_number(),
            pages=pages,
            tracked=tuple(words for tag in TRACKED for words in _texts(body, tag)) + _reshaped(body),
            comments=tuple(one.get(qn("w:id"), "") for one in body.iter(qn("w:commentReference"))),
            embedded=tuple(one.get("ProgID", "") for one in body.iter(OLE_OBJECT)),
        )

    def _paragraph(self, paragraph: Any, cell: Cell | None) -> None:
        own = paragraph._p.pPr
        style = self.styles.of(own)
        shape = self.styles.shape(own, style)
        rows: list[list[Span]] = [[]]
        for run in runs_of(paragraph._p):
            for piece in self._spans(run, style):
                if piece is None:
                    rows.append([])
                else:
                    rows[-1].append(piece)
        for number, spans in enumerate(rows):
            self.lines.append(Line(tuple(spans), Place(self.count, number, cell), **shape))
        self.count += 1

    def _spans(self, run: Any, style: str) -> Iterator[Span | None]:
        """The pieces of a run; None for a forced line break."""
        look = self.styles.look(run.find(RUN_PROPERTIES), style)
        for child in run.iterchildren():
            if child.tag == TEXT:
                yield Span(child.text or "", **look)
            elif child.tag == qn("w:tab"):
                yield Span("\t", **look)
            elif child.tag == qn("w:noBreakHyphen"):
                yield Span("-", **look)
            elif child.tag in (qn("w:br"), qn("w:cr")):
                yield None

    def _page_number(self) -> PageNumber | None:
        if not len(self.document.sections):
            return None
        section = self.document.sections[0]
        first = section.different_first_page_header_footer
        for part, in_header in ((section.header, True), (section.footer, False)):
            for paragraph in part._element.iter(qn("w:p")):
                if not has_page_field(paragraph):
                    continue
                front = section.first_page_header if in_header else section.first_page_footer
                hidden = first and not any(map(has_page_field, front._element.iter(qn("w:p"))))
                return self._number_line(Paragraph(paragraph, part), in_header, hidden)
        return None

    def _number_line(self, paragraph: Any, in_header: bool, hidden: bool) -> PageNumber:
        own = paragraph._p.pPr
        style = self.styles.of(own)
        run = next(paragraph._p.iter(qn("w:r")), None)
        properties = run.find(RUN_PROPERTIES) if run is not None else None
        chain = [properties, *self.styles.run_chain(style), self.styles.run_defaults]
        frame = child_of(own, "framePr")
        centred = frame is not None and frame.get(qn("w:xAlign")) == "center"
        return PageNumber(
            align="center" if centred else self.styles.shape(own, style)["align"],
            in_header=in_header,
            hidden_on_first=bool(hidden),
            size=half_points(value_of(chain, "sz")),
            plain=not is_on(chain, "b") and not is_on(chain, "i"),
        )


def _tables(lines: Iterable[Line]) -> Iterator[Table]:
    """The words of each table, row by row; a cell over several columns has empty ones beside it."""
    found: dict[int, dict[int, dict[int, list[str]]]] = {}
    for line in lines:
        if line.place.cell:
            number, row, column = line.place.cell
            found.setdefault(number, {}).setdefault(row, {}).setdefault(column, []).append(line.text)
    for number in sorted(found):
        rows = found[number]
        widest = max(max(cells) for cells in rows.values()) + 1
        yield Table(tuple(tuple("\n".join(cells.get(at, [])) for at in range(widest)) for cells in rows.values()))


def _page(section: Any) -> Page:
    """A4 and Word's usual margins where the file does not say."""

    def mm(length: Any, otherwise: float) -> float:
        return round(length.mm, 1) if length is not None else otherwise

    return Page(
        width=mm(section.page_width, 210.0),
        height=mm(section.page_height, 297.0),
        top=mm(section.top_margin, 25.4),
        bottom=mm(section.bottom_margin, 25.4),
        left=mm(section.left_margin, 25.4),
        right=mm(section.right_margin, 25.4),
    )


TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def _reshaped(body: Any) -> tuple[str, ...]:
    """Changes of setting alone that were tracked."""
    changes = [one for tag in ("w:rPrChange", "w:pPrChange") for one in body.iter(qn(tag))]
    return ("đổi định dạng",) * len(changes)


def _texts(body: Any, tag: str) -> list[str]:
    """The words of what was tracked as added or removed."""
    names = {qn("w:t"), qn("w:delText")}
    found = ("".join(one.text or "" for one in change.iter() if one.tag in names) for change in body.iter(qn(tag)))
    return [words for words in found if words.strip()]
