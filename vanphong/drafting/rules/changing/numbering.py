"""Cấp số: number and date written into the place a paper has for them (NĐ 30/2020, art. 15; PL I.II.3-4)."""

import re
from datetime import date
from pathlib import Path

from vanphong.files.enums import Kind

from ..decree import TYPES, written_day
from ..reading.parts import NUMBER, parts_of
from ..reading.word import read_word
from .editing import WordFile
from .stamping import stamped

CODE = re.compile(r"^(\s*)số\b.*$", re.IGNORECASE | re.DOTALL)
DAY = re.compile(r"ngày.*?tháng.*?năm[\s.…]*(\d{4})?", re.IGNORECASE)


def number_to(path: str, target: str, kind: str, code: str, day: str) -> bool:
    """The paper with its number and date, written to `target`; False, and nothing written, where it has no place for
    them or is neither a PDF nor a Word file (.docx). `code` is số and ký hiệu, `day` an ISO date.

    For another process. Raises Invalid for what cannot be read.
    """
    write = {Kind.PDF.value: stamped, Kind.DOCX.value: _word}.get(kind)
    return write is not None and write(Path(path), Path(target), code, date.fromisoformat(day))


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
