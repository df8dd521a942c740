"""Reading a Word draft (.docx) as the check sees it: every line with the way it comes out, styles resolved."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from vanphong.files.rules import word
from vanphong.kernel.errors import Invalid

from .paper import Line, Page, PageNumber, Paper, Place, Span, Table

#: What holds runs within a paragraph. Boxes of text and drawings stand for themselves.
HOLDING = {
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
}
RUN, RUN_PROPERTIES, TEXT = qn("w:r"), qn("w:rPr"), qn("w:t")
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
LONGEST_ROWS = 2000
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
    return Reading(document).paper(pages)


def _pages(path: Path) -> int | None:
    with zipfile.ZipFile(path) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return None
        found = PAGES.search(archive.read("docProps/app.xml").decode("utf-8", "replace"))
    return int(found.group(1)) if found else None


class Reading:
    """One reading of one file: styles are resolved once for each."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.count = 0
        self.lines: list[Line] = []
        self.theme = _theme_fonts(document)
        defaults = document.styles.element.find(qn("w:docDefaults"))
        self.run_defaults = _child(_child(defaults, "rPrDefault"), "rPr")
        self.par_defaults = _child(_child(defaults, "pPrDefault"), "pPr")
        self.run_chains: dict[str, list[Any]] = {}
        self.par_chains: dict[str, list[Any]] = {}
        self.shapes: dict[Any, dict[str, Any]] = {}
        self.looks: dict[Any, dict[str, Any]] = {}
        self.styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        default = [one for one in self.styles.values() if one.get(qn("w:type")) == "paragraph"]
        self.normal = next((one.get(qn("w:styleId")) for one in default if one.get(qn("w:default")) == "1"), "")

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

    def fonts(self, parent: Any) -> Iterator[tuple[Any, str]]:
        """Every run under `parent` with the font it comes out in."""
        for paragraph in parent.iter(qn("w:p")):
            own = _child(paragraph, "pPr")
            style = _value([own], "pStyle") or self.normal
            for run in runs_of(paragraph):
                yield run, self._font(self._run_settings(run.find(RUN_PROPERTIES), style))

    def _paragraph(self, paragraph: Any, cell: tuple[int, int, int] | None) -> None:
        own = paragraph._p.pPr
        style = own.pStyle.val if own is not None and own.pStyle is not None else self.normal
        shape = self._once(self.shapes, own, style, self._shape)
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

    def _once(self, known: dict[Any, Any], own: Any, style: str, resolve: Callable[[Any, str], Any]) -> Any:
        """What these properties come out as in this style; a long paper says few things many times."""
        said = tuple((one.tag, *one.items()) for one in own.iter()) if own is not None else ()
        key = (said, style)
        if key not in known:
            known[key] = resolve(own, style)
        return known[key]

    def _shape(self, own: Any, style: str) -> dict[str, Any]:
        """How a paragraph is set."""
        chain = [own, *self._par_chain(style), self.par_defaults]
        first, left = _indents(chain)
        return {
            "align": _align(chain),
            "first_indent": first,
            "indent": left,
            "before": _points(_from(chain, "spacing", "before")),
            "after": _points(_from(chain, "spacing", "after")),
            "spacing": _spacing(chain),
            "numbered": any(_child(one, "numPr") is not None for one in chain),
        }

    def _look(self, own: Any, style: str) -> dict[str, Any]:
        """How the letters of a run are set."""
        chain = self._run_settings(own, style)
        return {
            "font": self._font(chain),
            "size": _half_points(_value(chain, "sz")),
            "bold": _on(chain, "b"),
            "italic": _on(chain, "i"),
            "caps": _on(chain, "caps"),
            "color": (_value(chain, "color") or "").upper(),
            "hidden": _on(chain, "vanish"),
        }

    def _spans(self, run: Any, style: str) -> Iterator[Span | None]:
        """The pieces of a run; None for a forced line break."""
        set_so = self._once(self.looks, run.find(RUN_PROPERTIES), style, self._look)
        for child in run.iterchildren():
            if child.tag == TEXT:
                yield Span(child.text or "", **set_so)
            elif child.tag == qn("w:tab"):
                yield Span("\t", **set_so)
            elif child.tag == qn("w:noBreakHyphen"):
                yield Span("-", **set_so)
            elif child.tag in (qn("w:br"), qn("w:cr")):
                yield None

    def _run_settings(self, own: Any, style: str) -> list[Any]:
        """What sets a run with these properties of its own, the nearest first; `style` is that of its paragraph."""
        character = own.find(qn("w:rStyle")) if own is not None else None
        named = self._run_chain(character.get(qn("w:val"))) if character is not None else []
        return [own, *named, *self._run_chain(style), self.run_defaults]

    def _font(self, chain: list[Any]) -> str:
        for one in chain:
            fonts = _child(one, "rFonts")
            if fonts is None:
                continue
            if theme := fonts.get(qn("w:asciiTheme")):
                return self.theme.get("major" if theme.startswith("major") else "minor", "")
            if name := fonts.get(qn("w:ascii")):
                return str(name)
        return ""

    def _run_chain(self, style: str) -> list[Any]:
        if style not in self.run_chains:
            self.run_chains[style] = [one.find(qn("w:rPr")) for one in self._ancestry(style)]
        return self.run_chains[style]

    def _par_chain(self, style: str) -> list[Any]:
        if style not in self.par_chains:
            self.par_chains[style] = [one.find(qn("w:pPr")) for one in self._ancestry(style)]
        return self.par_chains[style]

    def _ancestry(self, style: str) -> list[Any]:
        found: list[Any] = []
        while style in self.styles and self.styles[style] not in found:
            found.append(self.styles[style])
            based = found[-1].find(qn("w:basedOn"))
            style = based.get(qn("w:val")) if based is not None else ""
        return found

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
        style = own.pStyle.val if own is not None and own.pStyle is not None else self.normal
        run = next(paragraph._p.iter(qn("w:r")), None)
        chain = [run.find(qn("w:rPr")) if run is not None else None, *self._run_chain(style), self.run_defaults]
        frame = _child(own, "framePr")
        centred = frame is not None and frame.get(qn("w:xAlign")) == "center"
        return PageNumber(
            align="center" if centred else _align([own, *self._par_chain(style), self.par_defaults]),
            in_header=in_header,
            hidden_on_first=bool(hidden),
            size=_half_points(_value(chain, "sz")),
            plain=not _on(chain, "b") and not _on(chain, "i"),
        )


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


