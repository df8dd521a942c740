"""Chuyển mã sang Unicode of a Word draft: runs in fonts of an old code are read, and set in Times New Roman."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from vanphong.files.rules import word

from ..decree import FONT
from ..reading.encodings import is_old, joins, to_unicode
from ..reading.word_styles import Styles

SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
MOST_SHOWN = 12


def convert(path: Path, target: Path) -> list[tuple[str, str]]:
    """The file with its letters in Unicode, written to `target`; each paragraph that changed, before and after.

    Nothing else changes. Raises Invalid for what cannot be read.
    """
    word.check(path)
    document = Document(str(path))
    styles = Styles(document)
    parents = [document.element.body, *_margins(document)]
    old = [(run, font) for parent in parents for run, font in styles.fonts(parent) if is_old(font)]
    changed = _converted(old)
    for fonts in (one for root in (*parents, document.styles.element) for one in root.iter(qn("w:rFonts"))):
        if is_old(fonts.get(qn("w:ascii")) or ""):
            _times(fonts)
    document.save(str(target))
    return changed


def convert_to(path: str, target: str) -> tuple[int, list[tuple[str, str]]]:
    """The same for another process: how many paragraphs changed, and the first of them."""
    changed = convert(Path(path), Path(target))
    return len(changed), changed[:MOST_SHOWN]


def _margins(document: Any) -> Iterator[Any]:
    """Headers and footers that are there. One that is not would come into being by asking for its element."""
    for section in document.sections:
        headers = (section.header, section.first_page_header, section.even_page_header)
        footers = (section.footer, section.first_page_footer, section.even_page_footer)
        yield from (part._element for part in (*headers, *footers) if not part.is_linked_to_previous)


def _converted(old: list[tuple[Any, str]]) -> list[tuple[str, str]]:
    paragraphs = list(dict.fromkeys(next(run.iterancestors(qn("w:p"))) for run, _ in old))
    before = [_words(one) for one in paragraphs]
    nodes = [(node, font) for run, font in old for node in _texts(run)]
    for (first, _), (second, font) in pairwise(nodes):
        _join(first, second, font)
    for node, font in nodes:
        node.text = to_unicode(node.text or "", font)
        node.set(qn("xml:space"), "preserve")
    for run, _ in old:
        _times(run.get_or_add_rPr().get_or_add_rFonts())
    after = [_words(one) for one in paragraphs]
    return [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]


def _texts(run: Any) -> list[Any]:
    """The nodes of its letters. Word keeps the ư of TCVN3 as a soft hyphen, which is the same byte."""
    for hyphen in run.findall(qn("w:softHyphen")):
        letter = OxmlElement("w:t")
        letter.text = "\u00ad"
        run.replace(hyphen, letter)
    return list(run.findall(qn("w:t")))


def _join(first: Any, second: Any, font: str) -> None:
    """A letter of VNI whose mark stands in the next run gets it back."""
    same = next(first.iterancestors(qn("w:p"))) is next(second.iterancestors(qn("w:p")))
    if same and joins(first.text or "", second.text or "", font):
        first.text, second.text = f"{first.text}{second.text[0]}", second.text[1:]


def _times(fonts: Any) -> None:
    for script in SCRIPTS:
        fonts.set(qn(f"w:{script}"), FONT)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)


def _words(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
