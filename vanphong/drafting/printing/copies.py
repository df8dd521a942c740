"""Bản sao: the block under a copied document on paper, and the mark on an electronic copy. PDF/A sheets by Typst."""

from pathlib import Path

from vanphong.kernel.typesetting import typeset

from ..rules import Copy

TYPST = Path(__file__).resolve().parent.parent / "typst"
OWN_SHEET = 20.0
"""Millimetres from the upper edge to the rule when the block has a sheet of its own."""


def copy_block(copy: Copy, *, top: float = OWN_SHEET) -> bytes:
    """Phần cuối của bản sao giấy: one A4 sheet without ground, the rule `top` mm under its upper edge.

    Laid over the last page of what is copied, with the rule under its last line, both stand on one sheet (PL I, phần
    II.II.2a); where they have no room together, it is a sheet of its own.
    """
    data = {
        "form": copy.form,
        "agency": {"parent": copy.parent, "name": copy.agency},
        "code": copy.code,
        "place": copy.place,
        "date": copy.day.isoformat() if copy.day else "",
        "year": copy.year,
        "powers": list(copy.signed.powers),
        "title": copy.signed.title,
        "name": copy.signed.name,
        "recipients": [*copy.recipients, "Lưu: VT"],
        "top": top,
    }
    return typeset(TYPST / "copy.typ", data)


def electronic_copy_mark(words: str) -> bytes:
    """Ô số 14: an A4 sheet without ground that has these words (rules.electronic_mark) at its upper right and no more,
    to be laid over page 1 of an electronic copy."""
    return typeset(TYPST / "mark.typ", {"words": words}, tagged=False)
