"""Which line of a draft is which component (thành phần thể thức, NĐ 30/2020, art. 8; PL I.II)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanphong.kernel.vietnamese import fold

from .paper import Line, Paper, Table

NUMBER = re.compile(r"^\s*số\b", re.IGNORECASE)
DATED = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
ABOUT = re.compile(r"^\s*\(?\s*(v/v|v\.v|về việc)\b", re.IGNORECASE)
RULE = re.compile(r"^[\s_\-–—=.*]+$")
POWERS = re.compile(r"^(TM|KT|TL|TUQ|Q)\s*\.", re.IGNORECASE)
SIGNS = re.compile(
    r"^(TM|KT|TL|TUQ|Q)\s*\.|^(quyền |phó )?(chủ tịch|chánh văn phòng|giám đốc|trưởng|cục trưởng|tổng cục|hiệu trưởng"
    r"|bộ trưởng|thứ trưởng|viện trưởng|chi cục trưởng|người |chủ tọa|thư ký)",
    re.IGNORECASE,
)
APPENDIX = re.compile(r"^phụ lục(\s+([IVXLC]+|\d+|[A-Z]))?\s*$", re.IGNORECASE)
MARKS = {"hoa toc", "thuong khan", "khan"}
STAMPS = {"du thao", "luu hanh noi bo", "xem xong tra lai", "tai lieu thu hoi"}
KEPT = re.compile(r"^-\s*lưu\b", re.IGNORECASE)
CHAPTER = re.compile(r"^(phần|chương|mục|điều)\s+([IVXLC]+|\d+)\b", re.IGNORECASE)
MOST_HEAD = 60
"""Lines in which the head of a paper has to be found."""


@dataclass(frozen=True)
class Parts:
    """The lines of each component, in order; empty where none was recognised."""

    nation: Sequence[Line] = ()
    motto: Sequence[Line] = ()
    parents: Sequence[Line] = ()
    agency: Sequence[Line] = ()
    code: Sequence[Line] = ()
    date: Sequence[Line] = ()
    letter_subject: Sequence[Line] = ()
    marks: Sequence[Line] = ()
    title: Sequence[Line] = ()
    subject: Sequence[Line] = ()
    addressees: Sequence[Line] = ()
    body: Sequence[Line] = ()
    powers: Sequence[Line] = ()
    name: Sequence[Line] = ()
    recipients_title: Sequence[Line] = ()
    recipients: Sequence[Line] = ()
    appendices: Sequence[Line] = ()
    tables: Sequence[Table] = field(default=())

    @property
    def type_name(self) -> str:
        """Tên loại as it stands on the paper; empty for a letter (công văn)."""
        return " ".join(line.words for line in self.title)

    @property
    def is_letter(self) -> bool:
        return not self.title

    @property
    def found(self) -> bool:
        """Is this an administrative paper at all?"""
        return bool(self.nation or self.code)


def parts_of(paper: Paper, types: Iterable[str]) -> Parts:
    """`types` are the names of the kinds of papers (tên loại)."""
    written = [line for line in paper.lines if line.words]
    head, rest = _head(written)
    found = _of_head(head)
    names = {fold(name) for name in types}
    found |= _title(rest, names)
    taken = {id(line) for lines in found.values() for line in lines}
    rest = [line for line in rest if id(line) not in taken]
    found |= _addressees(rest)
    taken |= {id(line) for line in found.get("addressees", ())}
    rest = [line for line in rest if id(line) not in taken]
    body, end, after = _ending(rest)
    found |= _of_end(end)
    found["body"] = [line for line in body if not RULE.match(line.words)]
    found["appendices"] = after
    used = {line.place.cell[0] for line in [*head, *found.get("addressees", ()), *end] if line.place.cell}
    tables = [table for number, table in enumerate(paper.tables) if number not in used]
    in_tables = {number for number in range(len(paper.tables)) if number not in used}
    found["body"] = [one for one in found["body"] if not one.place.cell or one.place.cell[0] not in in_tables]
    return Parts(**found, tables=tables)


def _head(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that open the paper: its first table, else up to the line with the date."""
    first = next((line for line in lines[:MOST_HEAD] if line.place.cell), None)
    if first is not None and first.place.cell:
        number = first.place.cell[0]
        head = [one for one in lines if one.place.cell and one.place.cell[0] == number]
        if _opens(head):
            before = lines[: lines.index(first)]
            return [*before, *head], [one for one in lines if one not in head and one not in before]
    last = next((place for place, line in enumerate(lines[:MOST_HEAD]) if DATED.search(line.words)), -1)
    return list(lines[: last + 1]), list(lines[last + 1 :])


def _opens(lines: Sequence[Line]) -> bool:
    return any("cong hoa" in fold(line.words) or NUMBER.match(line.words) for line in lines)


