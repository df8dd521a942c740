import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest

from vanphong.kernel.typesetting import FONTS, PACKAGE, typeset, typeset_sheet

AT = datetime(2019, 1, 5, tzinfo=UTC)
SHEET = {
    "agency": {"parent": "Ủy ban nhân dân tỉnh", "name": "Văn phòng"},
    "title": "Sổ đăng ký văn bản đến",
    "subtitle": "Năm 2019",
    "columns": [{"title": "Số đến", "width": 1, "align": "right"}, {"title": "Trích yếu", "width": 5}],
    "rows": [{"heading": "Tháng 01"}, ["1", "Công văn góp ý"]],
    "printed": "In ngày 05/01/2019",
}
HOSTILE = [
    '#let x = 1; #panic("a")',
    "*đậm* _nghiêng_ `mã` = Mục",
    "$x^2$ @nguồn <nhãn>",
    'ngoặc kép " chưa đóng và \\ gạch chéo \\u{41}',
    "// chú thích /* chưa đóng",
    '#read("/config/settings.py")',
    "https://example.vn/~a---b...",
]


def pages_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pypdfium2.PdfDocument(pdf)]


def with_rows(*rows):
    return {**SHEET, "rows": list(rows)}


def test_the_file_is_pdf_a_with_its_typeface_inside():
    with pikepdf.open(io.BytesIO(typeset_sheet(SHEET, at=AT))) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("Tinos" in str(font.FontName) and "/FontFile2" in font for font in fonts)


def test_same_data_same_bytes():
    assert typeset_sheet(SHEET, at=AT) == typeset_sheet(SHEET, at=AT)
    assert typeset_sheet(SHEET, at=AT) != typeset_sheet({**SHEET, "printed": ""}, at=AT)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_typed(text):
    (page,) = pages_of(typeset_sheet(with_rows(["1", text]), at=AT))
    assert " ".join(text.split()) in " ".join(page.split())


@pytest.mark.parametrize("text", ["中文", "😀", "\ue000", "\x00", "\u202etxet", "\ud800"])
def test_what_the_typeface_lacks_is_shown_as_missing(text):
    (page,) = pages_of(typeset_sheet(with_rows(["1", f"trước {text} sau"]), at=AT))
    assert "trước □" in page
    assert "sau" in page


def test_every_vietnamese_letter_has_its_glyph():
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    vowels = normalize("NFC", " ".join(vowel + tone for vowel in "aăâeêioôơuưy" for tone in tones))
    (page,) = pages_of(typeset_sheet(with_rows(["1", f"{vowels} {vowels.upper()} đ Đ"]), at=AT))
    assert "□" not in page


def test_letters_without_a_space_stay_in_their_column():
    pdf = pypdfium2.PdfDocument(typeset_sheet(with_rows(["1", "x" * 300]), at=AT))
    textpage = pdf[0].get_textpage()
    rights = [textpage.get_charbox(index)[2] for index in range(textpage.count_chars())]
    assert max(rights) < pdf[0].get_width() - 40


def test_a_long_sheet_repeats_its_header_and_numbers_its_pages():
    pages = pages_of(typeset_sheet(with_rows(*([str(number), "Công văn"] for number in range(1, 201))), at=AT))
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert "Trích yếu" in page
        assert f"Trang {number}/{len(pages)}" in page
    assert sum(page.count("Công văn") for page in pages) == 200


def test_papers_are_set_side_by_side():
    data = [with_rows([str(number), "Công văn"]) for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda one: typeset_sheet(one, at=AT), data)) == [typeset_sheet(d, at=AT) for d in data]


def test_only_templates_of_the_house_are_set(tmp_path):
    for template in (tmp_path / "typst" / "a.typ", PACKAGE / "kernel" / "clock.py", Path("/etc/passwd")):
        with pytest.raises(ValueError, match="not a template"):
            typeset(template, {})


def test_the_typeface_is_here():
    assert {font.name for font in FONTS.glob("*.ttf")} == {
        f"Tinos-{cut}.ttf" for cut in ("Regular", "Bold", "Italic", "BoldItalic")
    }
