"""Pages of a copy put together, on real PDFs and pictures: where the block and the mark come to stand."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from vanphong.drafting.printing import as_pdf, copy_block, joined, with_block, with_mark
from vanphong.drafting.queries import numbered
from vanphong.drafting.rules import Block, demo_copy, demo_paper, electronic_mark
from vanphong.drafting.rules.changing.laying import foot_of
from vanphong.drafting.tests.measuring import Sheet, rows_read, sheets
from vanphong.files.enums import Kind
from vanphong.kernel.errors import Invalid

LONG = tuple(Block("text", f"Nội dung thứ {place} của văn bản được sao.") for place in range(19))
OPEN = replace(demo_copy("Bản sao y"), number="", day=None, year=2026)
DAY = date(2026, 3, 12)


def _pages(data: bytes, folder: Path) -> list[Sheet]:
    path = folder / "made.pdf"
    path.write_bytes(data)
    return sheets(path)


def _paper(lines: int) -> bytes:
    return as_pdf(replace(demo_paper("Thông báo"), blocks=LONG[:lines], recipients=(), kept_by=""))


def _scan(turn: int = 0, size: tuple[int, int] = (595, 842)) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(*size).set_rotation(turn)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_short_paper_has_the_block_under_its_last_line(tmp_path):
    made = with_block(_paper(1), OPEN)
    (page,) = _pages(made, tmp_path)
    assert page.line("SAO Y").baseline > page.line("Đinh Quang Thiện").baseline
    assert page.line("Lê Minh Khôi").bottom < 297 - 20
    assert page.line("Nội dung thứ 0").baseline < page.line("SAO Y").baseline


def test_a_full_page_has_the_block_on_a_sheet_of_its_own(tmp_path):
    first, last = _pages(with_block(_paper(19), OPEN), tmp_path)
    assert "SAO Y" not in [one.text for one in first.lines]
    assert last.line("SAO Y").baseline < 40


@pytest.mark.parametrize("lines", [1, 19], ids=["under the last line", "a sheet of its own"])
def test_number_and_date_come_into_the_block_and_not_into_the_copied_paper(tmp_path, lines):
    path = tmp_path / "a.pdf"
    path.write_bytes(with_block(_paper(lines), OPEN))
    made = numbered(path, Kind.PDF, "05/SY-UBND", DAY)
    assert made
    first, last = rows_read(made), rows_read(made, -1)
    assert any("Số:05/SY-UBND" in row and "ngày12tháng3năm2026" in row for row in last)
    assert any("Số:105/TB-UBND" in row and "ngày09tháng3năm2026" in row for row in first)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(595, 842), (842, 1191)], ids=["A4", "A3"])
def test_the_mark_stands_upright_at_the_upper_right_however_the_scan_lies(tmp_path, turn, size):
    path = tmp_path / "a.pdf"
    path.write_bytes(_scan(turn, size))
    words = electronic_mark("Bản sao y", "Ủy ban nhân dân tỉnh Sơn Hòa", datetime(2026, 3, 12, 2, 15, tzinfo=UTC))
    with pypdfium2.PdfDocument(with_mark(path, words)) as document:
        assert " ".join(document[0].get_textpage().get_text_bounded().split()) == words
        picture = document[0].render().to_pil().convert("L")
    left, top, right, bottom = picture.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert left > picture.width / 2 - 85
    assert picture.width - 50 < right < picture.width - 30
    assert top < bottom < 60


def test_pictures_become_pages_in_order_and_in_their_size(tmp_path):
    one, two = tmp_path / "a.png", tmp_path / "b.pdf"
    Image.new("RGB", (1654, 2339), "white").save(one, dpi=(200, 200))
    two.write_bytes(_paper(1))
    with pypdfium2.PdfDocument(joined([one, two])) as document:
        assert [tuple(map(round, page.get_size())) for page in document] == [(595, 842), (595, 842)]
        assert "Nội dung thứ 0" in document[1].get_textpage().get_text_bounded()


def test_a_scan_fills_its_page_and_so_the_block_has_a_sheet_of_its_own(tmp_path):
    picture, sheet = tmp_path / "a.png", tmp_path / "b.pdf"
    Image.new("RGB", (1654, 2339), "white").save(picture, dpi=(200, 200))
    with pypdfium2.PdfDocument(with_block(joined([picture]), OPEN)) as document:
        assert len(document) == 2
    sheet.write_bytes(copy_block(OPEN))
    assert 60 < foot_of(str(sheet)) < 120


def test_what_is_no_pdf_inside_is_refused_in_words(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(Invalid, match="quét lại"):
        joined([path])