def _theme_fonts(document: Any) -> dict[str, str]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            text = relation.target_part.blob.decode("utf-8", "replace")
            pairs = ((kind, re.search(rf'<a:{kind}Font>\s*<a:latin typeface="([^"]*)"', text)) for kind in KINDS)
            return {kind: found.group(1) for kind, found in pairs if found}
    return {}


KINDS = ("major", "minor")


def _child(parent: Any, name: str) -> Any:
    return parent.find(qn(f"w:{name}")) if parent is not None else None


def _from(chain: list[Any], name: str, attribute: str) -> str | None:
    for one in chain:
        child = _child(one, name)
        if child is not None and child.get(qn(f"w:{attribute}")) is not None:
            return str(child.get(qn(f"w:{attribute}")))
    return None


def _value(chain: list[Any], name: str) -> str | None:
    return _from(chain, name, "val")


def _on(chain: list[Any], name: str) -> bool:
    """A property that is on or off: the nearest that says so."""
    for one in chain:
        child = _child(one, name)
        if child is not None:
            return child.get(qn("w:val")) not in ("0", "false", "off", "none")
    return False


def _half_points(value: str | None) -> float | None:
    return float(value) / 2 if value and value.isdigit() else None


def _points(value: str | None) -> float:
    return round(float(value) / 20, 1) if value and value.lstrip("-").isdigit() else 0.0


def _mm(value: str | None) -> float:
    return round(float(value) / 56.6929, 1) if value and value.lstrip("-").isdigit() else 0.0


def _indents(chain: list[Any]) -> tuple[float, float]:
    """Of the first line against the others, and of these. A hanging line is a negative one."""
    left = _mm(_from(chain, "ind", "left") or _from(chain, "ind", "start"))
    for one in chain:
        child = _child(one, "ind")
        if child is None:
            continue
        if (hanging := child.get(qn("w:hanging"))) is not None:
            return -_mm(hanging), left
        if (first := child.get(qn("w:firstLine"))) is not None:
            return _mm(first), left
    return 0.0, left


def _spacing(chain: list[Any]) -> float | None:
    line = _from(chain, "spacing", "line")
    if line is None or not line.isdigit():
        return 1.0
    return round(float(line) / 240, 2) if (_from(chain, "spacing", "lineRule") or "auto") == "auto" else None


def _align(chain: list[Any]) -> str:
    names = {"both": "justify", "distribute": "justify", "end": "right", "start": "left"}
    value = _value(chain, "jc") or "left"
    return names.get(value, value)
