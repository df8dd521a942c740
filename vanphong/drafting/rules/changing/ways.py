"""The ways in which a spot of a Word file is mended: its words, how they are set, the page. Each takes one hit."""

import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.run import Run

from ..checking.checked import check, draft_of
from ..checking.registry import Hit
from ..decree import FONT
from ..reading.encodings import is_old
from ..reading.word import read_word
from ..reading.word_tree import has_page_field, runs_of
from .editing import WordFile

WITHOUT_FIRST = 12.7
Mender = Callable[["Mending", Hit], None]


class Mending(WordFile):
    """One file being mended, with its findings by line."""

    def __init__(self, path: Path, today: date) -> None:
        super().__init__(path)
        self.paper = read_word(path)
        self.draft, self.checked = draft_of(self.paper, today), check(self.paper, today)


def style(**values: Any) -> Mender:
    """Set the runs of the line so: size in points, bold, italic."""

    def mender(mending: Mending, hit: Hit) -> None:
        for run in mending.runs(hit.place):
            for name, value in values.items():
                setattr(run.font, name, Pt(value) if name == "size" else value)

    return mender


def shape(**values: Any) -> Mender:
    def mender(mending: Mending, hit: Hit) -> None:
        for name, value in values.items():
            setattr(mending.paragraph(hit.place).paragraph_format, name, value)

    return mender


def words(change: Callable[[str], str]) -> Mender:
    return lambda mending, hit: mending.edit(hit.place, change)


def both(*menders: Mender) -> Mender:
    def mender(mending: Mending, hit: Hit) -> None:
        for one in menders:
            one(mending, hit)

    return mender


def page(**values: Any) -> Mender:
    """Of the first section, whose page is judged."""

    def mender(mending: Mending, hit: Hit) -> None:
        for name, value in values.items():
            setattr(mending.document.sections[0], name, value)

    return mender


def a4(mending: Mending, hit: Hit) -> None:
    """Lying pages stay so."""
    section = mending.document.sections[0]
    lying = mending.draft.paper.page.width > mending.draft.paper.page.height
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))


def as_expected(mending: Mending, hit: Hit) -> None:
    """What was found, as whole words, replaced where it stands by what was expected."""
    wrong = re.compile(rf"(?<!\w){re.escape(hit.found)}(?!\w)")

    def change(text: str) -> str:
        whole = text if wrong.search(text) else unicodedata.normalize("NFC", text)
        return wrong.sub(lambda _: hit.expected, whole, count=1)

    mending.edit(hit.place, change)


def body_size(mending: Mending, hit: Hit) -> None:
    for run in mending.runs(hit.place):
        if run.font.size is None or not 13 <= run.font.size.pt <= 14:
            run.font.size = Pt(14)


def indent(mending: Mending, hit: Hit) -> None:
    """The blanks that stood for an indent go."""
    mending.edit(hit.place, str.lstrip)
    for child in [one for run in mending.runs(hit.place) for one in run._r.iterchildren()]:
        if child.tag == qn("w:tab"):
            child.getparent().remove(child)
        elif child.tag == qn("w:t") and (child.text or "").strip():
            break
    setting = mending.paragraph(hit.place).paragraph_format
    setting.left_indent, setting.first_line_indent = Mm(0), Mm(WITHOUT_FIRST)


def font(mending: Mending, hit: Hit) -> None:
    """Every run of another font, and the styles: said once, mended everywhere."""
    for fonts in mending.document.element.iter(qn("w:rFonts")):
        _times(fonts)
    for fonts in mending.document.styles.element.iter(qn("w:rFonts")):
        _times(fonts)


def _times(fonts: Any) -> None:
    name = fonts.get(qn("w:ascii")) or ""
    if is_old(name) or name.lower().startswith(("symbol", "wingdings")):
        return
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)


def black(mending: Mending, hit: Hit) -> None:
    marks = {line.place.paragraph for line in mending.draft.parts.marks}
    for number, element in enumerate(mending.elements):
        for run in runs_of(element) if number not in marks else ():
            color = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
            if color is not None and (color.get(qn("w:val")) or "").upper() not in ("", "AUTO", "000000"):
                Run(run, mending.document).font.color.rgb = RGBColor(0, 0, 0)


def composed(mending: Mending, hit: Hit) -> None:
    for node in mending.document.element.body.iter(qn("w:t")):
        node.text = unicodedata.normalize("NFC", node.text or "")


def page_number(mending: Mending, hit: Hit) -> None:
    """In the middle of the top margin, none on the first page. A line with other words beside the number is left."""
    section = mending.document.sections[0]
    section.different_first_page_header_footer = True
    for part in (section.header, section.footer):
        for paragraph in [one for one in part._element.iter(qn("w:p")) if has_page_field(one)]:
            text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
            if not re.fullmatch(r"[\s\d\-–]*", text):
                return
            for child in [one for one in paragraph if one.tag != qn("w:pPr")]:
                paragraph.remove(child)
    paragraph = section.header.paragraphs[0] if section.header.paragraphs else section.header.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("2")
    run.font.size, run.font.bold, run.font.italic = Pt(13), False, False
    field.append(run._r)
    paragraph._p.append(field)


def label(mending: Mending, hit: Hit) -> None:
    """“Điều N.” with its dot, and bold by itself."""
    mending.edit(hit.place, lambda text: re.sub(r"^(\s*Điều\s+\d+)\s*[.:]?\s*", r"\1. ", text))
    runs = [run for run in mending.runs(hit.place) if run.text.strip()]
    if not runs:
        return
    first, found = runs[0], re.match(r"\s*Điều\s+\d+\.\s*", runs[0].text)
    if found and found.end() < len(first.text):
        rest = deepcopy(first._r)
        first._r.addnext(rest)
        following = Run(rest, first._parent)
        following.text, first.text = first.text[found.end() :], first.text[: found.end()]
    first.font.bold = True
