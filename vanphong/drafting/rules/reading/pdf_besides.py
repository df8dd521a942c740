"""What stands on the pages of a PDF beside the text, and is taken off them: numbers of pages, stamps, footnotes."""

import re
from collections.abc import Sequence

from .paper import PageNumber
from .pdf_ends import is_nation
from .pdf_pieces import Piece, Sheet

NUMBER = re.compile(r"^[-–\s]*(\d{1,4})[-–\s]*$")


def take_number(sheets: Sequence[Sheet]) -> PageNumber | None:
    """Số trang, taken off the pages: a number alone on the first or the last line."""
    found: list[tuple[Sheet, Piece, bool]] = []
    for sheet in sheets:
        ends = ((True, sheet.pieces[:1]), (False, sheet.pieces[-1:]))
        for above, piece in ((above, piece) for above, pieces in ends for piece in pieces):
            at_edge = piece.base < 0.1 * sheet.height if above else piece.base > 0.9 * sheet.height
            if at_edge and NUMBER.match(piece.words):
                found.append((sheet, piece, above))
                break
    for sheet, piece, _ in found:
        sheet.pieces.remove(piece)
    shown = [one for one in found if one[0].number > 0]
    if not shown:
        return None
    sheet, piece, above = shown[0]
    off = piece.middle - sheet.width / 2
    look = piece.glyphs[0].look
    return PageNumber(
        align="center" if abs(off) < 0.06 * sheet.width else "right" if off > 0 else "left",
        in_header=above,
        hidden_on_first=not any(one[0].number == 0 for one in found),
        size=look.size,
        plain=not look.bold and not look.italic,
    )


def drop_stamps(sheet: Sheet) -> None:
    """What the signing software prints above the head (PL I.II.II.1d) is not of the text."""
    head = next((one for one in sheet.pieces[:20] if is_nation(one)), None)
    if head is not None:
        sheet.pieces = [one for one in sheet.pieces if one.base > head.base - 1.6 * head.size]


def drop_notes(sheet: Sheet, size: float) -> None:
    """Footnotes, and the little numbers that point to them, are no lines of the text."""
    signs = [one for one in sheet.pieces if one.size < 0.75 * size and one.words.isdigit()]
    low = [one.base for one in signs if one.base > 0.4 * sheet.height and _leads(one, sheet)]
    notes = [one for one in sheet.pieces if low and one.size < 0.9 * size and one.base > min(low) - 2]
    sheet.pieces = [one for one in sheet.pieces if one not in signs and one not in notes]


def _leads(sign: Piece, sheet: Sheet) -> bool:
    """Does a line begin with it?"""
    beside = (one for one in sheet.pieces if one is not sign and abs(one.base - sign.base) < sign.size)
    return all(one.left >= sign.left for one in beside)
