"""A paper set by Typst stands as PL I of NĐ 30/2020 wants it, and as its Word file has it: within 2 mm and 0.5 pt."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from vanphong.drafting.printing import as_pdf, as_pictures
from vanphong.drafting.printing.word import BODY, HEAD, INDENT, LEFT, SMALL, WIDTH
from vanphong.drafting.rules import MOTTO, NATION, TYPES, Block, Content, Run, parse
from vanphong.drafting.tests.papers import ALL, clean

MM = 25.4 / 72
MARGIN_LEFT, MARGIN_TOP, PAGE_WIDTH = 30.0, 20.0, 210.0
NEAR, SIZE = 2.0, 0.5
AT = datetime(2026, 3, 9, tzinfo=UTC)
LINE = 1.149 * MM
"""One line of Times New Roman, per point of its size."""


@dataclass(frozen=True)
class Words:
    """A line as it stands on the page: millimetres from its left and upper edge, `y` of the line it stands on."""

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    font: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def lines_of(pdf: bytes) -> list[Words]:
    document = pypdfium2.PdfDocument(pdf)
    return [line for number, page in enumerate(document, 1) for line in _lines(page, number)]


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Words]:
    text, height, letters = page.get_textpage(), page.get_height(), []
    for at in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        right = text.get_charbox(at, loose=True)[2]
        letter = (x.value * MM, right * MM, (height - y.value) * MM, chr(raw.FPDFText_GetUnicode(text.raw, at)), at)
        apart = letters and (abs(letter[2] - letters[-1][2]) > 0.5 or letter[0] - letters[-1][1] > 8)
        if letters and (letter[3] in "\r\n" or apart):
            yield _words(text, number, letters)
            letters = []
        if letter[3] not in "\r\n" and (letters or letter[3].strip()):
            letters.append(letter)
    if letters:
        yield _words(text, number, letters)


def _words(text: pypdfium2.PdfTextPage, number: int, letters: list[tuple[float, float, float, str, int]]) -> Words:
    inked = [letter for letter in letters if letter[3].strip()]
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(text.raw, inked[0][4], name, 100, ctypes.c_int())
    size = raw.FPDFText_GetFontSize(text.raw, inked[0][4])
    said = " ".join("".join(letter[3] for letter in letters).split())
    return Words(said, number, inked[0][0], inked[-1][1], inked[0][2], size, name.value.decode())


def rules_of(pdf: bytes) -> list[tuple[float, float, float]]:
    """The lines drawn on the first page: left, right and height in millimetres."""
    page = pypdfium2.PdfDocument(pdf)[0]
    paths = [one.get_bounds() for one in page.get_objects() if one.type == raw.FPDF_PAGEOBJ_PATH]
    return [(left * MM, right * MM, (page.get_height() - top) * MM) for left, _, right, top in paths]


@cache
def made(type_name: str) -> tuple[bytes, tuple[Words, ...]]:
    pdf = as_pdf(clean(type_name), at=AT)
    return pdf, tuple(lines_of(pdf))


def find(lines: tuple[Words, ...] | list[Words], begins: str) -> Words:
    return next(line for line in lines if line.text.startswith(begins))


def stands(line: Words, *, middle: float | None = None, left: float | None = None, y: float | None = None) -> None:
    for found, wanted in ((line.middle, middle), (line.left, left), (line.y, y)):
        assert wanted is None or abs(found - wanted) <= NEAR, (line, wanted)


def is_set(line: Words, size: float, style: str) -> None:
    assert abs(line.size - size) <= SIZE, line
    assert line.font.endswith(style), line


LEFT_MIDDLE = MARGIN_LEFT + LEFT / 2
RIGHT_MIDDLE = MARGIN_LEFT + LEFT + (WIDTH - LEFT) / 2
TEXT_MIDDLE = MARGIN_LEFT + WIDTH / 2
FIRST_LINE = MARGIN_TOP + 0.891 * SMALL * MM
THREE = ("Công văn", "Quyết định", "Báo cáo")


@pytest.mark.parametrize("type_name", THREE)
def test_the_head_stands_where_the_decree_has_it(type_name: str) -> None:
    pdf, lines = made(type_name)
    nation, motto = find(lines, NATION), find(lines, MOTTO)
    stands(nation, middle=RIGHT_MIDDLE, y=FIRST_LINE)
    is_set(nation, SMALL, "Bold")
    stands(motto, middle=RIGHT_MIDDLE, y=FIRST_LINE + LINE * HEAD)
    is_set(motto, HEAD, "Bold")
    agency = find(lines, "ỦY BAN NHÂN DÂN")
    stands(agency, middle=LEFT_MIDDLE, y=FIRST_LINE)
    is_set(agency, SMALL, "Bold")
    number, day = find(lines, "Số: 105/"), find(lines, "Sơn Hòa, ngày 09 tháng 3 năm 2026")
    stands(number, middle=LEFT_MIDDLE, y=FIRST_LINE + LINE * HEAD + (0.258 * HEAD + 2 + 6 + 0.891 * HEAD) * MM)
    is_set(number, HEAD, "Regular")
    stands(day, middle=RIGHT_MIDDLE)
    is_set(day, HEAD, "Italic")
    assert abs(number.y - day.y) < 0.1
    under_agency, under_motto = rules_of(pdf)[:2]
    assert abs((under_motto[1] - under_motto[0]) - (motto.right - motto.left)) <= NEAR
    assert 1 / 3 <= (under_agency[1] - under_agency[0]) / (agency.right - agency.left) <= 1 / 2
    for rule, above in ((under_agency, find(lines, "TỈNH SƠN HÒA")), (under_motto, motto)):
        assert 0 < rule[2] - above.y <= NEAR
        assert abs((rule[0] + rule[1]) / 2 - above.middle) <= NEAR


def test_the_subject_of_a_letter_stands_6_points_under_its_number() -> None:
    _, lines = made("Công văn")
    subject = find(lines, "V/v tăng cường")
    stands(subject, middle=LEFT_MIDDLE, y=find(lines, "Số:").y + (LINE * HEAD + 6 * MM))
    is_set(subject, HEAD, "Regular")
    assert max(line.right for line in lines if subject.y <= line.y < subject.y + 15) <= MARGIN_LEFT + LEFT
    stands(find(lines, "Kính gửi:"), left=MARGIN_LEFT + 30)
    is_set(find(lines, "Kính gửi:"), BODY, "Regular")


@pytest.mark.parametrize("type_name", ["Quyết định", "Báo cáo"])
def test_the_type_and_its_subject_stand_in_the_middle_over_a_rule(type_name: str) -> None:
    pdf, lines = made(type_name)
    title = find(lines, type_name.upper())
    subject = find(lines, "Tăng cường")
    stands(title, middle=TEXT_MIDDLE, y=find(lines, "Số:").y + (0.258 * HEAD + 14 + 0.891 * BODY) * MM)
    stands(subject, middle=TEXT_MIDDLE, y=title.y + LINE * BODY)
    is_set(title, BODY, "Bold")
    is_set(subject, BODY, "Bold")
    left, right, height = rules_of(pdf)[2]
    assert 1 / 3 <= (right - left) / (subject.right - subject.left) <= 1 / 2
    assert 0 < height - subject.y <= NEAR


@pytest.mark.parametrize("type_name", THREE)
def test_the_text_is_justified_and_indented_and_a_line_apart(type_name: str) -> None:
    _, lines = made(type_name)
    first = next(line for line in lines if abs(line.left - MARGIN_LEFT - INDENT) < 0.5 and line.size == BODY)
    full = [line for line in lines if line.size == BODY and line.right > PAGE_WIDTH - 15 - 0.5]
    assert full
    assert all(abs(line.right - (PAGE_WIDTH - 15)) <= 0.5 for line in full)
    assert first.left == pytest.approx(MARGIN_LEFT + INDENT, abs=0.2)
    second = next(line for line in lines if line.y > full[0].y + 1)
    assert second.y - full[0].y == pytest.approx(LINE * BODY, abs=0.1)


@pytest.mark.parametrize("type_name", THREE)
def test_the_end_has_the_recipients_level_with_the_power_to_sign(type_name: str) -> None:
    _, lines = made(type_name)
    to, power, name = find(lines, "Nơi nhận:"), find(lines, "TM. ỦY BAN NHÂN DÂN"), find(lines, "Đinh Quang Thiện")
    stands(to, left=MARGIN_LEFT, y=power.y)
    is_set(to, SMALL, "BoldItalic")
    kept = find(lines, "- Lưu: VT, NLN.")
    stands(kept, left=MARGIN_LEFT)
    is_set(kept, 11, "Regular")
    middle = MARGIN_LEFT + 78 + (WIDTH - 78) / 2
    for line in (power, find(lines, "KT. CHỦ TỊCH"), find(lines, "PHÓ CHỦ TỊCH"), name):
        stands(line, middle=middle)
        is_set(line, BODY, "Bold")


def long_paper() -> Content:
    letter = clean("Công văn")
    return replace(letter, blocks=letter.blocks * 6)


def test_the_second_page_has_its_number_in_the_middle_of_the_margin_and_the_first_has_none() -> None:
    lines = lines_of(as_pdf(long_paper()))
    assert max(line.page for line in lines) == 2
    (number,) = [line for line in lines if line.y < MARGIN_TOP]
    assert (number.page, number.text) == (2, "2")
    stands(number, middle=TEXT_MIDDLE, y=MARGIN_TOP / 2 + 0.891 * HEAD * MM)
    is_set(number, HEAD, "Regular")


@pytest.mark.parametrize(("word", "width"), [("Khẩn", 20), ("Thượng khẩn", 40), ("Hỏa tốc", 30)])
def test_urgency_is_framed_under_the_number(word: str, width: float) -> None:
    pdf = as_pdf(replace(clean("Công văn"), urgency=word))
    mark = find(lines_of(pdf), word.upper())
    stands(mark, middle=LEFT_MIDDLE)
    is_set(mark, HEAD, "Bold")
    left, right, top = max(rules_of(pdf), key=lambda rule: rule[2])
    assert right - left == pytest.approx(width, abs=1)
    assert 0 < mark.y - top < 8


@pytest.mark.parametrize("type_name", ALL)
def test_every_type_is_archivable_with_all_its_words(type_name: str) -> None:
    pdf, lines = made(type_name)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "pdfaid" in str(document.open_metadata())
    said = "".join(line.text for line in lines).replace(" ", "")
    for block in clean(type_name).blocks:
        words = block.text.upper() if block.kind in {"decides", "chapter"} else block.text
        assert f"{block.label}{words}".replace(" ", "") in said.replace("\u200b", "")


def test_number_and_day_may_stay_open() -> None:
    lines = lines_of(as_pdf(replace(clean("Quyết định"), number="", day=None)))
    assert find(lines, "Số:").y == find(lines, "/QĐ-UBND").y
    assert find(lines, "Sơn Hòa, ngày tháng năm 2026").font.endswith("Italic")


def test_what_is_typed_is_never_markup_of_typst() -> None:
    typed = '#import "/etc/passwd" $x^2$ @a <b> #sys.inputs = Đề mục _a_ `b` \\u{41} // c'
    content = replace(clean("Công văn"), blocks=(Block("text", typed),), subject=typed)
    said = "".join(line.text for line in lines_of(as_pdf(content)) if line.size == BODY).replace(" ", "")
    assert typed.replace(" ", "") in said


def test_bold_italic_and_tables_are_set() -> None:
    text = "Đoạn có **chữ đậm** đây.\n| TT | Tên đơn vị |\n| 1 | Sở Tài chính |\nHết./."
    lines = lines_of(as_pdf(replace(clean("Công văn"), blocks=parse(text))))
    assert find(lines, "TT").font.endswith("Bold")
    assert find(lines, "Sở Tài chính").font.endswith("Regular")
    assert Run("chữ đậm", bold=True) in parse(text)[0].runs
    assert find(lines, "Hết./.").y > find(lines, "Sở Tài chính").y


def test_pages_are_drawn_to_be_looked_at() -> None:
    pictures = [Image.open(io.BytesIO(one)) for one in as_pictures(long_paper())]
    assert [one.size for one in pictures] == [(794, 1123)] * 2


def test_the_same_content_at_the_same_moment_gives_the_same_bytes() -> None:
    assert as_pdf(clean("Báo cáo"), at=AT) == made("Báo cáo")[0]


def test_the_types_are_those_of_the_decree() -> None:
    assert set(ALL) == set(TYPES)
