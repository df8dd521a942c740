"""Tên loại, trích yếu, nơi kính gửi, căn cứ, nội dung và cách đánh số (PL I.II.5, 6)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..decree import POINTS
from ..reading.paper import Line
from .head_rules import centred, sizes, style, upper
from .registry import Draft, Hit, rule

TITLE_AT, BODY_AT = "PL I, phần II, mục 5", "PL I, phần II, mục 6"
TITLE, SUBJECT, ADDRESSEE, BASIS, BODY, ORDER = (
    "Tên loại",
    "Trích yếu",
    "Kính gửi",
    "Căn cứ",
    "Nội dung",
    "Phần, chương, mục, điều",
)
INDENTS = ((10.0, 10.0), (12.5, 12.7))
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ARTICLE = re.compile(r"^Điều\s+(\d+)\s*(?:([.:])|$)")
CLAUSE = re.compile(r"^(\d{1,2})\.\s")
POINT = re.compile(r"^([a-zđ])\)\s")
BASIS_OPENS = re.compile(r"^(Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở)\b")
CHAPTER = re.compile(r"^(phần|chương)\s+([IVXLC]+)\.?$", re.IGNORECASE)
SECTION = re.compile(r"^([IVX]+)\.\s")
ENDING = re.compile(r"\./\.\s*$")


@rule("TL-01", "Tên loại in hoa, đậm, đứng", TITLE_AT, TITLE, Severity.WARNING, fixable=True)
def title_style(draft: Draft) -> Iterator[Hit]:
    yield from upper(draft.parts.title)
    yield from style(draft.parts.title, bold=True, italic=False)


@rule("TL-02", "Cỡ chữ tên loại", TITLE_AT, TITLE, Severity.WARNING, fixable=True)
def title_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.title, 13, 14)


@rule("TL-03", "Tên loại, trích yếu căn giữa", TITLE_AT, TITLE, Severity.WARNING, fixable=True)
def title_centred(draft: Draft) -> Iterator[Hit]:
    yield from centred([*draft.parts.title, *draft.parts.subject])


@rule("TY-01", "Có trích yếu", TITLE_AT, SUBJECT)
def subject_there(draft: Draft) -> Iterator[Hit]:
    parts = draft.parts
    if parts.title and not parts.subject and fold(parts.type_name) not in NO_SUBJECT:
        yield Hit(f"không có trích yếu dưới “{parts.type_name}”", "một câu ngắn, dưới tên loại")
    if parts.is_letter and parts.addressees and parts.code and not parts.letter_subject:
        yield Hit("công văn không có trích yếu", "V/v …, dưới số, ký hiệu")


#: Types that say what they are about in their text.
NO_SUBJECT = {
    fold(name)
    for name in ("Giấy giới thiệu", "Giấy nghỉ phép", "Giấy ủy quyền", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo")
}


@rule("TY-02", "Trích yếu đậm, đứng", TITLE_AT, SUBJECT, Severity.WARNING, fixable=True)
def subject_style(draft: Draft) -> Iterator[Hit]:
    yield from style(draft.parts.subject, bold=True, italic=False)


@rule("TY-03", "Cỡ chữ trích yếu", TITLE_AT, SUBJECT, Severity.WARNING, fixable=True)
def subject_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.subject, 13, 14)


@rule("TY-04", "Trích yếu không có dấu chấm cuối", TITLE_AT, SUBJECT, Severity.WARNING, fixable=True)
def subject_end(draft: Draft) -> Iterator[Hit]:
    for lines in (draft.parts.subject, draft.parts.letter_subject):
        if lines and lines[-1].words.endswith((".", ";", ",")):
            yield Hit(lines[-1].words, "không có dấu câu ở cuối", lines[-1])


@rule("TY-05", "Chữ “V/v” của công văn", TITLE_AT, SUBJECT, fixable=True)
def letter_about(draft: Draft) -> Iterator[Hit]:
    if (lines := draft.parts.letter_subject) and not re.match(r"^V/v\s", lines[0].words):
        yield Hit(lines[0].words, "bắt đầu bằng “V/v ”", lines[0])


@rule("TY-06", "Cỡ chữ, kiểu chữ trích yếu công văn", TITLE_AT, SUBJECT, Severity.WARNING, fixable=True)
def letter_subject_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.letter_subject, 12, 13)
    yield from style(draft.parts.letter_subject, bold=False, italic=False)


@rule("KG-01", "Chữ “Kính gửi:”", "PL I, phần II, mục 9", ADDRESSEE, fixable=True)
def addressee_words(draft: Draft) -> Iterator[Hit]:
    if (lines := draft.parts.addressees) and not lines[0].words.startswith("Kính gửi:"):
        yield Hit(lines[0].words, "Kính gửi: …", lines[0])


@rule("KG-02", "Cỡ chữ, kiểu chữ nơi kính gửi", "PL I, phần II, mục 9", ADDRESSEE, Severity.WARNING, fixable=True)
def addressee_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.addressees, 13, 14)
    yield from style(draft.parts.addressees, bold=False, italic=False)


@rule("KG-03", "Dấu câu của các nơi kính gửi", "PL I, phần II, mục 9", ADDRESSEE, Severity.WARNING, fixable=True)
def addressee_ends(draft: Draft) -> Iterator[Hit]:
    listed = [line for line in draft.parts.addressees if line.words.startswith(("-", "–"))]
    for line in listed[:-1]:
        if not line.words.endswith((";", ",")) and not _goes_on(line, draft.parts.addressees):
            yield Hit(line.words, "kết thúc bằng “;”", line)
    if len(listed) > 1 and not listed[-1].words.endswith(".") and listed[-1] is draft.parts.addressees[-1]:
        yield Hit(listed[-1].words, "kết thúc bằng “.”", listed[-1])


def _goes_on(line: Line, lines: Sequence[Line]) -> bool:
    """Is the next line the rest of this one?"""
    place = list(lines).index(line)
    return place + 1 < len(lines) and not lines[place + 1].words.startswith(("-", "–", "+"))


@rule("KG-04", "Công văn có nơi kính gửi", "PL I, phần II, mục 9", ADDRESSEE)
def addressee_there(draft: Draft) -> Iterator[Hit]:
    parts = draft.parts
    if parts.is_letter and parts.letter_subject and not parts.addressees:
        yield Hit("công văn không có nơi kính gửi", "Kính gửi: …")


def bases(draft: Draft) -> list[Line]:
    """Các căn cứ: the paragraphs at the beginning of a decision that say by what it is made."""
    found: list[Line] = []
    for line in draft.parts.body[:60] if _decides(draft) else ():
        if BASIS_OPENS.match(line.words):
            found.append(line)
        elif found or ARTICLE.match(line.words):
            break
    return found


def _decides(draft: Draft) -> bool:
    return fold(draft.parts.type_name) in ("quyet dinh", "nghi quyet")


@rule("CC-01", "Căn cứ ban hành in nghiêng", BODY_AT, BASIS, Severity.WARNING, fixable=True)
def basis_italic(draft: Draft) -> Iterator[Hit]:
    yield from style(bases(draft), italic=True)


@rule("CC-02", "Mỗi căn cứ kết thúc bằng dấu chấm phẩy", BODY_AT, BASIS, fixable=True)
def basis_ends(draft: Draft) -> Iterator[Hit]:
    for line in bases(draft)[:-1]:
        if not line.words.endswith(";"):
            yield Hit(f"…{line.words[-60:]}", "kết thúc bằng “;”", line)


@rule("CC-03", "Căn cứ cuối cùng kết thúc bằng dấu chấm", BODY_AT, BASIS, fixable=True)
def basis_last(draft: Draft) -> Iterator[Hit]:
    if (lines := bases(draft)) and not lines[-1].words.endswith("."):
        yield Hit(f"…{lines[-1].words[-60:]}", "kết thúc bằng “.”", lines[-1])


@rule("CC-04", "Quyết định, nghị quyết có căn cứ", BODY_AT, BASIS)
def basis_there(draft: Draft) -> Iterator[Hit]:
    if _decides(draft) and not bases(draft):
        yield Hit("không có căn cứ ban hành", "Căn cứ …;")


def _prose(draft: Draft) -> list[Line]:
    """The paragraphs of the text: neither headings, in capitals or centred, nor short lines."""
    lines = (line for line in draft.parts.body if line.align != "center" and len(line.words) > 60)
    return [line for line in lines if not line.words.isupper()]


@rule("ND-01", "Cỡ chữ nội dung", BODY_AT, BODY, Severity.WARNING, fixable=True)
def body_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(_prose(draft), 13, 14)


@rule("ND-02", "Nội dung dàn đều hai lề", BODY_AT, BODY, Severity.WARNING, fixable=True)
def body_justified(draft: Draft) -> Iterator[Hit]:
    for line in _prose(draft):
        if line.align != "justify":
            yield Hit(f"không dàn đều: “{line.words}”", "dàn đều cả hai lề", line)


@rule("ND-03", "Chữ đầu dòng lùi 1 cm hoặc 1,27 cm", BODY_AT, BODY, Severity.WARNING, fixable=True)
def body_indent(draft: Draft) -> Iterator[Hit]:
    """A blank of tabs or spaces in place of an indent is told as such."""
    for line in _prose(draft):
        if line.first_indent is None:
            continue
        reach = line.first_indent + (line.indent if line.first_indent <= 0 else 0)
        if line.place.line > 0 or line.numbered or any(low - 0.4 <= reach <= high + 0.4 for low, high in INDENTS):
            continue
        if line.text.startswith(("\t", "  ")):
            yield Hit(f"lùi bằng phím Tab hoặc dấu cách: “{line.words}”", "đặt lùi đầu dòng 1 cm hoặc 1,27 cm", line)
        else:
            yield Hit(f"lùi {reach:.1f} mm: “{line.words}”".replace(".", ",", 1), "lùi 10 mm hoặc 12,7 mm", line)


@rule("ND-04", "Khoảng cách giữa các đoạn từ 6 pt", BODY_AT, BODY, Severity.HINT, fixable=True)
def body_gaps(draft: Draft) -> Iterator[Hit]:
    """Between a paragraph and the one just above it; headings in the middle or in capitals have room of
    their own."""
    prose = {id(line) for line in _prose(draft)}
    lines = [one for one in draft.parts.body if one.place.line == 0 and one.align != "center"]
    lines = [one for one in lines if not one.words.isupper()]
    for last, line in pairwise(lines):
        if line.before is None or line.place.paragraph - last.place.paragraph != 1 or not {id(last), id(line)} & prose:
            continue
        if (gap := line.before + last.after) < 6:
            yield Hit(f"{gap:g} pt: “{line.words}”", "từ 6 pt trở lên", line)


@rule("ND-05", "Giãn dòng từ đơn đến 1,5", BODY_AT, BODY, Severity.HINT, fixable=True)
def body_spacing(draft: Draft) -> Iterator[Hit]:
    for line in _prose(draft):
        if line.spacing is not None and not 1 <= line.spacing <= 1.5:
            yield Hit(f"{line.spacing:g} dòng: “{line.words}”", "từ 1 đến 1,5 dòng", line)


@rule("ND-06", "Kết thúc nội dung bằng “./.”", "Mẫu 1.4, 1.5, Phụ lục III", BODY, Severity.HINT, fixable=True)
def body_end(draft: Draft) -> Iterator[Hit]:
    text = [line for line in draft.parts.body if line.words]
    if draft.parts.found and text and draft.parts.name and not ENDING.search(text[-1].words):
        yield Hit(f"…{text[-1].words[-60:]}", "kết thúc bằng “./.”", text[-1])


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
