"""Phần, chương, mục, điều, khoản, điểm: how they are numbered and set (PL I.II.6). Quoted numbers are not judged."""

import re
from collections.abc import Iterator, Sequence

from ...enums import Severity
from ..decree import POINTS
from ..reading.paper import Line
from .body_rules import ARTICLE, BODY_AT
from .looks import centred, style
from .registry import Draft, Hit, rule

ORDER = "Phần, chương, mục, điều"
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
CLAUSE = re.compile(r"^(\d{1,2})\.\s")
POINT = re.compile(r"^([a-zđ])\)\s")
CHAPTER = re.compile(r"^(phần|chương)\s+([IVXLC]+)\.?$", re.IGNORECASE)
SECTION = re.compile(r"^([IVX]+)\.\s")
OPENED = ("“", '"')
CLOSED = re.compile(r"[”\"][;.,]*(\s*[”\"][;.,]*)?$")
AMENDS = re.compile(r"(sửa đổi|bổ sung|thay thế).*như sau:$", re.IGNORECASE)
LONGEST_QUOTE = 150
"""Lines after which a quotation that does not end was not meant as one."""


def own(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without what is quoted of other papers: from a line that opens with a quotation mark to the one that
    closes it."""
    place = 0
    while place < len(lines):
        if lines[place].words.startswith(OPENED):
            ahead = range(place, min(place + LONGEST_QUOTE, len(lines)))
            closed = next((at for at in ahead if len(lines[at].words) > 1 and CLOSED.search(lines[at].words)), place)
            place = closed + 1
        else:
            yield lines[place]
            place += 1


@rule("DM-01", "Số thứ tự các điều liên tục", BODY_AT, ORDER)
def articles(draft: Draft) -> Iterator[Hit]:
    """What does not begin with 1 is quoted."""
    last = 0
    for line in own(draft.parts.body):
        if found := ARTICLE.match(line.words):
            number = int(found.group(1))
            if number not in (1, last + 1) and last and not line.words.endswith((";", ",")):
                yield Hit(f"Điều {number}", f"Điều {last + 1}", line)
            last = number if last or number == 1 else 0


@rule("DM-02", "“Điều N.” đậm, có dấu chấm sau số", BODY_AT, ORDER, Severity.WARNING, fixable=True)
def article_style(draft: Draft) -> Iterator[Hit]:
    for line in own(draft.parts.body):
        found = ARTICLE.match(line.words)
        if not found:
            continue
        if found.group(2) != ".":
            yield Hit(line.words, f"Điều {found.group(1)}.", line)
        elif (opening := next(line.inked, None)) and not opening.bold:
            yield Hit(f"không đậm: “{line.words}”", f"“Điều {found.group(1)}.” đậm", line)


@rule("DM-03", "Số thứ tự các khoản liên tục", BODY_AT, ORDER)
def clauses(draft: Draft) -> Iterator[Hit]:
    """1, 2, 3 … anew under each heading; said where a number is left out or given twice. What does not begin with 1
    is quoted, as is what stands right below "Sửa đổi … như sau:"."""
    last, amends = 0, False
    for line in own(draft.parts.body):
        quoted, amends = amends, bool(AMENDS.search(line.words))
        if quoted and not amends:
            continue
        if ARTICLE.match(line.words) or SECTION.match(line.words) or CHAPTER.match(line.words):
            last = 0
        elif found := CLAUSE.match(line.words):
            number = int(found.group(1))
            if number not in (1, last + 1) and last:
                yield Hit(f"{number}.", f"{last + 1}.", line)
            last = number if last or number == 1 else 0


@rule("DM-04", "Thứ tự chữ cái các điểm", BODY_AT, ORDER)
def points(draft: Draft) -> Iterator[Hit]:
    """a, b, c, d, đ, e, g …: the Vietnamese alphabet, without f, j, w, z."""
    last = -1
    for line in own(draft.parts.body):
        if CLAUSE.match(line.words) or ARTICLE.match(line.words) or SECTION.match(line.words):
            last = -1
        elif found := POINT.match(line.words):
            place = POINTS.find(found.group(1))
            if place not in (0, last + 1):
                right = POINTS[last + 1] if last + 1 < len(POINTS) else "…"
                yield Hit(f"{found.group(1)})", f"{right})", line)
            last = place if place >= 0 else last + 1


@rule("DM-05", "Số thứ tự phần, chương bằng chữ số La Mã, liên tục", BODY_AT, ORDER)
def chapters(draft: Draft) -> Iterator[Hit]:
    last: dict[str, int] = {}
    for line in own(draft.parts.body):
        if found := re.match(r"^(phần|chương)\s+([IVXLC]+|\d+)\.?$", line.words, re.IGNORECASE):
            level, written = found.group(1).lower(), found.group(2).upper()
            number = int(written) if written.isdigit() else _roman(written)
            if written.isdigit() or number != last.get(level, 0) + 1:
                yield Hit(line.words, f"{level.capitalize()} {_as_roman(last.get(level, 0) + 1)}", line)
            last[level] = number


@rule("DM-06", "“Phần”, “Chương” căn giữa, đậm", BODY_AT, ORDER, Severity.WARNING, fixable=True)
def chapter_style(draft: Draft) -> Iterator[Hit]:
    lines = [line for line in draft.parts.body if CHAPTER.match(line.words)]
    yield from centred(lines)
    yield from style(lines, bold=True)


@rule("DM-07", "Số thứ tự mục La Mã liên tục", BODY_AT, ORDER)
def sections(draft: Draft) -> Iterator[Hit]:
    last = 0
    for line in own(draft.parts.body):
        if CHAPTER.match(line.words):
            last = 0
        elif (found := SECTION.match(line.words)) and _is_heading(line):
            number = _roman(found.group(1))
            if number not in (1, last + 1):
                yield Hit(f"{found.group(1)}.", f"{_as_roman(last + 1)}.", line)
            last = number


def _is_heading(line: Line) -> bool:
    return True in line.all_of("bold") or line.words.isupper()


def _roman(written: str) -> int:
    values = [ROMAN[letter] for letter in written]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
