"""Sửa tự động: what can be mended without judgement is, and nothing else is touched (NĐ 30/2020, PL I)."""

import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.run import Run

from ..checking.checked import check, draft_of
from ..checking.registry import RULES, Finding, Hit
from ..decree import FONT, MOTTO, NATION
from ..reading.encodings import is_old
from ..reading.word import read_word
from ..reading.word_tree import has_page_field, runs_of
from .editing import WordFile
from .wording import LOOKALIKES, cited, dated, ending, finished, is_but, numbered, sentence, with_power

PASSES = 4
"""How often it is read anew: mending one thing may bring another to light."""
WITHOUT_FIRST = 12.7

Mender = Callable[["_Mending", Hit], None]


def mend(path: Path, target: Path, today: date) -> tuple[bytes, list[Finding]]:
    """The file with everything that can be mended, and what was; `target` is written on the way. Raises Invalid for
    what cannot be read."""
    target.write_bytes(path.read_bytes())
    mending = _Mending(target, today)
    before = mending.checked.findings
    for _ in range(PASSES if before else 0):
        if not mending.work():
            break
        mending.save(target)
        mending = _Mending(target, today)
    left = {(one.rule, one.paragraph, one.line) for one in mending.checked.findings}
    mended = [one for one in before if one.fixable and (one.rule, one.paragraph, one.line) not in left]
    return target.read_bytes(), mended


def mend_to(path: str, target: str, today: str) -> list[dict[str, Any]]:
    """The same for another process: the mended file is written to `target`, what was mended comes as plain values."""
    _, mended = mend(Path(path), Path(target), date.fromisoformat(today))
    return [asdict(one) for one in mended]


class _Mending(WordFile):
    """One file being mended, with its findings by line."""

    def __init__(self, path: Path, today: date) -> None:
        super().__init__(path)
        self.paper = read_word(path)
        self.draft, self.checked = draft_of(self.paper, today), check(self.paper, today)

    def work(self) -> int:
        """How many findings were taken in hand."""
        count = 0
        for one in RULES:
            if one.code not in MENDERS or one.since > self.draft.on:
                continue
            for hit in list(one.judge(self.draft)):
                if hit.line is not None or one.code.startswith("TR-"):
                    MENDERS[one.code](self, hit)
                    count += 1
        return count


def _style(**values: Any) -> Mender:
    """Set the runs of the line so: size in points, bold, italic."""

    def mender(mending: _Mending, hit: Hit) -> None:
        for run in mending.runs(hit.place):
            for name, value in values.items():
                setattr(run.font, name, Pt(value) if name == "size" else value)

    return mender


def _shape(**values: Any) -> Mender:
    def mender(mending: _Mending, hit: Hit) -> None:
        for name, value in values.items():
            setattr(mending.paragraph(hit.place).paragraph_format, name, value)

    return mender


def _words(change: Callable[[str], str]) -> Mender:
    return lambda mending, hit: mending.edit(hit.place, change)


def _both(*menders: Mender) -> Mender:
    def mender(mending: _Mending, hit: Hit) -> None:
        for one in menders:
            one(mending, hit)

    return mender


def _page(**values: Any) -> Mender:
    """Of the first section, whose page is judged."""

    def mender(mending: _Mending, hit: Hit) -> None:
        for name, value in values.items():
            setattr(mending.document.sections[0], name, value)

    return mender


def _a4(mending: _Mending, hit: Hit) -> None:
    """Lying pages stay so."""
    section = mending.document.sections[0]
    lying = mending.draft.paper.page.width > mending.draft.paper.page.height
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))


def _as_expected(mending: _Mending, hit: Hit) -> None:
    """What was found, as whole words, replaced where it stands by what was expected."""
    wrong = re.compile(rf"(?<!\w){re.escape(hit.found)}(?!\w)")

    def change(text: str) -> str:
        composed = text if wrong.search(text) else unicodedata.normalize("NFC", text)
        return wrong.sub(lambda _: hit.expected, composed, count=1)

    mending.edit(hit.place, change)


def _body_size(mending: _Mending, hit: Hit) -> None:
    for run in mending.runs(hit.place):
        if run.font.size is None or not 13 <= run.font.size.pt <= 14:
            run.font.size = Pt(14)


def _indent(mending: _Mending, hit: Hit) -> None:
    """The blanks that stood for an indent go."""
    mending.edit(hit.place, str.lstrip)
    for child in [one for run in mending.runs(hit.place) for one in run._r.iterchildren()]:
        if child.tag == qn("w:tab"):
            child.getparent().remove(child)
        elif child.tag == qn("w:t") and (child.text or "").strip():
            break
    shape = mending.paragraph(hit.place).paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(0), Mm(WITHOUT_FIRST)


def _font(mending: _Mending, hit: Hit) -> None:
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


def _black(mending: _Mending, hit: Hit) -> None:
    marks = {line.place.paragraph for line in mending.draft.parts.marks}
    for number, element in enumerate(mending.elements):
        for run in runs_of(element) if number not in marks else ():
            color = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
            if color is not None and (color.get(qn("w:val")) or "").upper() not in ("", "AUTO", "000000"):
                Run(run, mending.document).font.color.rgb = RGBColor(0, 0, 0)


def _composed(mending: _Mending, hit: Hit) -> None:
    for node in mending.document.element.body.iter(qn("w:t")):
        node.text = unicodedata.normalize("NFC", node.text or "")


