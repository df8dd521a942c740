"""The consolidated table as files, read back."""

from io import BytesIO

import pypdfium2
from django.urls import reverse
from docx import Document as open_docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests.office import Office
from vanphong.consultations import actions, printing
from vanphong.consultations.models import Consultation

from .asked import fresh, said, sent

EVIL = "Bỏ dấu #[*lạ*] và <w:t>thẻ</w:t>\nDòng hai.\x07"


def asked(office: Office) -> Consultation:
    """Two comments: one accepted, one of odd characters; nobody silent but one."""
    out = sent(office)
    done = said(out, office.specialist_nc, "Đề nghị bổ sung số liệu năm 2025.")
    actions.dispose(done, "accepted", "Đã bổ sung tại trang 3.", actor=office.specialist_kt)
    said(out, office.respondent, EVIL)
    return fresh(out)


def test_word_holds_one_row_for_each_comment(office: Office):
    made = open_docx(BytesIO(printing.as_docx(printing.sheet_of(asked(office)))))
    page, table = made.sections[0], made.tables[-1]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert page.page_width > page.page_height
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == [title for title, _ in printing.sheet.COLUMNS]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rows[1][0] == "1. Phần I. Đánh giá tình hình"
    assert sorted(row[1] for row in rows[2:]) == ["Phòng Nội chính", "Sở Tài chính tỉnh Sơn Hòa"]
    (finance,) = [row for row in rows[2:] if row[1].startswith("Sở")]
    assert finance[2] == "trang 1: " + EVIL.replace("\x07", "")
    (division,) = [row for row in rows[2:] if row[1].startswith("Phòng")]
    assert division[3] == "Tiếp thu. Đã bổ sung tại trang 3."


def test_above_the_table_stands_who_answered_how(office: Office):
    made = open_docx(BytesIO(printing.as_docx(printing.sheet_of(asked(office)))))
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "2 cơ quan, đơn vị; 2 trả lời, 0 không trả lời" in words
    assert "Thống nhất, có góp ý (2): " in words


def test_pdf_says_the_same(office: Office):
    pages = pypdfium2.PdfDocument(printing.as_pdf(printing.sheet_of(asked(office))))
    words = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert pages[0].get_width() > pages[0].get_height()
    for wanted in ("Sở Tài chính", "Đề nghị bổ sung số liệu năm 2025.", "Đã bổ sung tại trang 3.", "#[*lạ*]"):
        assert wanted in words


def test_both_are_handed_out_as_files(office: Office, sign_in):
    out = asked(office)
    browser = sign_in(office.specialist_kt)
    word = browser.get(reverse("consultation-table-file", args=[out.pk, "docx"]))
    assert word.content.startswith(b"PK")
    assert "attachment" in word["Content-Disposition"]
    assert browser.get(reverse("consultation-table-file", args=[out.pk, "pdf"])).content.startswith(b"%PDF")


def test_a_thousand_comments_are_two_queries(office: Office, django_assert_max_num_queries):
    out = asked(office)
    with django_assert_max_num_queries(4):
        printing.sheet_of(out)
