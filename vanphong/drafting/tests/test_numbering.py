"""Number and date in the place a paper has for them, in Word and in PDF."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typst
from docx import Document

from vanphong.drafting.printing import as_word
from vanphong.drafting.queries import numbered
from vanphong.drafting.rules import TYPES, parts_of
from vanphong.drafting.rules.reading.word import read_word
from vanphong.drafting.tests.measuring import rows_read
from vanphong.drafting.tests.papers import clean
from vanphong.files.enums import Kind
from vanphong.kernel.typesetting import FONTS

DAY, CODE = date(2026, 2, 5), "07/UBND-NLN"
HEAD = """#set text(font: "Tinos", size: 13pt)
Số: #h({number}) /UBND-NLN

#emph[Sơn Hòa, ngày #h({day}) tháng #h({day}) năm {year}]
"""


def _pdf(path: Path, number: str = "12mm", day: str = "8mm", year: str = "2026", head: str = HEAD) -> Path:
    source = path / "head.typ"
    source.write_text(head.format(number=number, day=day, year=year))
    target = path / "head.pdf"
    target.write_bytes(typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True))
    return target


@pytest.mark.parametrize("type_name", ["Công văn", "Quyết định", "Biên bản"])
def test_the_blanks_of_a_word_file_are_filled(tmp_path, type_name):
    blank, made = tmp_path / "a.docx", tmp_path / "b.docx"
    blank.write_bytes(as_word(replace(clean(type_name), number="", day=None)))
    made.write_bytes(numbered(blank, Kind.DOCX, CODE, DAY) or b"")
    parts = parts_of(read_word(made), TYPES)
    assert parts.code[0].words == f"Số: {CODE}"
    assert parts.date[0].words == "Sơn Hòa, ngày 05 tháng 02 năm 2026"


def test_a_number_typed_before_its_time_gives_way(tmp_path):
    typed, made = tmp_path / "a.docx", tmp_path / "b.docx"
    typed.write_bytes(as_word(clean("Công văn")))
    made.write_bytes(numbered(typed, Kind.DOCX, CODE, DAY) or b"")
    assert parts_of(read_word(made), TYPES).code[0].words == f"Số: {CODE}"


def test_a_word_file_without_such_a_place_is_left(tmp_path):
    path = tmp_path / "a.docx"
    document = Document()
    document.add_paragraph("Ghi chép cuộc họp")
    document.save(str(path))
    assert numbered(path, Kind.DOCX, CODE, DAY) is None


def test_the_blanks_of_a_pdf_are_filled(tmp_path):
    data = numbered(_pdf(tmp_path), Kind.PDF, CODE, DAY)
    assert rows_read(data or b"") == ["Số:07/UBND-NLN", "SơnHòa,ngày05tháng02năm2026"]


@pytest.mark.parametrize(
    "given",
    [
        {"number": "2mm"},
        {"day": "1mm"},
        {"year": "2025"},
        {"head": '#set text(font: "Tinos")\nSố: 99/UBND-NLN\n\nSơn Hòa, ngày 05 tháng 02 năm 2026'},
        {"head": '#set text(font: "Tinos")\nGhi chép cuộc họp'},
    ],
    ids=["no room for the number", "no room for the day", "another year", "another number", "no place"],
)
def test_a_pdf_whose_place_is_taken_too_narrow_or_missing_is_left(tmp_path, given):
    assert numbered(_pdf(tmp_path, **given), Kind.PDF, CODE, DAY) is None


def test_what_is_no_pdf_inside_is_left(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    assert numbered(path, Kind.PDF, CODE, DAY) is None
