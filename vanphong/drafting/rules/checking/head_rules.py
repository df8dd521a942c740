"""Quốc hiệu, tiêu ngữ; tên cơ quan; số, ký hiệu; địa danh, ngày tháng; dấu độ khẩn (PL I.II.1-4, III.2)."""

import re
from calendar import monthrange
from collections.abc import Iterator

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..decree import COPIES, MOTTO, NATION, TYPES, URGENT
from ..reading.paper import Line
from .looks import centred, sizes, style, upper
from .registry import Draft, Hit, rule

NATION_AT, AGENCY_AT, CODE_AT, DATE_AT = (f"PL I, phần II, mục {number}" for number in (1, 2, 3, 4))
HEAD = "Quốc hiệu và Tiêu ngữ"
AGENCY, CODE, DATE = "Tên cơ quan", "Số, ký hiệu", "Địa danh, thời gian"
NOTATION = re.compile(r"^/[A-ZĐa-zđƯƠÔÂÊĂưôơâêă0-9]+(-[A-ZĐa-zđƯƠÔÂÊĂưôơâêă0-9]+)*(\.[A-ZĐa-zđ0-9]+)*$")
DATED = re.compile(r"^[^,]+?(?P<comma>\s*,\s*)?ngày[\s\d.…_]*tháng[\s\d.…_]*năm\s*\d{4}$")
LEGAL = re.compile(r"^/\d{4}/")


@rule("QH-01", "Quốc hiệu", NATION_AT, HEAD, fixable=True)
def nation_words(draft: Draft) -> Iterator[Hit]:
    if not draft.parts.nation:
        yield Hit("không có Quốc hiệu", NATION)
    for line in draft.parts.nation:
        if line.words.upper() != NATION:
            yield Hit(line.words, NATION, line)


@rule("QH-02", "Quốc hiệu in hoa", NATION_AT, HEAD, Severity.WARNING, fixable=True)
def nation_upper(draft: Draft) -> Iterator[Hit]:
    yield from upper(draft.parts.nation)


@rule("QH-03", "Cỡ chữ Quốc hiệu", NATION_AT, HEAD, Severity.WARNING, fixable=True)
def nation_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.nation, 12, 13)


@rule("QH-04", "Quốc hiệu chữ đứng, đậm", NATION_AT, HEAD, Severity.WARNING, fixable=True)
def nation_style(draft: Draft) -> Iterator[Hit]:
    yield from style(draft.parts.nation, bold=True, italic=False)


@rule("QH-05", "Tiêu ngữ", NATION_AT, HEAD, fixable=True)
def motto_words(draft: Draft) -> Iterator[Hit]:
    if draft.parts.nation and not draft.parts.motto:
        yield Hit("không có Tiêu ngữ", MOTTO)
    for line in draft.parts.motto:
        if line.words != MOTTO:
            yield Hit(line.words, MOTTO, line)


@rule("QH-06", "Cỡ chữ Tiêu ngữ", NATION_AT, HEAD, Severity.WARNING, fixable=True)
def motto_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.motto, 13, 14)


@rule("QH-07", "Tiêu ngữ chữ đứng, đậm", NATION_AT, HEAD, Severity.WARNING, fixable=True)
def motto_style(draft: Draft) -> Iterator[Hit]:
    yield from style(draft.parts.motto, bold=True, italic=False)


@rule("QH-08", "Quốc hiệu, Tiêu ngữ căn giữa", NATION_AT, HEAD, Severity.WARNING, fixable=True)
def nation_centred(draft: Draft) -> Iterator[Hit]:
    yield from centred([*draft.parts.nation, *draft.parts.motto])


@rule("CQ-01", "Có tên cơ quan ban hành", AGENCY_AT, AGENCY)
def agency_there(draft: Draft) -> Iterator[Hit]:
    if draft.parts.found and not draft.parts.agency:
        yield Hit("không có tên cơ quan, tổ chức ban hành", "tên cơ quan ở góc trên bên trái")


