"""Pages of PDFs put together for a copy, and one sheet laid over another. For another process: files are hostile."""

from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageSequence
from pypdfium2 import raw

POINTS = 72 / 25.4
A4 = (210 * POINTS, 297 * POINTS)
NEAR = 3.0
"""Points by which a page may differ from A4 and still be one."""
LEAST_DPI = 72
A4_WIDTH = 210 / 25.4
"""Inches, for pictures that do not say how large they are."""


def join_to(paths: list[str], target: str) -> None:
    """All pages of these PDFs and pictures as one PDF. What was drawn on them (seals, signatures) becomes a part of
    the page: a copy carries no signature that could be checked, it shows the one there was."""
    whole = pypdfium2.PdfDocument(_as_pdf(Path(paths[0]), Path(target)))
    with whole:
        for path in paths[1:]:
            with pypdfium2.PdfDocument(_as_pdf(Path(path), Path(target))) as more:
                whole.import_pages(more)
        for page in whole:
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_PRINT)
        whole.save(target)


def foot_of(path: str) -> float | None:
    """How far the last page is filled, in millimetres from its upper edge; None where it is not A4 upright.

    A scan fills its page.
    """
    with pypdfium2.PdfDocument(path) as document:
        page = document[len(document) - 1]
        width, height = page.get_size()
        if page.get_rotation() or abs(width - A4[0]) > NEAR or abs(height - A4[1]) > NEAR:
            return None
        lowest = min((one.get_bounds()[1] for one in page.get_objects(max_depth=1)), default=height)
        return float(height - max(lowest, 0)) / POINTS


def add_to(path: str, sheet: str, target: str) -> None:
    """The pages of `sheet` after those of `path`."""
    with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument(sheet) as more:
        document.import_pages(more)
        document.save(target)


def lay_to(path: str, sheet: str, target: str, number: int) -> None:
    """The one page of `sheet` laid over page `number` (0 the first, -1 the last), in its upper right corner."""
    with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument(sheet) as over:
        page = document[number % len(document)]
        size = over[0].get_size()
        one = over.page_as_xobject(0, document).as_pageobject()
        one.set_matrix(_in_corner(page, size))
        page.insert_obj(one)
        page.gen_content()
        document.save(target)


def _in_corner(page: Any, size: tuple[float, float]) -> pypdfium2.PdfMatrix:
    """Where a sheet of this size stands so that the eye sees it upright, its upper right corner in that of the page."""
    width, height = page.get_size()
    across, up = width - size[0], height - size[1]
    left, bottom = page.get_mediabox()[:2]
    turned = {
        0: (1, 0, 0, 1, across, up),
        90: (0, 1, -1, 0, height - up, across),
        180: (-1, 0, 0, -1, width - across, height - up),
        270: (0, -1, 1, 0, up, width - across),
    }[page.get_rotation()]
    return pypdfium2.PdfMatrix(*turned[:4], turned[4] + left, turned[5] + bottom)


def _as_pdf(path: Path, target: Path) -> Path:
    """The file itself, of a picture a PDF of its pages in the size it says it has."""
    with path.open("rb") as file:
        if file.read(5) == b"%PDF-":
            return path
    made = target.with_name(f"{path.name}.pdf")
    with Image.open(path) as picture:
        dpi = float(picture.info.get("dpi", (0, 0))[0])
        leaves = [leaf.convert("RGB") for leaf in ImageSequence.Iterator(picture)]
    resolution = dpi if dpi >= LEAST_DPI else leaves[0].width / A4_WIDTH
    leaves[0].save(made, "PDF", save_all=True, append_images=leaves[1:], resolution=resolution)
    return made
