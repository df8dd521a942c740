"""Soạn ngay trên trang: a text typed as plain lines becomes the parts of a paper. Pure; nothing typed is lost.

Every line is a paragraph, as in Word. What may stand in it is what the decree allows (PL I.II.6): numbered headings,
articles, clauses and points, bold, italic, and a plain table.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from vanphong.kernel.errors import Invalid
from vanphong.ui.formats import thousands

from .content import Block, Run, TableRow

LONGEST = 60_000
"""Characters of a text written on the page, some twenty pages: what is longer is written in Word."""
MOST_LINES = 1_500
"""Of one letter each they would still fill fifty pages, drawn anew at every pause of who types."""
MOST_COLUMNS = 10
"""What the width of an upright page holds."""

#: What may be typed, and what becomes of it: shown beside the text.
NOTATION = (
    ("Mỗi dòng", "một đoạn; dòng trống bỏ qua"),
    ("I. Tình hình", "đề mục, chữ đậm (số La Mã)"),
    ("1. …, a) …, - …", "khoản, điểm, gạch đầu dòng"),
    ("Điều 1. …", "điều, phần “Điều 1.” chữ đậm"),
    ("Chương I. Quy định chung", "chương, hai dòng ở giữa"),
    ("**đậm**, *nghiêng*", "chữ đậm, chữ nghiêng"),
    ("| Tên | Số tiền |", "dòng của bảng; dòng đầu là tên các cột"),
    ("\\", "đứng đầu dòng: in nguyên văn cả dòng"),
)

TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
HEADING = re.compile(r"[IVXL]{1,7}\. ")
ARTICLE = re.compile(r"(Điều \d{1,3}[a-zđ]?\.) (.+)")
CHAPTER = re.compile(r"(Chương [IVXL]{1,7})\. (.+)")
CLAUSE = re.compile(r"\d{1,2}(\.\d{1,2})*\. ")
POINT = re.compile(r"[a-zđ]{1,2}\) ")
DECIDES = {"QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"}
STARS = re.compile(r"(\*+)")
DASHES = re.compile(r"[\s|:-]*-[\s|:-]*")


def parse(text: str) -> tuple[Block, ...]:
    """The parts of a text typed by NOTATION. Raises Invalid, with where and the next step, for what cannot be set."""
    if len(text) > LONGEST:
        raise Invalid(
            f"Nội dung dài {thousands(len(text))} ký tự, quá mức {thousands(LONGEST)} ký tự (khoảng 20 trang) của "
            "trang này. Mời lấy mẫu Word và soạn bằng Word."
        )
    lines = [line for line in harmless(text).split("\n") if line.strip()]
    if len(lines) > MOST_LINES:
        raise Invalid(
            f"Nội dung có {thousands(len(lines))} đoạn, quá mức {thousands(MOST_LINES)} đoạn của trang này. Mời lấy "
            "mẫu Word và soạn bằng Word."
        )
    found: list[Block] = []
    for is_table, group in groupby(lines, key=_in_table):
        together = list(group)
        found += [_table(together)] if is_table else map(_block, together)
    return tuple(found)


def harmless(text: str) -> str:
    """The same words in NFC with plain line breaks, without marks that nobody sees.

    Raises Invalid for control characters and marks that turn the direction of reading: what is read on paper could be
    another thing than what was typed.
    """
    plain = UNSEEN.sub("", BREAKS.sub("\n", unicodedata.normalize("NFC", text))).replace("\t", " ")
    for number, line in enumerate(plain.split("\n"), 1):
        if TURNING.search(line):
            raise Invalid(f"Dòng {number} có dấu ẩn đổi chiều đọc của chữ. Mời xóa dòng ấy rồi gõ lại bằng tay.")
        if any(_is_no_character(one) for one in line):
            raise Invalid(f"Dòng {number} có ký tự điều khiển, không in được. Mời xóa dòng ấy rồi gõ lại bằng tay.")
    return plain


def lines_of(text: str) -> tuple[str, ...]:
    """One thing a line (nơi gửi, nơi nhận), without the dash before it and the mark behind it. Raises Invalid."""
    found = (" ".join(line.split()).lstrip("-– ").rstrip(" ;.") for line in harmless(text).split("\n"))
    return tuple(line for line in found if line)


def bases(text: str) -> tuple[Block, ...]:
    """Căn cứ, one a line: each ends with a semicolon, the last with a full stop (PL I.II.6). Raises Invalid."""
    found = lines_of(text)
    return tuple(Block("basis", f"{line}{'.' if place == len(found) else ';'}") for place, line in enumerate(found, 1))


def noted(blocks: Iterable[Block]) -> str:
    """The text one would type for these parts: parse() gives them back."""
    return "\n".join(_noted(block) for block in blocks)


def _noted(block: Block) -> str:
    if block.kind == "table":
        return "\n".join(f"| {' | '.join(''.join(run.text for run in cell) for cell in row)} |" for row in block.rows)
    if block.kind == "heading" and block.label:
        return f"{block.label} **{block.text}**"
    label = f"{block.label}." if block.kind == "chapter" else block.label
    return f"{label} {block.text}".strip()


def _block(line: str) -> Block:
    words = " ".join(line.split())
    if words.startswith("\\"):
        return Block("text", words[1:].strip() or "\\")
    if words in DECIDES:
        return Block("decides", words)
    for kind, shape in (("article", ARTICLE), ("chapter", CHAPTER)):
        if parted := shape.fullmatch(words):
            return _set(kind, parted[2], parted[1])
    shapes = (("heading", HEADING), ("clause", CLAUSE), ("point", POINT))
    return _set(next((kind for kind, shape in shapes if shape.match(words)), "text"), words)


def _set(kind: str, words: str, label: str = "") -> Block:
    runs = marked(words)
    plain = "".join(run.text for run in runs)
    if label and kind == "article" and all(run.bold and not run.italic for run in runs):
        return Block("heading", plain, label)
    return Block(kind, plain, label, runs if any(run.bold or run.italic for run in runs) else ())


def _in_table(line: str) -> bool:
    return line.lstrip().startswith("|")


def _table(lines: list[str]) -> Block:
    """Lines of cells between bars; a line of dashes under the head is only a ruler. Short rows get empty cells."""
    rows = [_cells(line) for line in lines if not DASHES.fullmatch(line)]
    width = max((len(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        raise Invalid(
            f"Bảng có {width} cột; trang A4 đứng đủ chỗ cho {MOST_COLUMNS} cột. Mời bớt cột, hoặc lập bảng lớn bằng "
            "Word làm phụ lục."
        )
    full = tuple(row + ((),) * (width - len(row)) for row in rows)
    return Block("table", "", rows=full) if full else Block("text", " ".join(line.strip() for line in lines))


def _cells(line: str) -> TableRow:
    inner = line.strip().removeprefix("|")
    inner = inner.removesuffix("|") if inner else inner
    return tuple(marked(" ".join(cell.split())) if cell.strip() else () for cell in inner.split("|"))


def marked(words: str) -> tuple[Run, ...]:
    """**đậm**, *nghiêng*, ***cả hai***: stars that close round words are marks, any other star is a star."""
    pieces = STARS.split(words)
    return tuple(_joined(_runs(pieces, 0, len(pieces), bold=False, italic=False, closers=_closers(pieces))))


def _runs(
    pieces: list[str], start: int, end: int, *, bold: bool, italic: bool, closers: dict[int, int]
) -> Iterator[Run]:
    at = start
    while at < end:
        stop = closers.get(at, end) if at % 2 else end
        if stop >= end or not _adds(pieces[at], bold=bold, italic=italic):
            yield Run(pieces[at], bold, italic)
            at += 1
            continue
        stars = len(pieces[at])
        inner = {"bold": bold or stars > 1, "italic": italic or stars != 2}
        yield from _runs(pieces, at + 1, stop, **inner, closers=closers)
        at = stop + 1


def _adds(stars: str, *, bold: bool, italic: bool) -> bool:
    """Does this mark say something that does not hold already?"""
    return not (bold and len(stars) > 1) and not (italic and len(stars) != 2)


def _closers(pieces: list[str]) -> dict[int, int]:
    """For each mark that may open, the nearest one that closes it. Read backwards, once."""
    nearest: dict[int, int] = {}
    found: dict[int, int] = {}
    for at in range(len(pieces) - 2, 0, -2):
        stars, before, after = len(pieces[at]), pieces[at - 1][-1:], pieces[at + 1][:1]
        if stars > 3:
            continue
        if stars in nearest and after and not after.isspace() and not before.isalnum():
            found[at] = nearest[stars]
        if before and not before.isspace() and not after.isalnum():
            nearest[stars] = at
    return found


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours that are set alike are one."""
    for (bold, italic), alike in groupby(runs, key=lambda run: (run.bold, run.italic)):
        text = "".join(run.text for run in alike)
        if text:
            yield Run(text, bold, italic)


def _is_no_character(one: str) -> bool:
    return unicodedata.category(one) in {"Cc", "Cs"} or ord(one) & 0xFFFE == 0xFFFE