@rule("CQ-02", "Tên cơ quan in hoa", AGENCY_AT, AGENCY, Severity.WARNING, fixable=True)
def agency_upper(draft: Draft) -> Iterator[Hit]:
    yield from upper([*draft.parts.parents, *draft.parts.agency])


@rule("CQ-03", "Cỡ chữ tên cơ quan", AGENCY_AT, AGENCY, Severity.WARNING, fixable=True)
def agency_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes([*draft.parts.parents, *draft.parts.agency], 12, 13)


@rule("CQ-04", "Tên cơ quan ban hành chữ đứng, đậm", AGENCY_AT, AGENCY, Severity.WARNING, fixable=True)
def agency_style(draft: Draft) -> Iterator[Hit]:
    yield from style(draft.parts.agency, bold=True, italic=False)


@rule("CQ-05", "Tên cơ quan chủ quản không đậm", AGENCY_AT, AGENCY, Severity.WARNING, fixable=True)
def parent_style(draft: Draft) -> Iterator[Hit]:
    yield from style(draft.parts.parents, bold=False, italic=False)


@rule("CQ-06", "Tên cơ quan căn giữa", AGENCY_AT, AGENCY, Severity.WARNING, fixable=True)
def agency_centred(draft: Draft) -> Iterator[Hit]:
    yield from centred([*draft.parts.parents, *draft.parts.agency])


@rule("SO-01", "Có số, ký hiệu", CODE_AT, CODE)
def code_there(draft: Draft) -> Iterator[Hit]:
    if draft.parts.nation and not draft.parts.code:
        yield Hit("không có số, ký hiệu", "Số: …/…")


@rule("SO-02", "Chữ “Số:”", CODE_AT, CODE, fixable=True)
def code_opening(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.code:
        if not re.match(r"^Số:(\s|\d|/|…|\.|$)", line.words):
            yield Hit(line.words, "bắt đầu bằng “Số:”", line)


@rule("SO-03", "Số dưới 10 có số 0 phía trước", CODE_AT, CODE, fixable=True)
def code_zero(draft: Draft) -> Iterator[Hit]:
    for line, number, _ in _coded(draft):
        if len(number) == 1:
            yield Hit(f"Số: {number}", f"Số: 0{number}", line)


@rule("SO-04", "Ký hiệu viết liền, các nhóm cách nhau bằng gạch nối", CODE_AT, CODE, fixable=True)
def code_joined(draft: Draft) -> Iterator[Hit]:
    for line, _, rest in _coded(draft):
        if re.search(r"\s|[–—]|/$|--", rest):
            yield Hit(line.words, "/… không có khoảng trống, nối bằng “-”", line)


@rule("SO-05", "Ký hiệu theo tên loại", CODE_AT, CODE)
def code_of_type(draft: Draft) -> Iterator[Hit]:
    abbreviation = TYPES.get(draft.parts.type_name.capitalize())
    for line, _, rest in _coded(draft):
        tidy = LEGAL.sub("/", rest.replace(" ", ""))
        first = re.split(r"[-–—]", tidy.removeprefix("/"))[0]
        if abbreviation and rest and first != abbreviation:
            yield Hit(rest, f"ký hiệu bắt đầu bằng “/{abbreviation}-”", line)
        if draft.parts.is_letter and draft.parts.addressees and first in {*TYPES.values(), *COPIES.values()} - {""}:
            yield Hit(rest, "công văn không có chữ viết tắt tên loại: /<cơ quan>-<đơn vị soạn>", line)


@rule("SO-06", "Có cơ quan trong ký hiệu", CODE_AT, CODE, Severity.WARNING)
def code_whole(draft: Draft) -> Iterator[Hit]:
    for line, _, rest in _coded(draft):
        if not rest:
            yield Hit(line.words, "Số: …/<ký hiệu>", line)
        elif NOTATION.match(rest.replace(" ", "")) and "-" not in rest and "–" not in rest:
            yield Hit(rest, "ký hiệu gồm hai nhóm nối bằng “-”", line)


@rule("SO-07", "Cỡ chữ, kiểu chữ số, ký hiệu", CODE_AT, CODE, Severity.WARNING, fixable=True)
def code_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.code, 13, 13)
    yield from style(draft.parts.code, bold=False, italic=False)