def _page_number(mending: _Mending, hit: Hit) -> None:
    """In the middle of the top margin, none on the first page. A line with other words beside the number is left."""
    section = mending.document.sections[0]
    section.different_first_page_header_footer = True
    for part in (section.header, section.footer):
        for paragraph in [one for one in part._element.iter(qn("w:p")) if has_page_field(one)]:
            words = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
            if not re.fullmatch(r"[\s\d\-–]*", words):
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


def _label(mending: _Mending, hit: Hit) -> None:
    """“Điều N.” with its dot, and bold by itself."""
    mending.edit(hit.place, lambda text: re.sub(r"^(\s*Điều\s+\d+)\s*[.:]?\s*", r"\1. ", text))
    runs = [run for run in mending.runs(hit.place) if run.text.strip()]
    if not runs:
        return
    first, label = runs[0], re.match(r"\s*Điều\s+\d+\.\s*", runs[0].text)
    if label and label.end() < len(first.text):
        rest = deepcopy(first._r)
        first._r.addnext(rest)
        following = Run(rest, first._parent)
        following.text, first.text = first.text[label.end() :], first.text[: label.end()]
    first.font.bold = True


CENTRED, UPRIGHT = _shape(alignment=ALIGN.CENTER), _style(bold=False, italic=False)
MENDERS: dict[str, Mender] = {
    "TR-01": _a4,
    "TR-02": _page(top_margin=Mm(20)),
    "TR-03": _page(bottom_margin=Mm(20)),
    "TR-04": _page(left_margin=Mm(30)),
    "TR-05": _page(right_margin=Mm(15)),
    "TR-06": _font,
    "TR-07": _composed,
    "TR-09": _black,
    **dict.fromkeys(("TR-10", "TR-11", "TR-12", "TR-13"), _page_number),
    "TK-04": _words(lambda text: text.translate(LOOKALIKES)),
    "QH-01": _words(lambda text: NATION if is_but(text, NATION) else text),
    "QH-02": _words(str.upper),
    "QH-03": _style(size=12),
    "QH-04": _style(bold=True, italic=False),
    "QH-05": _words(lambda text: MOTTO if is_but(text, MOTTO) else text),
    "QH-06": _style(size=13),
    "QH-07": _style(bold=True, italic=False),
    "QH-08": CENTRED,
    "CQ-02": _words(str.upper),
    "CQ-03": _style(size=12),
    "CQ-04": _style(bold=True, italic=False),
    "CQ-05": UPRIGHT,
    "CQ-06": CENTRED,
    **dict.fromkeys(("SO-02", "SO-03", "SO-04"), _words(numbered)),
    "SO-07": _style(size=13, bold=False, italic=False),
    **dict.fromkeys(("NG-02", "NG-03", "NG-04"), _words(dated)),
    "NG-06": _style(size=13, bold=False, italic=True),
    "DK-01": lambda mending, hit: mending.edit(hit.place, lambda _: hit.expected),
    "DK-02": _style(size=13, bold=True, italic=False),
    "TL-01": _both(_words(str.upper), _style(bold=True, italic=False)),
    "TL-02": _style(size=14),
    "TL-03": CENTRED,
    "TY-02": _style(bold=True, italic=False),
    "TY-03": _style(size=14),
    "TY-04": _words(ending("")),
    "TY-05": _words(lambda text: re.sub(r"^\s*\(?\s*(v/v|v\.v|về việc)\s*:?\s*", "V/v ", text, flags=re.IGNORECASE)),
    "TY-06": _style(size=13, bold=False, italic=False),
    "KG-01": _words(
        lambda text: re.sub(r"^\s*kính\s+g[ửơở]i\s*:?\s*", "Kính gửi: ", text, flags=re.IGNORECASE).rstrip()
    ),
    "KG-02": _style(size=14, bold=False, italic=False),
    "KG-03": lambda mending, hit: mending.edit(hit.place, ending(";" if "“;”" in hit.expected else ".")),
    "CC-01": _style(italic=True),
    "CC-02": _words(ending(";")),
    "CC-03": _words(ending(".")),
    "ND-01": _body_size,
    "ND-02": _shape(alignment=ALIGN.JUSTIFY),
    "ND-03": _indent,
    "ND-04": _shape(space_before=Pt(6)),
    "ND-05": _shape(line_spacing=1.0),
    "ND-06": _words(finished),
    "DM-02": _label,
    "DM-06": _both(CENTRED, _style(bold=True)),
    "KY-01": _both(_words(str.upper), _style(bold=True, italic=False)),
    "KY-02": _style(size=14),
    "KY-03": _words(with_power),
    "KY-06": _both(_words(lambda text: text.title() if text.isupper() else text), _style(bold=True, italic=False)),
    "KY-07": _style(size=14),
    "KY-10": CENTRED,
    "NN-02": _words(lambda _: "Nơi nhận:"),
    "NN-03": _style(size=12, bold=True, italic=True),
    "NN-04": _style(size=11, bold=False, italic=False),
    "NN-05": _words(lambda text: re.sub(r"^\s*[–+•]?\s*", "- ", text)),
    "NN-06": _words(ending(";")),
    "NN-08": _words(ending(".")),
    "PL-03": _both(CENTRED, _style(size=14, bold=True)),
    **dict.fromkeys(("TV-01", "TV-02", "TV-04", "TV-05", "TV-06", "VH-01", "TG-03"), _as_expected),
    **dict.fromkeys((f"VH-{number:02}" for number in range(4, 11)), _as_expected),
    "TV-03": _words(lambda text: re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)),
    "VH-02": _words(sentence),
    "VH-03": _words(cited),
}
