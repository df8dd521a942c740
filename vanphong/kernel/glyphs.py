"""Which characters the typeface can print, so that no text a person typed can stop a paper from being set."""

import re
import struct
from collections.abc import Sequence
from pathlib import Path

MISSING = "□"
LONGEST_RUN = re.compile(r"\S{30}")
BREAK_HERE = "\u200b"
DIRECTION_MARKS = frozenset(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
INVISIBLE = frozenset(map(ord, "\n\u00ad\u200b\u200c\u200d\ufeff"))


class Printable(dict[int, str]):
    """A table for str.translate: what the fonts print stays, what they cannot becomes □."""

    def __init__(self, fonts: Sequence[Path]) -> None:
        self._covered = frozenset.intersection(*(covered(font.read_bytes()) for font in fonts))
        self[ord("\t")] = " "

    def __missing__(self, code: int) -> str:
        printed = code in INVISIBLE or (code in self._covered and code > 31 and code not in DIRECTION_MARKS)
        self[code] = chr(code) if printed else MISSING
        return self[code]

    def text(self, words: str) -> str:
        """`words` as the fonts can print them; a run of letters longer than any word may be broken between lines."""
        return LONGEST_RUN.sub(rf"\g<0>{BREAK_HERE}", words.translate(self))


def covered(font: bytes) -> frozenset[int]:
    """The code points of the Basic Multilingual Plane a TrueType font has a glyph for (its `cmap`, format 4)."""
    table = _cmap(font)
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * doubled)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 3 * doubled)
    codes = set()
    for segment, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        glyphs_at = 16 + 3 * doubled + 2 * segment + offset
        for code in range(start, end + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", table, glyphs_at + 2 * (code - start))
            if glyph and (glyph + delta) % 65536:
                codes.add(code)
    return frozenset(codes - {0xFFFF})


def _cmap(font: bytes) -> bytes:
    """The Unicode subtable (platform 3, encoding 1) of a font."""
    (tables,) = struct.unpack_from(">H", font, 4)
    directory = {font[at : at + 4]: at for at in range(12, 12 + 16 * tables, 16)}
    start, length = struct.unpack_from(">LL", font, directory[b"cmap"] + 8)
    cmap = font[start : start + length]
    (subtables,) = struct.unpack_from(">H", cmap, 2)
    records = (struct.unpack_from(">HHL", cmap, 4 + 8 * index) for index in range(subtables))
    offset = next(at for platform, encoding, at in records if (platform, encoding) == (3, 1))
    return cmap[offset:]