def _coded(draft: Draft) -> Iterator[tuple[Line, str, str]]:
    """The number and what follows it, with its stroke."""
    for line in draft.parts.code:
        if found := re.match(r"^Số\s*:?\s*(\d*)[\s.…_]*(/?.*)$", line.words):
            number, rest = found.groups()
            yield line, number, rest if rest.startswith("/") else ""


@rule("NG-01", "Có địa danh, ngày tháng năm", DATE_AT, DATE)
def date_there(draft: Draft) -> Iterator[Hit]:
    if draft.parts.nation and not draft.parts.date:
        yield Hit("không có địa danh, thời gian ban hành", "Địa danh, ngày … tháng … năm …")


@rule("NG-02", "Cách ghi địa danh, thời gian", DATE_AT, DATE, fixable=True)
def date_form(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.date:
        found = DATED.match(line.words)
        if found is None or found["comma"] is None:
            yield Hit(line.words, "Địa danh, ngày … tháng … năm …", line)
        elif not found["comma"].startswith(",") or not found["comma"].endswith(" "):
            yield Hit(line.words, "dấu phẩy liền sau địa danh, rồi một khoảng trống", line)


@rule("NG-03", "Ngày dưới 10, tháng 1 và 2 có số 0 phía trước", DATE_AT, DATE, fixable=True)
def date_zeros(draft: Draft) -> Iterator[Hit]:
    for line, day, month, _ in _dates(draft):
        if len(day) == 1 or month in ("1", "2"):
            right = f"ngày {int(day or 0):02} tháng {int(month):02}" if month in ("1", "2") else f"ngày {int(day):02}"
            yield Hit(line.words, right, line)


@rule("NG-04", "Tháng từ 3 đến 9 không có số 0", DATE_AT, DATE, Severity.WARNING, fixable=True)
def date_no_zero(draft: Draft) -> Iterator[Hit]:
    for line, _, month, _ in _dates(draft):
        if len(month) == 2 and month.startswith("0") and int(month) > 2:
            yield Hit(f"tháng {month}", f"tháng {int(month)}", line)


@rule("NG-05", "Ngày có thật", DATE_AT, DATE)
def date_exists(draft: Draft) -> Iterator[Hit]:
    for line, day, month, year in _dates(draft):
        if month and not 1 <= int(month) <= 12:
            yield Hit(f"tháng {month}", "tháng từ 1 đến 12", line)
        elif day and month and not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
            yield Hit(f"ngày {day} tháng {month} năm {year}", "một ngày có trong lịch", line)


@rule("NG-06", "Chữ nghiêng, cỡ 13–14", DATE_AT, DATE, Severity.WARNING, fixable=True)
def date_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.date, 13, 14)
    yield from style(draft.parts.date, bold=False, italic=True)


def _dates(draft: Draft) -> Iterator[tuple[Line, str, str, str]]:
    for line in draft.parts.date:
        if found := re.search(r"ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d{4})", line.words):
            yield line, found[1], found[2], found[3]


@rule("DK-01", "Dấu chỉ mức độ khẩn", "PL I, phần III, mục 2", "Dấu độ khẩn", fixable=True)
def urgency(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.marks:
        if line.words not in URGENT:
            right = next(word for word in URGENT if fold(word) == fold(line.words))
            yield Hit(line.words, right, line)


@rule("DK-02", "Cỡ chữ, kiểu chữ dấu độ khẩn", "PL I, phần III, mục 2", "Dấu độ khẩn", Severity.WARNING, fixable=True)
def urgency_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.marks, 13, 14)
    yield from style(draft.parts.marks, bold=True, italic=False)
