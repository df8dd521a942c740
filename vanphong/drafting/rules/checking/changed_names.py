"""Cơ quan đã đổi tên, sáp nhập, kết thúc hoạt động in the whole country: since when, by what, and what carries on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...enums import Severity
from ..reading.paper import Line
from .registry import Draft, Hit, rule

NAMED, NAMES = "Tên cơ quan", "PL I, phần II, mục 2, 6"


@dataclass(frozen=True)
class Change:
    """Một lần đổi: `pattern` finds the old name as an agency, `now` is who carries on, from `since` by `basis`."""

    pattern: re.Pattern[str]
    now: str
    since: date
    basis: str


def _changes(since: date, basis: str, table: dict[str, str], pattern: str) -> list[Change]:
    return [Change(re.compile(pattern.format(_as_typed(old))), now, since, basis) for old, now in table.items()]


def _as_typed(name: str) -> str:
    """With whichever dash, and the tone by the old habit too."""
    return name.replace(" - ", r"\s*[-–]\s*").replace("òa", "(?:òa|oà)")


MINISTRIES = {
    "Bộ Kế hoạch và Đầu tư": "Bộ Tài chính",
    "Bộ Giao thông vận tải": "Bộ Xây dựng",
    "Bộ Tài nguyên và Môi trường": "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn": "Bộ Nông nghiệp và Môi trường",
    "Bộ Thông tin và Truyền thông": "Bộ Khoa học và Công nghệ",
    "Bộ Lao động - Thương binh và Xã hội": "Bộ Nội vụ",
}
DEPARTMENTS = {
    "Sở Kế hoạch và Đầu tư": "Sở Tài chính",
    "Sở Giao thông vận tải": "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường": "Sở Nông nghiệp và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn": "Sở Nông nghiệp và Môi trường",
    "Sở Thông tin và Truyền thông": "Sở Khoa học và Công nghệ",
    "Sở Lao động - Thương binh và Xã hội": "Sở Nội vụ",
}
PROVINCES = {
    "Hà Giang": "tỉnh Tuyên Quang",
    "Yên Bái": "tỉnh Lào Cai",
    "Bắc Kạn": "tỉnh Thái Nguyên",
    "Vĩnh Phúc": "tỉnh Phú Thọ",
    "Hòa Bình": "tỉnh Phú Thọ",
    "Bắc Giang": "tỉnh Bắc Ninh",
    "Thái Bình": "tỉnh Hưng Yên",
    "Hải Dương": "thành phố Hải Phòng",
    "Hà Nam": "tỉnh Ninh Bình",
    "Nam Định": "tỉnh Ninh Bình",
    "Quảng Bình": "tỉnh Quảng Trị",
    "Quảng Nam": "thành phố Đà Nẵng",
    "Kon Tum": "tỉnh Quảng Ngãi",
    "Bình Định": "tỉnh Gia Lai",
    "Ninh Thuận": "tỉnh Khánh Hòa",
    "Đắk Nông": "tỉnh Lâm Đồng",
    "Bình Thuận": "tỉnh Lâm Đồng",
    "Phú Yên": "tỉnh Đắk Lắk",
    "Bà Rịa - Vũng Tàu": "Thành phố Hồ Chí Minh",
    "Bình Dương": "Thành phố Hồ Chí Minh",
    "Bình Phước": "tỉnh Đồng Nai",
    "Long An": "tỉnh Tây Ninh",
    "Sóc Trăng": "thành phố Cần Thơ",
    "Hậu Giang": "thành phố Cần Thơ",
    "Bến Tre": "tỉnh Vĩnh Long",
    "Trà Vinh": "tỉnh Vĩnh Long",
    "Tiền Giang": "tỉnh Đồng Tháp",
    "Bạc Liêu": "tỉnh Cà Mau",
    "Kiên Giang": "tỉnh An Giang",
}
DISTRICTS = {
    "(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)(?: các)? (?:huyện|quận|thị xã)": "cấp xã: xã, phường, đặc khu",
    "(?:Huyện|Quận|Thị) ủy": "Đảng ủy xã, phường, đặc khu",
}
#: An agency of the province, not what happens there.
OF_PROVINCE = r"^(?:(?!\b(?:tại|ở|trên|qua|đến|từ|và|với)\b)[^,]){{0,40}}(?:tỉnh|Tỉnh ủy) "
#: The departments of a province were arranged one by one from 01/03/2025; by the day of the second decree all were.
CHANGES = [
    *_changes(date(2025, 3, 1), "Nghị quyết số 176/2025/QH15", MINISTRIES, r"^{}(?!\w)"),
    *_changes(date(2025, 7, 1), "Nghị định số 150/2025/NĐ-CP", DEPARTMENTS, r"^{}(?!\w)"),
    *_changes(date(2025, 7, 1), "Nghị quyết số 202/2025/QH15", PROVINCES, OF_PROVINCE + r"{}(?!\w)"),
    *(
        Change(re.compile(f"^{old}"), now, date(2025, 7, 1), "Luật Tổ chức chính quyền địa phương số 72/2025/QH15")
        for old, now in DISTRICTS.items()
    ),
]


@rule("TC-01", "Cơ quan đã đổi tên, sáp nhập hoặc kết thúc hoạt động", NAMES, NAMED, Severity.WARNING)
def changed_names(draft: Draft) -> Iterator[Hit]:
    """Who is written to, or is to do something, is there on the day of the paper. What the office itself knows of its
    neighbours is judged beside this (queries.known)."""
    lines = {(line.place.paragraph, line.place.line): line for line in draft.paper.lines}
    changed = [change for change in CHANGES if change.since <= draft.on]
    for one in draft.mentions.named:
        for change in changed:
            found = change.pattern.search(one.words)
            if found and one.outlives(change.since):
                yield _hit(one.words[: found.end()], change, lines[one.paragraph, one.line])


def _hit(words: str, change: Change, line: Line) -> Hit:
    return Hit(words, f"{change.now}, từ ngày {change.since:%d/%m/%Y} theo {change.basis}", line)
