"""The memo on paper."""

import pypdfium2

from tests.office import Office
from vanphong.memos.enums import Choice
from vanphong.memos.printing import memo_pdf

from .papers import at_committee, opine, submitted, written


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", " ")


def test_it_prints_as_the_form_with_every_opinion(office: Office) -> None:
    memo = opine(at_committee(office), office.vice_chair, Choice.AGREE_WITH_CHANGES, "Giảm còn 10 tỷ đồng.")
    printed = memo_pdf(memo)
    words = text_of(printed)
    assert b"pdfaid:part" in printed
    for expected in (
        "VĂN PHÒNG",
        memo.code,
        "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC",
        "I. NỘI DUNG TRÌNH",
        "Nguyễn Thu Trang",
        "Phạm Anh Tuấn",
        "Bùi Thị Thanh Hằng",
        "Đinh Quang Thiện",
        "Giảm còn 10 tỷ đồng.",
    ):
        assert expected in words
    assert memo.rounds.get().checksum in words.replace(" ", "")


def test_it_prints_before_anybody_has_spoken(office: Office) -> None:
    assert "Phạm Anh Tuấn" in text_of(memo_pdf(submitted(office)))
    assert "Phiếu chưa trình." in text_of(memo_pdf(written(office)))


def test_a_long_memo_runs_over_several_pages(office: Office) -> None:
    memo = submitted(office, summary="Nội dung rất dài của hồ sơ trình.\n" * 120)
    assert len(pypdfium2.PdfDocument(memo_pdf(memo))) > 2
