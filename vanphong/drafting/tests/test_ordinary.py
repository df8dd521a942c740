"""What is right, though it looks like a fault, is neither found nor touched; odd files are read without a stumble."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import Block, Signed, check_word, mend
from vanphong.drafting.rules.reading.word import read_word
from vanphong.drafting.tests.papers import clean

TODAY = date(2026, 3, 9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "du-thao.docx"


def with_text(path: Path, *texts: str) -> Path:
    """A report with these paragraphs in it."""
    report = clean("Báo cáo")
    blocks = (report.blocks[0], *(Block("text", text) for text in texts), report.blocks[-1])
    path.write_bytes(as_word(replace(report, blocks=blocks)))
    return path


def words(path: Path) -> list[str]:
    return [line.words for line in read_word(path).lines if line.words]


def mended(path: Path) -> list[str]:
    target = path.with_name("da-sua.docx")
    mend(path, target, TODAY)
    return words(target)


def changed(path: Path, change: Any) -> Path:
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Các sở, ngành tiếp xúc tích cực với cử tri, giám sát nhập khẩu vật tư; phân chia sẽ theo khả năng.",
        "Việc nghiên cứu lịch sử lý luận được các cơ quan, đơn vị trên địa bàn tỉnh tiếp tục quan tâm.",
        "Điều 12 Luật Đất đai quy định những hành vi bị nghiêm cấm trong quản lý, sử dụng đất trên địa bàn.",
        "6 tháng đầu năm 2026, toàn tỉnh hoàn thành kế hoạch được giao, tăng trưởng khá so với cùng kỳ.",
        "Nơi nhận hồ sơ: Trung tâm Phục vụ hành chính công, trong giờ làm việc các ngày từ thứ Hai đến thứ Sáu.",
        "Ông Hoà và bà Thuý, ông Quý là những cá nhân được đề nghị khen thưởng trong đợt này của tỉnh.",
        "Tại Kỳ họp thứ ba ngày 10/7/2026, Hội đồng nhân dân tỉnh đã thông qua các nghị quyết theo thẩm quyền.",
        "Thực hiện quy định tại các điều 5, 6 và 7 của Luật, các cơ quan báo cáo kết quả trước ngày 05/4/2026.",
        "Theo Công văn số 81/BKHĐT-TH ngày 05/3/2024 của Bộ Kế hoạch và Đầu tư, Sở Tài chính đã phân bổ kinh phí.",
        "Sau sáp nhập, nhiệm vụ của Sở Giao thông vận tải do Sở Xây dựng thực hiện, công việc không bị gián đoạn.",
        "Các phường 5, 6 và các xã vùng cao; các quận nội thành của Hà Nội có kinh nghiệm hay được chia sẻ.",
        "Nội dung này nêu tại mục 2 nêu trên và phần đầu của báo cáo, chương trình hành động của đơn vị.",
        "Quản lý nhà nước về đất đai, ngân sách nhà nước, doanh nghiệp nhà nước, cơ quan nhà nước ở địa phương.",
        "Cuộc họp lần thứ hai ngày 10/7/2026 và Kỳ họp thứ tư; từ thứ Hai đến thứ Sáu hằng tuần; quyển thứ ba.",
        "Mừng Đảng, mừng Xuân Bính Ngọ; trước tết Nguyên đán và tết Trung thu; đón Tết đầm ấm, an toàn, tiết kiệm.",
        "Nghệ sĩ Nhân dân, Anh hùng Lao động, Huân chương Lao động hạng Nhất; các nghệ sĩ được nhân dân yêu mến.",
        "Các phó chủ tịch UBND xã; giám đốc các sở; Chủ tịch UBND tỉnh và Giám đốc Sở Tài chính đã chỉ đạo.",
        "Kiểm tra phần mềm, website, camera, máy bơm; diện tích 16 hécta; đề-xi-mét; bác sỹ, kỹ sư; hòa giải.",
        "Lễ hội “Mường Đòn”, món chẩm chéo, đàn tính của đồng bào Tày, Mông, Ê-đê; địa chỉ vanphong@sonhoa.gov.vn.",
    ],
)
def test_right_words_are_left(path: Path, text: str) -> None:
    with_text(path, text)
    assert check_word(path, TODAY).findings == ()
    assert text in mended(path)


def test_a_tone_is_moved_in_its_word_and_in_no_other(path: Path) -> None:
    with_text(path, "Toàn tỉnh hoàn thiện công tác hoà giải; Uỷ ban nhân dân xã phối hợp với các cơ quan của tỉnh.")
    told = "Toàn tỉnh hoàn thiện công tác hòa giải; Ủy ban nhân dân xã phối hợp với các cơ quan của tỉnh."
    assert told in mended(path)


def test_between_the_bases_others_may_stand(path: Path) -> None:
    paper = clean("Quyết định")
    between = Block("basis", "Xét năng lực, phẩm chất của cán bộ;")
    path.write_bytes(as_word(replace(paper, blocks=(paper.blocks[0], between, *paper.blocks[1:]))))
    assert check_word(path, TODAY).findings == ()


def test_a_table_of_the_text_may_have_a_column_of_recipients(path: Path) -> None:
    def add(document: Any) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            (c for row in table.rows for c in row.cells), ("Việc", "Nơi nhận", "Gửi", "Sở"), strict=True
        ):
            cell.text = text
            cell.paragraphs[0].runs[0].font.size = Pt(13)
        document.paragraphs[3]._p.addnext(table._tbl)

    changed(with_text(path, "Danh sách các nơi nhận báo cáo được nêu trong bảng dưới đây để các đơn vị biết."), add)
    before = words(path)
    assert mended(path) == before


def test_a_signature_without_a_name_keeps_its_title(path: Path) -> None:
    path.write_bytes(as_word(replace(clean("Báo cáo"), signed=Signed("Phó Chủ tịch", "", ("KT. Chủ tịch",)))))
    assert {one.rule for one in check_word(path, TODAY).findings} == {"KY-09"}
    assert "PHÓ CHỦ TỊCH" in mended(path)


def test_the_lines_after_the_kept_copy_and_of_several_in_one_are_left(path: Path) -> None:
    def add(document: Any) -> None:
        cell = document.tables[-1].rows[0].cells[0]
        for text, before in (("- VPUBND:", 1), ("+ CVNC;", 1), ("NTT.05", None)):
            line = cell.add_paragraph()
            line.add_run(text).font.size = Pt(11)
            if before is not None:
                cell.paragraphs[-2]._p.addprevious(line._p)

    changed(with_text(path, "Nội dung báo cáo được gửi đến các cơ quan có liên quan để phối hợp thực hiện."), add)
    assert {"+ CVNC;", "NTT.05"} <= set(mended(path))


def test_a_letter_to_be_numbered_has_open_places(path: Path) -> None:
    paper = clean("Công văn")
    path.write_bytes(as_word(replace(paper, number="……", day=None)))
    assert check_word(path, TODAY).findings == ()


def test_a_head_set_with_tabs_is_told_and_left(path: Path) -> None:
    document = Document()
    for text in ("UBND TỈNH SƠN HÒA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/TB\tĐộc lập - Tự do"):
        document.add_paragraph(text)
    document.save(str(path))
    before = words(path)
    assert "bằng phím Tab" in check_word(path, TODAY).note
    assert mended(path) == before


def test_a_paper_of_the_party_is_not_judged(path: Path) -> None:
    document = Document()
    for text in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-BC/TU"):
        document.add_paragraph(text)
    document.save(str(path))
    assert "Văn bản của Đảng" in check_word(path, TODAY).note


def test_what_is_missing_is_told_and_mending_goes_on(path: Path) -> None:
    def drop(document: Any) -> None:
        for line in document.tables[0].rows[0].cells[1].paragraphs:
            for run in line.runs:
                run.text = ""
        document.sections[0].left_margin = Mm(20)

    changed(with_text(path, "Nội dung báo cáo được gửi đến các cơ quan có liên quan để phối hợp thực hiện."), drop)
    assert {one.rule for one in check_word(path, TODAY).findings} == {"QH-01", "TR-04"}
    target = path.with_name("da-sua.docx")
    _, done = mend(path, target, TODAY)
    assert [one.rule for one in done] == ["TR-04"]


def test_a_file_without_a_page_of_its_own_is_read(path: Path) -> None:
    document = Document()
    body = document.element.body
    body.remove(body.find(qn("w:sectPr")))
    document.save(str(path))
    assert check_word(path, TODAY).note


def test_the_lying_page_of_wide_tables_stays_so(path: Path) -> None:
    def lie(document: Any) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(279.4), Mm(215.9)

    changed(with_text(path, "Nội dung báo cáo được gửi đến các cơ quan có liên quan để phối hợp thực hiện."), lie)
    target = path.with_name("da-sua.docx")
    data, _ = mend(path, target, TODAY)
    section = Document(io.BytesIO(data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_a_heading_with_its_capital_letter_is_no_roman_number(path: Path) -> None:
    with_text(path, "A. KẾT QUẢ", "B. HẠN CHẾ", "C. TỔ CHỨC THỰC HIỆN")
    changed(
        path, lambda d: [setattr(run.font, "bold", True) for p in d.paragraphs for run in p.runs if p.text[:2] == "C."]
    )
    assert not [one for one in check_word(path, TODAY).findings if one.rule == "DM-07"]


def test_sub_totals_are_not_added_up(path: Path) -> None:
    def add(document: Any) -> None:
        rows = [("TT", "Vốn"), ("I", "300"), ("1", "100"), ("2", "200"), ("Tổng cộng", "300")]
        table = document.add_table(rows=len(rows), cols=2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
                cell.paragraphs[0].alignment = ALIGN.CENTER
        document.paragraphs[3]._p.addnext(table._tbl)

    changed(with_text(path, "Kinh phí thực hiện được phân bổ theo bảng dưới đây cho các đơn vị trong tỉnh."), add)
    assert not [one for one in check_word(path, TODAY).findings if one.rule == "BS-01"]


def test_what_is_quoted_of_another_paper_has_its_own_numbers(path: Path) -> None:
    with_text(
        path,
        "1. Sửa đổi khoản 3 Điều 5 của quy chế hiện hành, thay bằng nội dung sau đây để các cơ quan thực hiện:",
        "“3. Cơ quan chủ trì có trách nhiệm báo cáo kết quả thực hiện hằng quý với Ủy ban nhân dân tỉnh:",
        "c) Kết quả thực hiện các nhiệm vụ được giao trong quý, khó khăn, vướng mắc, đề xuất giải pháp cụ thể.”.",
        "2. Các nội dung khác của quy chế giữ nguyên, các cơ quan, đơn vị tiếp tục tổ chức thực hiện theo quy định.",
        "“b) Cơ quan phối hợp gửi ý kiến bằng văn bản trong thời hạn năm ngày làm việc kể từ ngày nhận được.”;",
    )
    assert check_word(path, TODAY).findings == ()


def test_what_is_amended_has_its_own_numbers_without_quotation_marks_too(path: Path) -> None:
    with_text(
        path,
        "1. Sửa đổi khoản 5 Điều 2 của quy chế như sau:",
        "5. Việc lưu giữ hồ sơ do cơ quan, đơn vị được giao chủ trì thực hiện theo quy định của pháp luật về lưu trữ.",
        "2. Các nội dung khác của quy chế giữ nguyên, các cơ quan, đơn vị tiếp tục tổ chức thực hiện theo quy định.",
    )
    assert check_word(path, TODAY).findings == ()


def test_the_appendix_of_another_paper_is_not_looked_for(path: Path) -> None:
    with_text(
        path,
        "Danh mục thực hiện theo Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.",
    )
    changed(path, lambda document: (document.add_paragraph("Phụ lục"), document.add_paragraph("DANH MỤC")))
    assert not [one for one in check_word(path, TODAY).findings if one.rule == "PL-01"]


def test_the_first_paragraph_has_none_above_it_to_keep_away_from(path: Path) -> None:
    """What stands above it is the heading or the addressees: room there is not the space between two paragraphs."""
    with_text(
        path, "Nội dung báo cáo được gửi đến các cơ quan có liên quan để phối hợp tổ chức thực hiện trong năm 2026."
    )

    def close_up(document: Any) -> None:
        text = [one for one in document.paragraphs if len(one.text) > 60 and one.alignment == ALIGN.JUSTIFY]
        text[0].paragraph_format.space_before = Pt(0)
        text[0].paragraph_format.space_after = Pt(6)

    changed(path, close_up)
    assert not [one for one in check_word(path, TODAY).findings if one.rule == "ND-04"]


def test_a_long_heading_in_capitals_is_no_paragraph_of_the_text(path: Path) -> None:
    with_text(
        path, "Nội dung báo cáo được gửi đến các cơ quan có liên quan để phối hợp tổ chức thực hiện trong năm 2026."
    )

    def add(document: Any) -> None:
        document.paragraphs[-2].insert_paragraph_before(
            "CHI TIẾT TIẾN ĐỘ, KHÓ KHĂN, VƯỚNG MẮC VÀ GIẢI PHÁP CỦA TỪNG DỰ ÁN TRÊN ĐỊA BÀN TỈNH"
        )

    changed(path, add)
    assert not [one for one in check_word(path, TODAY).findings if one.rule in ("ND-02", "ND-03", "ND-04")]


def test_a_misplaced_tone_is_told_once(path: Path) -> None:
    with_text(
        path, "Uỷ ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị tổ chức thực hiện nghiêm túc các nội dung nêu trên."
    )
    assert [one.rule for one in check_word(path, TODAY).findings] == ["TV-04"]
