"""Chính tả, dấu câu, viết hoa (PL I.II.6; PL II), and what is typed by habit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ...enums import Severity
from ..reading.paper import Line
from .registry import Draft, Hit, rule

TEXT = "Câu chữ"
WRITTEN, CAPITALS = "PL I, phần II, mục 6", "PL II"
CITED_WRONG = re.compile(
    r"(?<=\w[ ,])(?<!\. )(?<!các )(?<!Các )điều (?=\d+\b)|(?<=[a-zà-ỹ] )(Khoản|Điểm) (?=\w+ (Điều|khoản))"
)
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
        text = unicodedata.normalize("NFC", line.words)
        for right, wrong in FULL_NAMES:
            found = re.search(wrong, text)
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
