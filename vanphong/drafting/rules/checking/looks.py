"""How the lines of a component are to be set: size, style, capitals, in the middle. Asked by many rules."""

from collections.abc import Iterator, Sequence

from ..reading.paper import Line
from .registry import Hit


def sizes(lines: Sequence[Line], low: float, high: float) -> Iterator[Hit]:
    for line in lines:
        wrong = [size for size in line.all_of("size") if isinstance(size, float) and not low <= size <= high]
        if wrong:
            expected = f"cỡ {low:g}" if low == high else f"cỡ {low:g}–{high:g}"
            yield Hit(f"cỡ {wrong[0]:g}: “{line.words}”", expected, line)


def style(lines: Sequence[Line], *, bold: bool | None = None, italic: bool | None = None) -> Iterator[Hit]:
    """Where a line is not wholly as it should be set."""
    for line in lines:
        if bold is not None and line.all_of("bold") != {bold}:
            yield Hit(f"{'không đậm' if bold else 'đậm'}: “{line.words}”", "đậm" if bold else "không đậm", line)
        if italic is not None and line.all_of("italic") != {italic}:
            yield Hit(f"{'đứng' if italic else 'nghiêng'}: “{line.words}”", "nghiêng" if italic else "đứng", line)


def upper(lines: Sequence[Line]) -> Iterator[Hit]:
    for line in lines:
        if line.words != line.words.upper():
            yield Hit(line.words, f"in hoa: “{line.words.upper()}”", line)


def centred(lines: Sequence[Line]) -> Iterator[Hit]:
    for line in lines:
        if line.align != "center":
            yield Hit(f"không căn giữa: “{line.words}”", "căn giữa", line)
