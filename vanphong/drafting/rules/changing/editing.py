"""A Word file whose lines are changed in place: found as Place counts them, only what differs touched."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ..reading.paper import Place
from ..reading.word_tree import paragraphs_in_order, runs_of


class WordFile:
    """Tệp Word đang sửa: its elements in the order Place counts them."""

    def __init__(self, path: Path) -> None:
        self.document = Document(str(path))
        self.elements = [element for element, _ in paragraphs_in_order(self.document.element.body)]

    def save(self, target: Path) -> None:
        self.document.save(str(target))

    def paragraph(self, place: Place) -> Paragraph:
        return Paragraph(self.elements[place.paragraph], self.document._body)

    def runs(self, place: Place) -> list[Run]:
        """The runs of the line: of a paragraph that is broken into lines, those between its breaks."""
        paragraph, row, found = self.paragraph(place), 0, []
        for run in runs_of(paragraph._p):
            breaks = len(run.findall(qn("w:br")))
            if row <= place.line <= row + breaks:
                found.append(Run(run, paragraph))
            row += breaks
        return found

    def edit(self, place: Place, change: Callable[[str], str]) -> None:
        """Other words in the line; the runs keep their setting, and only what differs changes."""
        nodes = self._words(place.paragraph, place.line)
        old = "".join(node.text or "" for node in nodes)
        new = change(old)
        if old == new or not nodes:
            return
        start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        tail = next(
            (i for i, (a, b) in enumerate(zip(old[start:][::-1], new[start:][::-1], strict=False)) if a != b),
            min(len(old), len(new)) - start,
        )
        _splice(nodes, start, len(old) - tail, new[start : len(new) - tail])

    def _words(self, paragraph: int, line: int) -> list[Any]:
        row, found = 0, []
        for run in runs_of(self.elements[paragraph]):
            for child in run.iterchildren():
                if child.tag in (qn("w:br"), qn("w:cr")):
                    row += 1
                elif child.tag == qn("w:t") and row == line:
                    found.append(child)
        return found


def _splice(nodes: list[Any], start: int, end: int, middle: str) -> None:
    """Characters `start` to `end` of these nodes together become `middle`."""
    at, put = 0, False
    for node in nodes:
        text = node.text or ""
        first, last = max(start - at, 0), max(min(end - at, len(text)), 0)
        inside = at <= start <= at + len(text) if not put else False
        kept = text[:first] + (middle if inside else "") + text[max(last, first) :] if first <= len(text) else text
        at += len(text)
        put = put or inside
        node.text = kept
        node.set(qn("xml:space"), "preserve")
