"""The memo on paper."""

from datetime import timedelta

import pypdfium2

from tests.office import Office
from vanphong.kernel import clock
from vanphong.memos.actions import forward
from vanphong.memos.enums import Choice
from vanphong.memos.printing import memo_pdf
from vanphong.org.actions import grant

from .papers import at_committee, at_office, opine, submitted, written


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


def test_it_prints_in_whose_place_somebody_spoke_and_what_a_third_person_was_asked(office: Office) -> None:
    memo = at_office(office)
    today = clock.today()
    grant(office.deputy, office.deputy_off, today, today + timedelta(days=2), actor=office.deputy)
    forward(memo, office.head_nc, "Căn cứ này còn hiệu lực không?", actor=office.deputy_off)
    opine(memo, office.head_nc, Choice.OTHER, "Còn hiệu lực.")
    text = text_of(memo_pdf(opine(memo, office.deputy_off)))
    for expected in ("Lò Văn Sơn", "thay Phó Chánh Văn phòng Bùi Thị Thanh Hằng", "Được hỏi: Căn cứ này còn hiệu lực"):
        assert expected in text


def test_a_long_memo_runs_over_several_pages(office: Office) -> None:
    memo = submitted(office, summary="Nội dung rất dài của hồ sơ trình.\n" * 120)
    assert len(pypdfium2.PdfDocument(memo_pdf(memo))) > 2
