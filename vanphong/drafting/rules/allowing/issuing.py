"""What of the check stands in the way of issuing, in words. No database here."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ...enums import Severity
from ..checking.registry import LONGEST_SHOWN

WAITS = (
    "Bản đã ký đang được kiểm tra thể thức. Mời tải lại trang sau ít giây; nếu cần ban hành ngay, Chánh Văn phòng hoặc "
    "Phó Chánh Văn phòng cho phép kèm lý do."
)
WAY_ON = (
    "Để ban hành: người soạn thảo giải trình lỗi và người được giao kiểm tra thể thức ký nháy; hoặc Chánh Văn phòng, "
    "Phó Chánh Văn phòng cho phép ban hành kèm lý do."
)
UNSIGNED_OFF = {
    "content": "Nội dung chưa được lãnh đạo đơn vị soạn thảo ký nháy ở bản này (Điều 12.1 Nghị định 30/2020/NĐ-CP).",
    "form": "Thể thức chưa được người được giao kiểm tra ký nháy ở bản này (Điều 12.2 Nghị định 30/2020/NĐ-CP).",
}

Found = Mapping[str, Any]
"""A finding as plain values, as CheckResult keeps it."""
Key = tuple[str, str, str]
"""Which finding it is, in whatever version: its rule, what was found, and (as far as it is shown) what should be."""


def key_of(one: Found) -> Key:
    return one["rule"], one["found"], one["expected"][:LONGEST_SHOWN]


def counted(found: Iterable[Found]) -> Counter[Key]:
    """At how many places of a version each finding stands."""
    counts: Counter[Key] = Counter()
    for one in found:
        counts[key_of(one)] += one["times"]
    return counts


def covered_in(found: Iterable[Found], said: Mapping[Key, int]) -> set[Key]:
    """The findings that were explained and stand at no more places than they did then."""
    return {key for key, times in counted(found).items() if times <= said.get(key, 0)}


def left_in(found: Collection[Found], accepted: Mapping[Key, int]) -> list[Found]:
    """Lỗi phải sửa that are neither mended nor explained and accepted, at as many places as they stand."""
    covered = covered_in(found, accepted)
    return [one for one in found if one["severity"] == Severity.ERROR and key_of(one) not in covered]


def obstacles_in(left: Iterable[Found]) -> list[str]:
    """One sentence for each, and last what can be done; nothing where nothing is left."""
    found = [
        f"{one['title']} ({one['rule']}, {one['article']}): {one['found']}; cần: {one['expected']}." for one in left
    ]
    return [*found, WAY_ON] if found else []


def summary_of(found: Collection[Found], explained: Collection[Key]) -> str:
    """ "2 lỗi còn lại, người soạn đã giải trình", "5 lỗi, 3 phải sửa; 1 lỗi đã giải trình"."""
    if not found:
        return "Không có lỗi thể thức."
    count, to_mend = len(found), sum(one["severity"] == Severity.ERROR for one in found)
    said = sum(key_of(one) in explained for one in found)
    if said == count:
        return f"{count} lỗi còn lại, người soạn đã giải trình."
    return f"{count} lỗi, {to_mend} phải sửa" + (f"; {said} lỗi người soạn đã giải trình." if said else ".")
