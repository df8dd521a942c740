"""Chỉ đổi định dạng: in words, how the same text is set otherwise than before."""

from collections.abc import Iterable, Iterator, Sequence

from vanphong.ui.differences import Piece
from vanphong.ui.formats import thousands

from ..reading.paper import Page
from .passages import Cell, Look, Shape

#: So much is quoted of what changed its look within a paragraph.
QUOTED = 40
ON_OFF = {
    "bold": ("đậm", "bỏ đậm"),
    "italic": ("nghiêng", "bỏ nghiêng"),
    "hidden": ("ẩn chữ", "bỏ ẩn chữ"),
    "numbered": ("đánh số tự động", "bỏ đánh số tự động"),
}
MEASURED = {
    "size": ("cỡ", ""),
    "first_indent": ("thụt dòng đầu", " mm"),
    "indent": ("thụt cả đoạn", " mm"),
    "before": ("cách đoạn trên", " pt"),
    "after": ("cách đoạn dưới", " pt"),
    "spacing": ("giãn dòng", " dòng"),
}
NAMED = {"font": "phông", "align": "căn", "color": "màu chữ"}
ALIGNS = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều hai bên"}
SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}

Change = tuple[str, object, object]


def setting_changes(old: Cell, new: Cell, pieces: Sequence[Piece]) -> list[str]:
    """What of the words that stayed (`pieces` say which) is set otherwise, and how their paragraphs are."""
    if (old.looks, old.shapes) == (new.looks, new.shapes) or not (old.looks and new.looks):
        return []
    return [*_of_letters(old, new, pieces), *_of_paragraphs(old.shapes, new.shapes)]


def page_changes(old: Page, new: Page) -> list[str]:
    """Khổ giấy, lề."""
    found = [
        f"lề {side} {_number(getattr(old, name))} → {_number(getattr(new, name))} mm"
        for name, side in SIDES.items()
        if getattr(old, name) != getattr(new, name)
    ]
    before, after = (f"{_number(page.width)} × {_number(page.height)}" for page in (old, new))
    return [f"khổ giấy {before} → {after} mm", *found] if before != after else found


def _of_letters(old: Cell, new: Cell, pieces: Sequence[Piece]) -> Iterator[str]:
    changed: dict[Change, list[int]] = {}
    inked = 0
    for at, before, after in _stayed(old, new, pieces):
        inked += 1
        for name, was, now in zip(Look._fields, before, after, strict=True):
            if was != now:
                changed.setdefault((name, was, now), []).append(at)
    for change, places in changed.items():
        where = "" if len(places) == inked else f" ở “{_quoted(new.text, places)}”"
        yield f"{_said(*change)}{where}"


def _stayed(old: Cell, new: Cell, pieces: Sequence[Piece]) -> Iterator[tuple[int, Look, Look]]:
    """Each letter that stayed: its place now, how it was set and how it is."""
    before, after, old_at, new_at = _spread(old), _spread(new), 0, 0
    for piece in pieces:
        if piece.kind == "same":
            for step, letter in enumerate(piece.text):
                if not letter.isspace():
                    yield new_at + step, before[old_at + step], after[new_at + step]
        old_at += len(piece.text) if piece.kind != "added" else 0
        new_at += len(piece.text) if piece.kind != "removed" else 0


def _spread(cell: Cell) -> list[Look]:
    return [look for length, look in cell.looks for _ in range(length)]


def _quoted(text: str, places: Sequence[int]) -> str:
    """The first words of it, blanks between them."""
    end = next((at for at in range(places[0], len(text)) if not text[at].isspace() and at not in set(places)), None)
    words = text[places[0] : end].strip()
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rstrip()}…"


def _of_paragraphs(old: Sequence[Shape], new: Sequence[Shape]) -> Iterable[str]:
    """Of those that stand in the same place; each change said once."""
    found = (
        _said(name, was, now)
        for before, after in zip(old, new, strict=False)
        for name, was, now in zip(Shape._fields, before, after, strict=True)
        if was != now
    )
    return dict.fromkeys(found)


def _said(name: str, was: object, now: object) -> str:
    if name in ON_OFF:
        return ON_OFF[name][0] if now else ON_OFF[name][1]
    if name in MEASURED:
        word, unit = MEASURED[name]
        return f"{word} {_number(was)} → {_number(now)}{unit}"
    return f"{NAMED[name]} {_named(name, was)} → {_named(name, now)}"


def _number(value: object) -> str:
    return thousands(value) if isinstance(value, int | float) else "theo mẫu"


def _named(name: str, value: object) -> str:
    if name == "align":
        return ALIGNS.get(str(value), str(value))
    return str(value) or ("tự động" if name == "color" else "mặc định")
