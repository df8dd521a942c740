"""Viện dẫn văn bản khác (PL I.II.6)."""

import re
from collections.abc import Iterator

from ...enums import Severity
from .registry import Draft, Hit, judged_later, rule
from .word_rules import TEXT, WRITTEN

CITED = re.compile(r"\bsố\s+(\d+)\s*/\s*(\d{4}/)?([A-ZĐ][\wĐđ]*(?:\s*-\s*[\wĐđ]+)*)(.{0,40})")


@rule("VD-01", "Viện dẫn văn bản có số thì có ngày hoặc năm", WRITTEN, TEXT, Severity.HINT)
def cited_with_date(draft: Draft) -> Iterator[Hit]:
    """The first time a paper is cited: its kind, number, date, who issued it (PL I.II.6)."""
    seen: set[str] = set()
    for line in draft.parts.body:
        for found in CITED.finditer(line.words):
            code = re.sub(r"\s", "", f"{found.group(1)}/{found.group(2) or ''}{found.group(3)}")
            dated = found.group(2) or "ngày" in found.group(4) or "năm" in found.group(4)
            if code not in seen and not dated:
                yield Hit(found.group(0)[:60].strip(), "số, ký hiệu, ngày tháng năm, nơi ban hành", line)
            seen.add(code)


#: Told by the register (queries.known).
rule("VD-02", "Ngày của văn bản viện dẫn khớp sổ đăng ký", WRITTEN, TEXT, Severity.WARNING)(judged_later)
rule("VD-03", "Văn bản viện dẫn của cơ quan có trong sổ đăng ký", WRITTEN, TEXT, Severity.WARNING)(judged_later)
rule("VD-04", "Trích yếu viện dẫn khớp sổ đăng ký", WRITTEN, TEXT, Severity.HINT)(judged_later)
