"""Chính tả, dấu câu, ngày tháng, viện dẫn, bảng số, viết hoa (PL I.II.6; PL II), and what is typed by habit."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..reading.paper import Line, Table
from .registry import Draft, Hit, judged_later, rule

TEXT, FIGURES = "Câu chữ", "Bảng số liệu"
WRITTEN, CAPITALS = "PL I, phần II, mục 6", "PL II"
CITED_WRONG = re.compile(
    r"(?<=\w[ ,])(?<!\. )(?<!các )(?<!Các )điều (?=\d+\b)|(?<=[a-zà-ỹ] )(Khoản|Điểm) (?=\w+ (Điều|khoản))"
)
DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
LONG_DAY = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)
WEEKDAYS = ("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat")
WEEKDAY = re.compile(
    r"(?<!họp )(?<!lần )(?<!phiên )\b(thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)\s*[,(]?\s*(?:ngày\s+)?"
    r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})",
    re.IGNORECASE,
)
CITED = re.compile(r"\bsố\s+(\d+)\s*/\s*(\d{4}/)?([A-ZĐ][\wĐđ]*(?:\s*-\s*[\wĐđ]+)*)(.{0,40})")
AMOUNT = re.compile(r"^-?\d{1,3}(\.\d{3})*(,\d+)?$|^-?\d+(,\d+)?$")
NESTED = re.compile(r"^([IVX]+|\d+\.\d+|[a-zđ]|[A-Z])[.)]?$")
"""Rows of rows: what is added up of them cannot be told."""
TOTALS = ("tong cong", "tong so", "cong", "tong")
FULL_NAMES = (
    ("Ủy ban nhân dân", r"\b[ỦU]ỷ ban [Nn]hân dân\b|\bỦy Ban [Nn]hân [Dd]ân\b|\bỦy ban Nhân dân\b"),
    ("Hội đồng nhân dân", r"\bHội đồng Nhân dân\b|\bHội Đồng [Nn]hân [Dd]ân\b"),
    ("Nhà nước", r"(?<!ngân sách )(?<!quản lý )\bnhà Nước\b"),
    ("Nghị định số", r"(?<=[a-zà-ỹ,;] )nghị định số(?= \d)"),
    ("Nghị quyết số", r"(?<=[a-zà-ỹ,;] )nghị quyết số(?= \d)"),
    ("Quyết định số", r"(?<=[a-zà-ỹ,;] )quyết định số(?= \d)"),
    ("Thông tư số", r"(?<=[a-zà-ỹ,;] )thông tư số(?= \d)"),
    ("Văn phòng Chính phủ", r"\b[Vv]ăn phòng chính phủ\b"),
    ("Thủ tướng Chính phủ", r"\b[Tt]hủ tướng chính phủ\b"),
)
#: Tone on the second vowel by the old habit: hoà, thuý, khoẻ; the decree's own text has them on the first.
MISPLACED = re.compile(r"\b\w*(oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)\b", re.IGNORECASE)
RIGHT = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
#: The same mistake seen over and over; only what is no word of its own.
MISSPELT = {
    "thẩm chí": "thậm chí",
    "xử lí": "xử lý",
    "bổ xung": "bổ sung",
    "xem sét": "xem xét",
    "chuẩn đoán": "chẩn đoán",
    "tham quang": "tham quan",
    "thiếu xót": "thiếu sót",
    "xắp xếp": "sắp xếp",
    "sắp sếp": "sắp xếp",
    "triễn khai": "triển khai",
    "hướng dẩn": "hướng dẫn",
    "nghành": "ngành",
    "kiễm tra": "kiểm tra",
    "đẩm bảo": "đảm bảo",
    "phát trển": "phát triển",
    "phôi hợp": "phối hợp",
    "thưc hiện": "thực hiện",
    "quyêt định": "quyết định",
    "chỉ đao": "chỉ đạo",
    "gới thiệu": "giới thiệu",
    "chân trọng": "trân trọng",
    "trân thành": "chân thành",
    "kính gởi": "kính gửi",
    "tổng họp": "tổng hợp",
    "suất sắc": "xuất sắc",
    "soạn thảu": "soạn thảo",
}
#: What is right as a part of other words stands with what may not be beside it.
BESIDE_OTHERS = {
    "sát nhập": ("sáp nhập", r"(?<!giám )sát nhập(?! khẩu)"),
    "sử lý": ("xử lý", r"(?<!lịch )sử lý(?! luận)"),
    "xúc tích": ("súc tích", r"(?<!tiếp )xúc tích(?! cực)"),
}
MISSPELT_AT = re.compile(
    r"\b(" + "|".join([*map(re.escape, MISSPELT), *(pattern for _, pattern in BESIDE_OTHERS.values())]) + r")\b",
    re.IGNORECASE,
)
#: Words with a capital whose tone is moved; other words with one may be names.
NO_NAMES = {"Uỷ", "Toà", "Khoá", "Hoá"}


def lines_of(draft: Draft) -> Iterable[Line]:
    """What people wrote, without the fixed words of the head."""
    parts = draft.parts
    return (
        line
        for lines in (parts.letter_subject, parts.subject, parts.addressees, parts.body, parts.recipients)
        for line in lines
    )


@rule("TV-01", "Khoảng trống trước dấu câu", WRITTEN, TEXT, Severity.WARNING, fixable=True)
def space_before(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        found = re.search(r"[\wÀ-ỹ)”]+ +[,;:.!?)](?=\s|$)", line.text)
        if found and not re.search(r"\d +\.", found.group(0)):
            yield Hit(found.group(0), re.sub(r" +(?=[,;:.!?)]$)", "", found.group(0)), line)


@rule("TV-02", "Thiếu khoảng trống sau dấu câu", WRITTEN, TEXT, Severity.WARNING, fixable=True)
def space_after(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        text = unicodedata.normalize("NFC", line.text)
        found = re.search(r"[a-zà-ỹđ]+[,;:][A-Za-zÀ-ỹĐđ]\w*", text)
        if found and "://" not in text and "@" not in text:
            yield Hit(found.group(0), re.sub(r"([,;:])", r"\1 ", found.group(0)), line)


@rule("TV-03", "Hai khoảng trống liền nhau", WRITTEN, TEXT, Severity.HINT, fixable=True, of_pdf=False)
def double_spaces(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.body:
        if found := re.search(r"[\wÀ-ỹ,;.]+ {2,}[\wÀ-ỹ]+", line.text.strip()):
            yield Hit(found.group(0), " ".join(found.group(0).split()), line)


@rule("TV-04", "Vị trí dấu thanh", WRITTEN, TEXT, Severity.HINT, fixable=True)
def tones(draft: Draft) -> Iterator[Hit]:
    """òa, úy as the decree itself writes. Names of people are left as they write them."""
    names = {word for line in draft.parts.name for word in line.words.split()}
    for line in lines_of(draft):
        text = unicodedata.normalize("NFC", line.words)
        for found in MISPLACED.finditer(text):
            word = found.group(0)
            before = text[found.start() - 1 : found.start()]
            named = word in names or (word[0].isupper() and not word.isupper() and word not in NO_NAMES)
            if named or word.lower().startswith("qu") or before.isalpha():
                continue
            yield Hit(word, _moved(word), line)
            break


def _moved(word: str) -> str:
    right = RIGHT[word[-2:].lower()]
    if word.isupper():
        return word[:-2] + right.upper()
    return word[:-2] + (right[0].upper() + right[1:] if word[-2].isupper() else right)


@rule("TV-05", "Chính tả", WRITTEN, TEXT, Severity.WARNING, fixable=True)
def spelling(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        for found in MISSPELT_AT.finditer(unicodedata.normalize("NFC", line.words)):
            wrong = found.group(0)
            right = MISSPELT.get(wrong.lower()) or BESIDE_OTHERS[wrong.lower()][0]
            yield Hit(wrong, right[0].upper() + right[1:] if wrong[0].isupper() else right, line)


@rule("TV-06", "Từ viết lặp", WRITTEN, TEXT, Severity.WARNING, fixable=True)
def doubled(draft: Draft) -> Iterator[Hit]:
    """One word twice; words that are doubled on purpose are left."""
    for line in draft.parts.body:
        for found in re.finditer(r"(?<![\w-])(\w{2,})\s+\1(?![\w-])", line.words):
            if found.group(1).lower() in DOUBLED:
                yield Hit(found.group(0), found.group(1), line)


#: Words nobody doubles on purpose.
DOUBLED = frozenset(
    ("của", "và", "các", "được", "trong", "với", "cho", "tại", "theo", "về", "đã", "những", "này", "là")
)


@rule("TV-07", "Dấu ngoặc không khép", WRITTEN, TEXT, Severity.WARNING)
def brackets(draft: Draft) -> Iterator[Hit]:
    """Quotation marks may close in a later paragraph: they are counted over the whole text."""
    lines = draft.parts.body
    text = "".join(line.words for line in lines)
    left_open = text.count("“") > text.count("”")
    for line in lines:
        words = re.sub(r"^\w{1,3}\)", "", line.words)
        if words.count("(") > words.count(")") or (left_open and words.count("“") > words.count("”")):
            yield Hit(line.words, "mở ngoặc thì khép ngoặc", line)


@rule("VH-01", "Viết hoa tên cơ quan, tên văn bản", CAPITALS, TEXT, Severity.WARNING, fixable=True)
def capitals(draft: Draft) -> Iterator[Hit]:
    for line in lines_of(draft):
        for right, wrong in FULL_NAMES:
            found = re.search(wrong, unicodedata.normalize("NFC", line.words))
            if found and not _only_tone(found.group(0), right):
                yield Hit(found.group(0), right, line)


def _only_tone(written: str, right: str) -> bool:
    """Is it right but for the place of the tone, of which another rule tells?"""
    return written.replace("Uỷ", "Ủy").replace("uỷ", "ủy") == right


LISTED = re.compile(r"^([\-–+a-zđ]|[“\"'(]+[a-zđ]{1,2}\d?\))")


@rule("VH-02", "Viết hoa đầu câu", CAPITALS, TEXT, Severity.WARNING, fixable=True)
def sentence_starts(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.body:
        first = re.sub(r"^(\d+(\.\d+)*[.)]\s+)?[(“\"']*", "", line.words)
        fresh = line.place.line == 0 and len(line.words) > 60 and not LISTED.match(line.words)
        if fresh and first and first[0].islower():
            yield Hit(line.words, f"{first[0].upper()}{first[1:20]}…", line)


@rule("VH-03", "Viện dẫn điều, khoản, điểm", CAPITALS, TEXT, Severity.WARNING, fixable=True)
def cited_articles(draft: Draft) -> Iterator[Hit]:
    """Điều 5, khoản 2 Điều 5, điểm a khoản 2 Điều 5: only the article has a capital (PL II.V.6)."""
    for line in draft.parts.body:
        words = line.words
        if found := CITED_WRONG.search(words):
            wrong = words[found.start() : found.start() + 14]
            yield Hit(wrong, "“khoản 2 Điều 5”, “điểm a khoản 2 Điều 5”", line)


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


@rule("BS-01", "Dòng tổng cộng khớp với các dòng trên", "Điều 12", FIGURES, Severity.HINT, of_pdf=False)
def sums(draft: Draft) -> Iterator[Hit]:
    for table in draft.parts.tables:
        yield from _sums(draft, table)


def _sums(draft: Draft, table: Table) -> Iterator[Hit]:
    """The last row, where it is called a total: each column of plain numbers above it adds up."""
    rows = [row for row in table.rows if any(cell.strip() for cell in row)]
    total = next((row for row in reversed(rows) if any(fold(cell) in TOTALS for cell in row[:2])), None)
    rows = [row for row in rows if not _is_order(list(row))]
    if total is None or len(rows) < 4 or any(NESTED.match(row[0].strip()) for row in rows):
        return
    above = rows[1 : rows.index(total)] if rows.index(total) > 1 else rows[rows.index(total) + 1 :]
    for column in range(1, len(total)):
        if not AMOUNT.match(total[column].strip()) or re.search(r"%|tỷ lệ|tỉ lệ", rows[0][column], re.IGNORECASE):
            continue
        cells = [row[column].strip() for row in above if column < len(row)]
        if len(cells) != len(above) or not all(AMOUNT.match(cell) or not cell for cell in cells):
            continue
        added, told = sum(map(_amount, cells)), _amount(total[column].strip())
        if abs(added - told) > 0.001 and not _is_order(cells):
            cells_with = (one for one in draft.paper.lines if one.place.cell and one.words == total[column].strip())
            line = next(cells_with, None)
            yield Hit(f"tổng cộng {total[column].strip()}", f"các dòng trên cộng lại là {_told(added)}", line)


def _is_order(cells: list[str]) -> bool:
    return [cell for cell in cells if cell] == [str(number) for number in range(1, len(cells) + 1)]


def _amount(cell: str) -> float:
    return float(cell.replace(".", "").replace(",", ".")) if cell else 0.0


def _told(amount: float) -> str:
    whole = f"{amount:,.3f}".rstrip("0").rstrip(".")
    return whole.replace(",", "·").replace(".", ",").replace("·", ".")
