"""One draft checked."""

import re
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from vanphong.files.enums import Kind
from vanphong.kernel.vietnamese import fold

from ..decree import IN_FORCE, TYPES
from ..reading.paper import Paper
from ..reading.parts import Parts, parts_of
from ..reading.pdf import read_pdf
from ..reading.word import read_word
from .mentions import Mentions
from .registry import Draft, Finding, findings

LEGAL = re.compile(r"(Luật số|Số)\s*:?[\s\d.…_]*/\s*(19|20)\d\d\s*/\s*(QH|NQ|QĐ|NĐ|TT|PL|L\b)")
TABBED = (
    "Phần đầu văn bản trình bày bằng phím Tab, không nhận ra được từng thành phần: không kiểm tra. Mời lấy mẫu văn "
    "bản, trong đó phần đầu là bảng hai cột."
)
OF_THE_PARTY = "Văn bản của Đảng trình bày theo hướng dẫn riêng, không theo Nghị định 30/2020/NĐ-CP: không kiểm tra."
NOT_A_PAPER = "Không thấy Quốc hiệu, số và ký hiệu: tệp này không trình bày như một văn bản hành chính, không kiểm tra."
LEGAL_PAPER = (
    "Văn bản quy phạm pháp luật trình bày theo Luật Ban hành văn bản quy phạm pháp luật, không theo Nghị định "
    "30/2020/NĐ-CP: không kiểm tra."
)


@dataclass(frozen=True)
class Checked:
    """What was found in a draft, as of which day; `note` says why it was not checked where it was not."""

    type_name: str
    on: date
    findings: tuple[Finding, ...]
    note: str = ""
    mentions: Mentions = field(default_factory=Mentions)
    """What it says of other papers and agencies, to be judged by who knows them."""


def check_word(path: Path, today: date) -> Checked:
    """Kiểm tra một tệp Word by the rules of the day it bears, else of today. Raises Invalid for what cannot be read."""
    return check(read_word(path), today)


def check_pdf(path: Path, today: date) -> Checked:
    """Kiểm tra một tệp PDF by what is seen on its pages. Raises Invalid for what cannot be read."""
    return check(read_pdf(path), today)


def told(path: str, today: str, kind: str = Kind.DOCX) -> dict[str, Any]:
    """The same as plain values, for another process."""
    check_it = check_pdf if kind == Kind.PDF else check_word
    checked = check_it(Path(path), date.fromisoformat(today))
    return asdict(checked) | {"on": checked.on.isoformat()}


def draft_of(paper: Paper, today: date) -> Draft:
    """Its components recognised, as of the day it bears, else of today."""
    parts = parts_of(paper, TYPES)
    return Draft(paper, parts, _day_of(parts) or today)


def check(paper: Paper, today: date) -> Checked:
    draft = draft_of(paper, today)
    parts, on = draft.parts, draft.on
    name = parts.type_name.capitalize() or ("Công văn" if parts.code else "")
    if on < IN_FORCE:
        note = (
            f"Văn bản ngày {on:%d/%m/%Y}, trước khi Nghị định 30/2020/NĐ-CP có hiệu lực ({IN_FORCE:%d/%m/%Y}): "
            "chưa có bộ quy tắc của thời gian đó, không kiểm tra."
        )
        return Checked(name, on, (), note)
    if note := _why_not(paper):
        return Checked(name, on, (), note)
    if not parts.found:
        return Checked(name, on, (), NOT_A_PAPER)
    if _is_legal(parts):
        return Checked(name, on, (), LEGAL_PAPER)
    return Checked(name, on, tuple(findings(draft)), mentions=draft.mentions)


def _why_not(paper: Paper) -> str:
    """What is seen that this check does not read: pages without words, other rules, a head it cannot take apart."""
    if paper.note:
        return paper.note
    first = [line for line in paper.lines if line.words][:12]
    if any("dang cong san viet nam" in fold(line.words) for line in first):
        return OF_THE_PARTY
    tabbed = (line for line in first if "\t" in line.text.strip() and not line.place.cell)
    return TABBED if any("cong hoa xa hoi" in fold(line.words) for line in tabbed) else ""


def _is_legal(parts: Parts) -> bool:
    """Văn bản quy phạm pháp luật: its number has the year, or it is a law."""
    lines = (line.words for line in (*parts.code, *parts.agency, *parts.parents))
    return any(LEGAL.match(words) for words in lines)


def _day_of(parts: Parts) -> date | None:
    """The day under the motto, where it is whole; the last of its year where only the year is typed."""
    for line in parts.date:
        found = re.search(r"ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d{4})", line.words)
        if not found:
            continue
        day, month, year = (int(part) if part else 0 for part in found.groups())
        try:
            return date(year, month or 12, day or 28)
        except (ValueError, OverflowError):
            return None
    return None
