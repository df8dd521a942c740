"""Viết hoa (PL II): only what is wrong in every place it may stand; what depends on the meaning is left to people."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from ...enums import Severity
from .registry import Draft, Hit, rule
from .word_rules import TEXT, lines_of

Right = Callable[[re.Match[str]], str]
NUMBERS = "hai|ba|tư|năm|sáu|bảy"
STEMS, BRANCHES = "Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý", "tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi"
OF_A_LAW = r"(?= (?:của )?(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quy chế|Quy định|Quyết định|Chương|Phần)\b)"
TITLES = "Nghệ s[ĩỹ]|Nhà giáo|Thầy thuốc|Nghệ nhân"
OF_AN_AGENCY = "(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND) tỉnh|Quốc hội"


def _rule(code: str, title: str, article: str, *rows: tuple[str, Right]) -> None:
    """Each row is what is wrong wherever it stands, and how it is right."""
    patterns = [(re.compile(wrong), right) for wrong, right in rows]

    @rule(code, title, f"PL II, {article}", TEXT, Severity.WARNING, fixable=True)
    def judge(draft: Draft) -> Iterator[Hit]:
        for line in lines_of(draft):
            text = unicodedata.normalize("NFC", line.words)
            for pattern, right in patterns:
                yield from (Hit(found[0], right(found), line) for found in pattern.finditer(text))


def _first(found: re.Match[str]) -> str:
    """The first letter is a capital."""
    return found[0][0].upper() + found[0][1:]


def _last(found: re.Match[str]) -> str:
    """The first letter of the last word is one."""
    before, blank, last = found[0].rpartition(" ")
    return f"{before}{blank}{last[0].upper()}{last[1:]}"


def _as(right: str) -> Right:
    return lambda found: right


_rule(
    "VH-04",
    "Viết hoa tên đơn vị hành chính",
    "mục III.1",
    (r"(?<![Cc]ác )(?<!những )\b(?:quận|phường) \d{1,2}\b(?![/,.]\d)", _first),
    (r"\bthành phố Hồ Chí Minh\b", _first),
    (r"\bthủ đô Hà Nội\b", _first),
)
_rule(
    "VH-05",
    "Viện dẫn phần, chương, mục",
    "mục V.7",
    (rf"\b(?:phần|chương|mục|tiểu mục) (?:[IVX]+|\d{{1,2}})\b{OF_A_LAW}", _first),
)
_rule(
    "VH-06",
    "Viết hoa Đảng, Nhà nước",
    "mục V.1, V.4",
    (
        r"(?<=Đảng, )nhà nước\b|(?<=Đảng và )nhà nước\b|(?<=pháp luật của )nhà nước\b|(?<=chính sách của )nhà nước\b",
        _first,
    ),
    (
        r"\bđảng(?=,? (?:và )?Nhà nước\b)"
        r"|(?:(?<=chủ trương của )|(?<=đường lối của )|(?<=lãnh đạo của ))đảng\b(?! [bđu])",
        _first,
    ),
)
_rule(
    "VH-07",
    "Viết hoa thứ trong tuần, năm âm lịch",
    "mục V.8",
    (rf"(?<!họp )(?<!lần )(?<!phiên )(?<!kỳ )(?<!khóa )\bthứ (?:{NUMBERS})(?=,? \(?ngày \d{{1,2}}(?:/| tháng))", _last),
    (rf"(?<=từ )thứ (?:{NUMBERS})(?= đến (?:hết )?thứ)|(?<=đến )thứ (?:{NUMBERS})(?= (?:hằng|hàng) tuần)", _last),
    (rf"\b(?:{STEMS}) (?:{BRANCHES})\b", _last),
)
_rule(
    "VH-08",
    "Viết hoa ngày lễ, ngày tết, sự kiện",
    "mục V.5, V.8, V.9",
    (r"(?<=[Tt]ết )(?:nguyên đán|Nguyên Đán|nguyên Đán)\b", _as("Nguyên đán")),
    (r"(?<=[Tt]ết )(?:trung thu|Trung Thu)\b", _as("Trung thu")),
    (r"(?<=[Tt]ết )(?:đoan ngọ|Đoan Ngọ)\b", _as("Đoan ngọ")),
    (r"(?<=[Nn]gày )quốc khánh\b|\bquốc khánh(?= 0?2[-/]0?9)", _as("Quốc khánh")),
    (r"(?<=[Nn]gày )[Qq]uốc tế lao động\b", _as("Quốc tế Lao động")),
    (r"(?<=[Nn]gày )[Qq]uốc tế phụ nữ\b", _as("Quốc tế Phụ nữ")),
    (r"\b[Cc]ách mạng [Tt]háng tám\b|\bcách mạng tháng Tám\b|\bCách mạng Tháng Tám\b", _as("Cách mạng tháng Tám")),
)
_rule(
    "VH-09",
    "Viết hoa huân chương, danh hiệu vinh dự",
    "mục V.2",
    (
        rf"\b(?:{TITLES}) (?:nhân dân|ưu tú)\b",
        lambda found: re.sub(r"(?<= )[nư]", lambda one: one[0].upper(), found[0]),
    ),
    (r"\bAnh hùng lao động\b", _as("Anh hùng Lao động")),
    (r"\b[Hh]uân chương (?:lao động|độc lập)\b", lambda found: f"Huân chương {found[0].split(' ', 2)[2].capitalize()}"),
    (r"\bHuân chương (?:Lao động|Độc lập|Kháng chiến) hạng (?:nhất|nhì|ba)\b", _last),
)
_rule(
    "VH-10",
    "Viết hoa chức vụ đi liền với cơ quan",
    "mục V.3",
    (rf"(?<![Cc]ác )(?<!những )(?<!chức danh )(?<!phó )\b(?:phó )?chủ tịch (?:{OF_AN_AGENCY})\b", _first),
    (r"\b(?:phó )?thủ tướng Chính phủ\b", _first),
    (r"(?<![Cc]ác )(?<!những )(?<!phó )\b(?:phó )?giám đốc Sở(?= [A-ZĐ])", _first),
)
