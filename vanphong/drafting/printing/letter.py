"""A paper set by Typst from its content: the same layout as the Word file, as PDF/A and as pictures, at once."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from vanphong.kernel.typesetting import draw, typeset

from ..rules import MOTTO, NATION, Block, Content, Run, Signed
from .tables import widths

LETTER = Path(__file__).resolve().parent.parent / "typst" / "letter.typ"
SCREEN_PPI = 96


def as_pdf(content: Content, *, at: datetime | None = None) -> bytes:
    """Bản PDF/A của nội dung này (NĐ 30/2020, PL I). `at` is the moment written into the file, now when not given."""
    return typeset(LETTER, told(content), at=at)


def as_pictures(content: Content) -> list[bytes]:
    """Hình từng trang (PNG), to be looked at while one writes."""
    return draw(LETTER, told(content), ppi=SCREEN_PPI)


def told(content: Content) -> dict[str, Any]:
    """The content as the plain values letter.typ reads."""
    subject = content.subject[:1].upper() + content.subject[1:]
    return {
        "title": f"{content.type_name}: {content.subject}"[:255],
        "author": content.agency,
        "nation": NATION,
        "motto": MOTTO,
        "parent": content.parent,
        "agency": content.agency,
        "number": content.open_number,
        "notation": content.notation,
        "place": content.place,
        "day": content.written_day,
        "type-name": content.type_name if content.is_titled else "",
        "subject": subject if content.is_titled else "",
        "letter-subject": content.subject if content.is_letter else "",
        "urgency": content.urgency,
        "addressees": list(content.addressees),
        "blocks": [_block(block) for block in content.blocks],
        "signed": _signed(content.signed),
        "also-signed": _signed(content.also_signed) if content.also_signed else None,
        "recipients": list(content.sent_to),
    }


def _block(block: Block) -> dict[str, Any]:
    if block.rows:
        return {
            "kind": "table",
            "widths": widths(block.rows),
            "rows": [[_runs(cell) for cell in row] for row in block.rows],
        }
    return {"kind": block.kind, "label": block.label, "text": block.text, "runs": _runs(block.pieces)}


def _runs(runs: Sequence[Run]) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in runs]


def _signed(signed: Signed) -> dict[str, Any]:
    return {"powers": list(signed.powers), "title": signed.title, "name": signed.name}