def _of_head(head: Sequence[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    agency: list[Line] = []
    numbered = False
    for line in head:
        key = fold(line.words)
        if RULE.match(line.words) or key in STAMPS:
            continue
        if key in MARKS:
            found.setdefault("marks", []).append(line)
        elif "cong hoa" in key and "viet nam" in key:
            found.setdefault("nation", []).append(line)
        elif "doc lap" in key and "hanh phuc" in key:
            found.setdefault("motto", []).append(line)
        elif DATED.search(line.words):
            found.setdefault("date", []).append(line)
        elif NUMBER.match(line.words) and not numbered:
            found.setdefault("code", []).append(line)
            numbered = True
        elif ABOUT.match(line.words) or "letter_subject" in found:
            found.setdefault("letter_subject", []).append(line)
        elif not numbered:
            agency.append(line)
    return found | _agencies(agency)


def _agencies(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """Cơ quan chủ quản above, cơ quan ban hành below: where both are, the bold lines at the end are the second."""
    bold = [line for line in lines if True in line.all_of("bold")]
    if len(bold) == len(lines):
        return {"agency": list(lines)}
    if not bold:
        last = [lines[-1]] if len(lines) > 1 and not _goes_on(lines[-2], lines[-1]) else list(lines)
        return {"agency": last, "parents": [line for line in lines if line not in last]}
    return {"agency": bold, "parents": [line for line in lines if line not in bold]}


def _goes_on(before: Line, line: Line) -> bool:
    """One name over two lines: ỦY BAN NHÂN DÂN / TỈNH SƠN HÒA."""
    return fold(line.words).startswith(("tinh ", "thanh pho ", "huyen ", "xa ", "phuong ", "va ")) or (
        before.place.paragraph == line.place.paragraph
    )


def _title(rest: Sequence[Line], names: set[str]) -> dict[str, list[Line]]:
    """Tên loại, then the centred lines beneath it."""
    for place, line in enumerate(rest[:12]):
        key = fold(line.words)
        longer = line.words.isupper() and any(key.startswith(f"{name} ") for name in names)
        if longer or (key in names and (line.words.isupper() or line.align == "center")):
            return {"title": [line], "subject": _subject_under(rest, place)}
    return {}


def _subject_under(rest: Sequence[Line], place: int) -> list[Line]:
    """The centred lines that follow one another directly."""
    found: list[Line] = []
    last = rest[place]
    for line in rest[place + 1 : place + 9]:
        apart = line.place.paragraph - last.place.paragraph > 1
        heading = line.words.endswith(":") or CHAPTER.match(line.words) or line.words.startswith("(")
        if apart or heading or line.align != "center" or RULE.match(line.words):
            break
        found.append(line)
        last = line
    return found


def _addressees(rest: Sequence[Line]) -> dict[str, list[Line]]:
    for place, line in enumerate(rest[:8]):
        if not fold(line.words).startswith("kinh gui"):
            continue
        lines = [line]
        for following in rest[place + 1 :]:
            beside = line.place.cell and following.place.cell and line.place.cell[0] == following.place.cell[0]
            if not beside and not following.numbered and not following.words.startswith(("-", "–", "+")):
                break
            lines.append(following)
        return {"addressees": lines}
    return {}


def _ending(rest: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The text, then the lines of signature and recipients, then what follows them (phụ lục)."""
    added = next((place for place, line in enumerate(rest) if APPENDIX.match(line.words)), len(rest))
    opens = next((place for place in range(added - 1, -1, -1) if _is_title(rest[place])), None)
    if opens is None:
        opens = next((place for place in range(len(rest)) if _signs(rest, place)), None)
        if opens is None:
            return list(rest), [], []
    cell = rest[opens].place.cell
    if cell:
        inside = [line for line in rest if line.place.cell and line.place.cell[0] == cell[0]]
        first = rest.index(inside[0])
        return list(rest[:first]), inside, list(rest[first + len(inside) :])
    first = min((place for place in range(max(opens - 8, 0), opens) if POWERS.match(rest[place].words)), default=opens)
    last = next((place for place in range(opens, len(rest)) if APPENDIX.match(rest[place].words)), len(rest))
    return list(rest[:first]), list(rest[first:last]), list(rest[last:])


def _signs(rest: Sequence[Line], place: int) -> bool:
    return place > 0 and bool(POWERS.match(rest[place].words)) and rest[place].words.isupper()


def _of_end(end: Sequence[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    right: list[Line] = []
    listing = False
    left_column = next((line.place.cell[2] for line in end if line.place.cell and _is_title(line)), None)
    for line in end:
        column = line.place.cell[2] if line.place.cell else None
        if _is_title(line):
            found.setdefault("recipients_title", []).append(line)
            listing = True
        elif column is not None and column != left_column:
            right.append(line)
        elif listing and (column is not None or line.words.startswith(("-", "–", "+"))):
            if not any(KEPT.match(one.words) for one in found.get("recipients", ())):
                found.setdefault("recipients", []).append(line)
        else:
            right.append(line)
    signed = [line for line in right if not RULE.match(line.words) and not line.words.startswith("(")]
    if signed:
        name = None if SIGNS.match(signed[-1].words) else signed[-1]
        found["name"] = [name] if name else []
        found["powers"] = [line for line in signed if line is not name]
    return found


def _is_title(line: Line) -> bool:
    return bool(re.match(r"^noi nhan\s*:?$", fold(line.words)))
