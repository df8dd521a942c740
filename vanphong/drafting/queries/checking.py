"""One draft checked."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..rules import IN_FORCE, TYPES, Draft, Finding, Paper, Parts, findings, parts_of
from .word import read_word

NOT_A_PAPER = "Không thấy Quốc hiệu, số và ký hiệu: tệp này không trình bày như một văn bản hành chính, không kiểm tra."


@dataclass(frozen=True)
class Checked:
    """What was found in a draft, as of which day; `note` says why it was not checked where it was not."""

    type_name: str
    on: date
    findings: tuple[Finding, ...]
    note: str = ""


def check_word(path: Path, today: date) -> Checked:
    """Kiểm tra một tệp Word by the rules of the day it bears, else of today. Raises Invalid for what cannot be read."""
    return check(read_word(path), today)


def check(paper: Paper, today: date) -> Checked:
    parts = parts_of(paper, TYPES)
    on = _day_of(parts) or today
    name = parts.type_name.capitalize() or ("Công văn" if parts.code else "")
    if on < IN_FORCE:
        note = (
            f"Văn bản ngày {on:%d/%m/%Y}, trước khi Nghị định 30/2020/NĐ-CP có hiệu lực ({IN_FORCE:%d/%m/%Y}): "
            "chưa có bộ quy tắc của thời gian đó, không kiểm tra."
        )
        return Checked(name, on, (), note)
    if not parts.found:
        return Checked(name, on, (), NOT_A_PAPER)
    return Checked(name, on, tuple(findings(Draft(paper, parts, on))))


def _day_of(parts: Parts) -> date | None:
    """The day under the motto, where it is whole; the last of its year where only the year is typed."""
    for line in parts.date:
        found = re.search(r"ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d{4})", line.words)
        if not found:
            continue
        day, month, year = (int(part) if part else 0 for part in found.groups())
        try:
            return date(year, month or 12, day or 28)
        except ValueError:
            return None
    return None
