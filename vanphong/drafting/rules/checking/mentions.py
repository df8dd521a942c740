"""Văn bản được viện dẫn, cơ quan được nêu tên: what a draft says of things outside itself, for those who know them.

Read here, without a database; judged where the register and the agencies are known (queries.known).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from ..reading.paper import Line
from ..reading.parts import Parts

CODE = re.compile(
    r"\bsố:?\s*(?P<number>\d{1,6})\s*/\s*(?P<notation>[A-ZĐ][A-Za-zĐđ]*(?:\s*-\s*[A-Za-zĐđ&.]+)*)(?P<rest>[^;()]{0,260})"
)
"""A paper with the year in its number is normative: nobody looks it up in a register of letters."""
DATED = re.compile(r"^[\s,]*ngày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})")
ISSUED_BY = re.compile(r"^[\s,]*của\s+(.+?)(?=\s+(?:về|V/v|v/v|ban hành|phê duyệt|quy định|giao|trình|gửi)\b|[,;.]|$)")
ABOUT = re.compile(r"^[\s,]*(?:về việc|V/v|v/v|về)\s+(.+?)(?=[,;.]|$)")
NAME = re.compile(
    r"\b(?:Huyện ủy|Thị ủy|Quận ủy|Tỉnh ủy|Thành ủy|Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Công an|Văn phòng"
    r"|(?:Bộ|Sở|Ban|Cục|Chi cục|Thanh tra|Trung tâm|Phòng|Viện|Trường|Bệnh viện|Quỹ|Đài|Báo)"
    r"(?= (?:[a-zà-ỹđ]+ )?[A-ZÀ-ỸĐ]))"
)
LONGEST_NAME = 90
OF_A_PAPER = re.compile(
    r"(?:\d+/\d{4}\b|\bngày \d|\bsố:?\s*\d+\s*/|văn bản|hướng dẫn|quy định|ý kiến|thông báo|công văn"
    r"|quyết định|thông tư|nghị định|kế hoạch|tờ trình|báo cáo)[^;]{0,200}\b(?:của|do)\s+(?:[^;.]{0,120}\s)?$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”")
"""What is quoted are the words of another paper."""
DAY = re.compile(r"ngày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})")
OF_OLD = re.compile(
    r"sáp nhập|hợp nhất|sắp xếp|đổi tên|trước đây|\bcũ\b|\bnguyên\b|giải thể|kết thúc hoạt động|chuyển từ|tiếp nhận",
    re.IGNORECASE,
)
"""A sentence that tells of a change itself names the old and the new."""


@dataclass(frozen=True)
class Citation:
    """Một văn bản được viện dẫn: number, notation, day (ISO, empty where none), and the words of issuer and subject."""

    words: str
    number: str
    notation: str
    day: str
    issuer: str
    subject: str
    paragraph: int
    line: int


@dataclass(frozen=True)
class Named:
    """Một cơ quan, đơn vị được nêu tên. `cited`: as who issued a paper, of this day (ISO, empty where none is told)."""

    words: str
    paragraph: int
    line: int
    cited: bool = False
    day: str = ""

    def outlives(self, changed: date) -> bool:
        """Is it spoken of as of a day from which it was no more? A paper cited without its day may be older."""
        return not self.cited or (bool(self.day) and date.fromisoformat(self.day) >= changed)


@dataclass(frozen=True)
class Mentions:
    """What a draft says of things outside itself."""

    citations: tuple[Citation, ...] = ()
    named: tuple[Named, ...] = ()


def mentions_in(parts: Parts) -> Mentions:
    return Mentions(tuple(citations(parts)), tuple(named(parts)))


def mentions_of(values: Mapping[str, Any]) -> Mentions:
    """The same from plain values."""
    cited = (Citation(**one) for one in values.get("citations", ()))
    return Mentions(tuple(cited), tuple(Named(**one) for one in values.get("named", ())))


def citations(parts: Parts) -> Iterator[Citation]:
    """Every paper that is cited with number and notation."""
    for line in (*parts.letter_subject, *parts.subject, *parts.body):
        for found in CODE.finditer(unicodedata.normalize("NFC", line.words)):
            yield _citation(found, line)


def _citation(found: re.Match[str], line: Line) -> Citation:
    day, issuer, subject, rest = "", "", "", found["rest"]
    if dated := DATED.match(rest):
        day, rest = _iso(*dated.groups()), rest[dated.end() :]
    if issued := ISSUED_BY.match(rest):
        issuer, rest = issued[1].strip(), rest[issued.end() :]
    if about := ABOUT.match(rest):
        subject = about[1].strip()
    notation = re.sub(r"\s", "", found["notation"]).rstrip(".")
    number = found["number"].lstrip("0") or "0"
    words = f"số {found['number']}/{notation}"
    return Citation(words, number, notation, day, issuer, subject, line.place.paragraph, line.place.line)


def named(parts: Parts) -> Iterator[Named]:
    """The names of agencies and units, each up to the next comma or the next name."""
    for line in (*parts.addressees, *parts.body, *parts.recipients):
        words = QUOTED.sub("", unicodedata.normalize("NFC", line.words))
        if not OF_OLD.search(words):
            yield from _named_in(words, line)


def _named_in(words: str, line: Line) -> Iterator[Named]:
    starts = [found.start() for found in NAME.finditer(words)]
    for start, following in pairwise([*starts, len(words)]):
        name = re.split(r"[,;:.()“”\d]", words[start : min(following, start + LONGEST_NAME)])[0].strip()
        before = words[:start]
        cited = words.startswith(("Căn cứ ", "Xét ")) or bool(OF_A_PAPER.search(before))
        days = DAY.findall(before) if cited else []
        yield Named(name, line.place.paragraph, line.place.line, cited, _iso(*days[-1]) if days else "")


def _iso(day: str, month: str, year: str) -> str:
    """Empty for a day that does not exist."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
