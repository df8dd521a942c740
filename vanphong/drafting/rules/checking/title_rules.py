"""Tên loại, trích yếu, nơi kính gửi (PL I.II.5, 9)."""

import re
from collections.abc import Iterator, Sequence

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..reading.paper import Line
from .looks import centred, sizes, style, upper
from .registry import Draft, Hit, rule

TITLE_AT, ADDRESSEE_AT = "PL I, phần II, mục 5", "PL I, phần II, mục 9"
TITLE, SUBJECT, ADDRESSEE = "Tên loại", "Trích yếu", "Kính gửi"


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


@rule("KG-01", "Chữ “Kính gửi:”", ADDRESSEE_AT, ADDRESSEE, fixable=True)
def addressee_words(draft: Draft) -> Iterator[Hit]:
    if (lines := draft.parts.addressees) and not lines[0].words.startswith("Kính gửi:"):
        yield Hit(lines[0].words, "Kính gửi: …", lines[0])


@rule("KG-02", "Cỡ chữ, kiểu chữ nơi kính gửi", ADDRESSEE_AT, ADDRESSEE, Severity.WARNING, fixable=True)
def addressee_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.addressees, 13, 14)
    yield from style(draft.parts.addressees, bold=False, italic=False)


@rule("KG-03", "Dấu câu của các nơi kính gửi", ADDRESSEE_AT, ADDRESSEE, Severity.WARNING, fixable=True)
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


@rule("KG-04", "Công văn có nơi kính gửi", ADDRESSEE_AT, ADDRESSEE)
def addressee_there(draft: Draft) -> Iterator[Hit]:
    parts = draft.parts
    if parts.is_letter and parts.letter_subject and not parts.addressees:
        yield Hit("công văn không có nơi kính gửi", "Kính gửi: …")
