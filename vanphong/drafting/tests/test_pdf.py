"""A PDF with a layer of words is judged by what is seen on its pages; what is no such paper is told."""

from datetime import date
from pathlib import Path

import pytest

from vanphong.drafting.rules import Checked, check_pdf
from vanphong.drafting.rules.reading.pdf import read_pdf
from vanphong.drafting.rules.reading.pdf_glyphs import family
from vanphong.drafting.tests import pdfs
from vanphong.kernel.errors import Invalid

TODAY = date(2026, 3, 9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "du-thao.pdf"


def checked(path: Path, data: bytes) -> Checked:
    path.write_bytes(data)
    return check_pdf(path, TODAY)


def codes(path: Path, data: bytes) -> set[str]:
    return {one.rule for one in checked(path, data).findings}


def test_a_letter_set_as_the_decree_asks_has_no_finding(path: Path) -> None:
    found = checked(path, pdfs.letter())
    assert (found.findings, found.note, found.type_name, found.on) == ((), "", "Công văn", TODAY)
    assert checked(path, pdfs.long_letter()).findings == ()


def test_its_head_and_its_end_are_told_apart_by_their_columns(path: Path) -> None:
    path.write_bytes(pdfs.letter())
    paper = read_pdf(path)
    cells = [(line.place.cell[2] if line.place.cell else None, line.words) for line in paper.lines]
    assert cells[:4] == [
        (0, "ỦY BAN NHÂN DÂN"),
        (0, "TỈNH SƠN HÒA"),
        (0, "Số: 105/UBND-NLN"),
        (0, "V/v phòng cháy, chữa cháy rừng"),
    ]
    assert (1, "Sơn Hòa, ngày 09 tháng 3 năm 2026") in cells
    assert (0, "- Lưu: VT, NLN.") in cells
    assert cells[-1] == (1, "Đinh Quang Thiện")
    assert sum(cell is None for cell, _ in cells) == 5


WRONG = [
    ("TR-02", "top: 20mm", "top: 14mm"),
    ("TR-03", "[Đinh Quang Thiện]))", "[Đinh Quang Thiện]))\n#place(bottom, dy: 6mm)[Địa chỉ: số 1]"),
    ("TR-04", "left: 30mm", "left: 25mm"),
    ("TR-05", "right: 15mm", "right: 25mm"),
    ("TR-01", 'paper: "a4"', 'paper: "us-letter"'),
    ("TR-09", "Giao Sở", "#text(fill: red)[Giao] Sở"),
    ("QH-01", "[CỘNG HÒA", "[CỘNG HOÀ"),
    ("QH-03", 'text(13pt, weight: "bold")[CỘNG', 'text(14pt, weight: "bold")[CỘNG'),
    ("QH-04", 'text(13pt, weight: "bold")[CỘNG', "text(13pt)[CỘNG"),
    ("QH-05", "Tự do - Hạnh", "Tự do – Hạnh"),
    ("QH-06", 'text(14pt, weight: "bold")[Độc', 'text(12pt, weight: "bold")[Độc'),
    ("CQ-04", 'text(13pt, weight: "bold")[TỈNH', 'text(13pt, style: "italic", weight: "bold")[TỈNH'),
    ("SO-03", "Số: 105", "Số: 5"),
    ("SO-05", "/UBND-NLN", "/QĐ-UBND"),
    ("SO-07", "text(13pt)[Số", "text(14pt)[Số"),
    ("NG-03", "ngày 09 tháng 3", "ngày 9 tháng 3"),
    ("NG-06", 'text(14pt, style: "italic")[Sơn', "text(14pt)[Sơn"),
    ("TY-05", "[V/v phòng", "[Về việc phòng"),
    ("KG-02", "[Kính gửi", "[#set text(size: 12pt); Kính gửi"),
    ("ND-01", "Giao Sở", "#text(size: 12pt)[Giao] Sở"),
    ("ND-02", "justify: true", "justify: false"),
    ("ND-03", "amount: 12.7mm", "amount: 5mm"),
    ("ND-04", "spacing: 6.6pt", "spacing: 2.6pt"),
    ("ND-05", "leading: 0.6pt", "leading: 14pt"),
    ("ND-06", "vướng mắc./.", "vướng mắc."),
    ("DM-03", "2\\. Ủy ban", "4\\. Ủy ban"),
    ("TV-05", "kịp thời xử lý", "kịp thời xử lí"),
    ("NN-03", 'text(12pt, weight: "bold", style: "italic")', 'text(12pt, weight: "bold")'),
    ("NN-04", "#let small(body) = text(size: 11pt", "#let small(body) = text(size: 12pt"),
    ("NN-06", "UBND tỉnh;]", "UBND tỉnh,]"),
    ("NN-07", "Lưu: VT, NLN.", "Lưu: NLN."),
    ("KY-01", "[PHÓ CHỦ TỊCH]", "[Phó Chủ tịch]"),
    ("KY-03", "[KT. CHỦ TỊCH]", "[KT CHỦ TỊCH]"),
    ("KY-06", 'text(weight: "bold")[Đinh', "text()[Đinh"),
]


@pytest.mark.parametrize(("code", "before", "after"), WRONG, ids=[one[0] for one in WRONG])
def test_a_single_defect_is_found_and_named_right(path: Path, code: str, before: str, after: str) -> None:
    assert code in codes(path, pdfs.letter(before, after))


def test_the_number_of_the_page_is_asked_for_in_its_place(path: Path) -> None:
    numbered = "if here().page() > 1 { align(center, text(size: 13pt)[#here().page()]) }"
    assert codes(path, pdfs.long_letter(numbered, "none")) == {"TR-10"}
    assert codes(path, pdfs.long_letter("here().page() > 1", "true")) == {"TR-11"}
    assert codes(path, pdfs.long_letter("align(center, text(size: 13pt)", "align(right, text(size: 13pt)")) == {"TR-12"}


def test_another_typeface_is_named(path: Path) -> None:
    found = checked(path, pdfs.typeset(pdfs.LETTER.replace('"Tinos"', '"New Computer Modern"')))
    assert [one.found.split(":")[0] for one in found.findings if one.rule == "TR-06"] == ["NewCM10"]


def test_a_finding_says_where_it_is_seen_and_can_not_be_mended(path: Path) -> None:
    (found,) = checked(path, pdfs.letter("Số: 105", "Số: 5")).findings
    assert found.box is not None
    page, left, top, right, bottom = found.box
    assert page == 1
    assert 0.1 < left < right < 0.5
    assert 0.09 < top < bottom < 0.2
    assert not found.fixable


def test_a_scan_is_told_and_not_judged(path: Path) -> None:
    assert checked(path, pdfs.scan()).note.startswith("Bản quét, không có lớp chữ")
    found = checked(path, pdfs.scan(recognised=True))
    assert found.note.startswith("Bản quét có lớp chữ do máy nhận dạng")
    assert found.findings == ()


def test_too_long_a_file_is_refused_in_words(path: Path) -> None:
    path.write_bytes(pdfs.typeset("#for number in range(301) [a #pagebreak(weak: true)]"))
    with pytest.raises(Invalid, match="301 trang, nhiều hơn mức 300"):
        read_pdf(path)


def test_a_paper_by_libreoffice_is_judged_as_by_word(path: Path) -> None:
    """Its substitute for the typeface measures the same and counts as it; what replaces a missing one is unknown."""
    assert family("BAAAAA+LiberationSerif-Bold") == family("ABCDEF+TimesNewRomanPS-BoldMT") == "Times New Roman"
    assert family("Carlito-Italic") == "Calibri"
    assert family("DejaVuSans") == ""


ORDINARY = [
    pytest.param(
        "[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],",
        '[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT],\n text(13pt, weight: "bold")[NAM],',
        id="a narrow cell breaks the nation",
    ),
    pytest.param(
        "#v(14pt)\n#align(center)[Kính",
        "#place(top + right, dy: -14mm, text(9pt)[Ký số: 09.03.2026 07:25:14])\n#v(14pt)\n#align(center)[Kính",
        id="a stamp above the head",
    ),
    pytest.param("Công văn số 125", "Công văn#footnote[Đã gửi qua Trục liên thông.] số 125", id="a footnote"),
    pytest.param(
        "Yêu cầu các cơ quan",
        "#table(columns: 3, [TT], [Đơn vị], [Số vụ], [1], [Xã Sơn Hòa], [2])\n\nYêu cầu các cơ quan",
        id="a table",
    ),
]


@pytest.mark.parametrize(("before", "after"), ORDINARY)
def test_what_is_right_though_it_looks_odd_is_left(path: Path, before: str, after: str) -> None:
    assert checked(path, pdfs.letter(before, after)).findings == ()


def test_the_end_may_go_on_over_the_page(path: Path) -> None:
    found = checked(path, pdfs.letter("#v(10pt)\n#grid(columns: (1fr, 1fr)", "#v(235pt)\n#grid(columns: (1fr, 1fr)"))
    assert {one.rule for one in found.findings} <= {"TR-10"}


SHORT = """
Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:

1\\. Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các cơ quan có liên quan báo cáo đúng hạn.

Yêu cầu các cơ quan, đơn vị nghiêm túc tổ chức thực hiện, kịp thời báo cáo Ủy ban nhân dân tỉnh khi có vướng mắc./.
"""


@pytest.mark.parametrize("text", [SHORT, SHORT.replace(", phối hợp với các cơ quan có liên quan", "")])
def test_the_margin_of_a_short_letter_is_not_taken_for_its_indent(path: Path, text: str) -> None:
    """Every wide line is the first of its paragraph; of lines that are all short the step says nothing."""
    assert codes(path, pdfs.typeset(pdfs.SETTING + pdfs.HEAD + text + pdfs.END)) == set()
