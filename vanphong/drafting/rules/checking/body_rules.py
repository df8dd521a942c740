"""Căn cứ ban hành và nội dung (PL I.II.6)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..reading.paper import Line
from .looks import sizes, style
from .registry import Draft, Hit, rule

BODY_AT = "PL I, phần II, mục 6"
BASIS, BODY = "Căn cứ", "Nội dung"
INDENTS = ((10.0, 10.0), (12.5, 12.7))
ARTICLE = re.compile(r"^Điều\s+(\d+)\s*(?:([.:])|$)")
BASIS_OPENS = re.compile(r"^(Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở)\b")
ENDING = re.compile(r"\./\.\s*$")


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
