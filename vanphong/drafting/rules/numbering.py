"""Cấp số: number and date written into the place a paper has for them (NĐ 30/2020, art. 15; PL I.II.3-4)."""

import re
from datetime import date
from pathlib import Path

from .decree import TYPES
from .editing import WordFile
from .parts import NUMBER, parts_of
from .stamping import stamped
from .word import read_word

CODE = re.compile(r"^(\s*)số\b.*$", re.IGNORECASE | re.DOTALL)
DAY = re.compile(r"ngày.*?tháng.*?năm[\s.…]*(\d{4})?", re.IGNORECASE)


def written_day(day: date) -> str:
    """ "ngày 05 tháng 3 năm 2026": days under 10 and the months 1 and 2 have a zero (PL I.II.4)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def number_to(path: str, target: str, code: str, day: str) -> bool:
    """The paper with its number and date, written to `target`; False where it has no place for them, and nothing is
    written. `code` is số and ký hiệu, `day` an ISO date. For another process; raises Invalid for what cannot be read.
    """
    issued = date.fromisoformat(day)
    if path_is_pdf(Path(path)):
        return stamped(Path(path), Path(target), code, issued)
    return _word(Path(path), Path(target), code, issued)


def path_is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def _word(path: Path, target: Path, code: str, day: date) -> bool:
    parts = parts_of(read_word(path), TYPES)
    places = [line.place for line in parts.code if NUMBER.match(line.words)]
    dates = [line.place for line in parts.date if DAY.search(line.words)]
    if not places or not dates:
        return False
    file = WordFile(path)
    file.edit(places[0], lambda text: CODE.sub(lambda found: f"{found[1]}Số: {code}", text))
    file.edit(dates[0], lambda text: DAY.sub(written_day(day), text, count=1))
    file.save(target)
    return True
