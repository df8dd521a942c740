"""Pictures of page 1 of every model and of every kind of copy, filled with demo data, for the documents."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from vanphong.files.queries import as_pdf

from ..rules import COPIES, TYPES, demo_copy, demo_paper
from .copies import copy_block
from .word import as_word

WIDTH = 500
COLORS = 16
COPIED = "Công văn"
UNDER = 6.0
"""Millimetres between the last line of a copied document and the rule of the copy."""


def pictures() -> Iterator[tuple[str, bytes]]:
    """The name of each type and kind of copy, and its picture (PNG).

    Raises Unavailable where the machine has no LibreOffice, ConfinedFailure when it ran over its time.
    """
    with tempfile.TemporaryDirectory() as name:
        words = {f"{number}.docx": Path(name) / f"{number}.docx" for number in range(len(TYPES))}
        for type_name, path in zip(TYPES, words.values(), strict=True):
            path.write_bytes(as_word(demo_paper(type_name)))
        with as_pdf(words) as made:
            pages = {name: _page(made / f"{number}.pdf") for number, name in enumerate(TYPES)}
    for type_name, page in pages.items():
        yield type_name, _png(page)
    for kind in COPIES:
        yield kind, _png(_copied(pages[COPIED], kind))


def _page(source: Path | bytes) -> Image.Image:
    with pypdfium2.PdfDocument(source) as document:
        leaf = document[0]
        return leaf.render(scale=WIDTH / leaf.get_width()).to_pil().convert("RGB")


def _copied(page: Image.Image, kind: str) -> Image.Image:
    """The page with the block of the copy under its last line."""
    ink = ImageChops.invert(page.convert("L")).getbbox()
    last = ink[3] / page.height * 297 if ink else 0.0
    return ImageChops.multiply(page, _page(copy_block(demo_copy(kind), top=last + UNDER)))


def _png(page: Image.Image) -> bytes:
    made = io.BytesIO()
    page.quantize(COLORS).save(made, format="PNG", optimize=True)
    return made.getvalue()
