"""Ngày tháng trong văn bản: there are such days, and they are written as the decree wants (PL I.II.4, 6)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from .registry import Draft, Hit, rule
from .word_rules import TEXT, WRITTEN, lines_of

DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
LONG_DAY = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)
WEEKDAYS = ("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat")
WEEKDAY = re.compile(
    r"(?<!họp )(?<!lần )(?<!phiên )\b(thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)\s*[,(]?\s*(?:ngày\s+)?"
    r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})",
    re.IGNORECASE,
)


@rule("TG-01", "Ngày trong văn bản có thật", WRITTEN, TEXT)
def days_exist(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        for found in (*DAY.finditer(line.words), *LONG_DAY.finditer(line.words)):
            day, month, year = (int(part) if part else draft.on.year for part in found.groups())
            if not 1 <= month <= 12 or not 1 <= day <= monthrange(max(min(year, 9999), 1), month)[1]:
                yield Hit(found.group(0), "một ngày có trong lịch", line)


@rule("TG-02", "Thứ khớp với ngày", WRITTEN, TEXT)
def weekdays(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        for found in WEEKDAY.finditer(line.words):
            try:
                day = date(int(found.group(4)), int(found.group(3)), int(found.group(2)))
            except ValueError:
                continue
            if WEEKDAYS[day.weekday()] != fold(found.group(1)):
                yield Hit(found.group(0), f"{NAMES[day.weekday()]}, ngày {day:%d/%m/%Y}", line)


NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@rule("TG-03", "Ngày dưới 10 ghi hai chữ số", "PL I, phần II, mục 4", TEXT, Severity.HINT, fixable=True)
def day_zeros(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        if found := re.search(r"\bngày ([1-9])/(\d{1,2})/(\d{4})\b|\bngày ([1-9]) tháng\b", line.words):
            yield Hit(found.group(0), found.group(0).replace("ngày ", "ngày 0", 1), line)
