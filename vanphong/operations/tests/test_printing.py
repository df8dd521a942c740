import io
from datetime import date
from random import Random

import pikepdf
import pypdfium2
import pytest

from vanphong.operations.printing import Signature, official_document, papers, put_into_words

ON = date(2019, 1, 5)
SIGNATURE = Signature("Phó Chủ tịch", "Lò Thị Thử", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"))
FIELDS = {"KT", "CN", "NLN", "VX", "NC", "KSTT", "TCD", "TH", "HC", "QT", "NV"}


def document(type_name="Công văn", **fields):
    values = {
        "agency": "Văn phòng",
        "parent": "Ủy ban nhân dân tỉnh Sơn Lâm",
        "code": "05/VP-TH",
        "place": "Sơn Lâm",
        "on": ON,
        "subject": "góp ý dự thảo kế hoạch",
        "body": ["Nội dung công văn./."],
        "signature": SIGNATURE,
        "addressees": ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"],
    }
    return official_document(type_name, **(values | fields))


class Printed:
    """A page and where its words stand, as fractions of the text block of Decree 30 (left and top are 0)."""

    def __init__(self, pdf, number=0):
        self.page = pypdfium2.PdfDocument(pdf)[number]
        self.words = self.page.get_textpage()
        self.text = " ".join(self.words.get_text_range().split())

    def place_of(self, words):
        found = self.words.search(words).get_next()
        left, _, _, top = self.words.get_charbox(found[0])
        millimetre = 72 / 25.4
        return (left / millimetre - 30) / 165, ((self.page.get_height() - top) / millimetre - 20) / 257


def test_a_letter_stands_as_the_decree_draws_it():
    page = Printed(document())
    nation, agency = page.place_of("CỘNG HÒA"), page.place_of("ỦY BAN NHÂN DÂN")
    number, place = page.place_of("Số: 05/VP-TH"), page.place_of("Sơn Lâm, ngày 05 tháng 01 năm 2019")
    subject, addressed = page.place_of("V/v góp ý dự thảo"), page.place_of("Kính gửi:")
    recipients, signer = page.place_of("Nơi nhận:"), page.place_of("TM. ỦY BAN")
    assert nation[0] > 0.4
    assert agency[0] < 0.4
    assert abs(nation[1] - agency[1]) < 0.01
    assert abs(number[1] - place[1]) < 0.01
    assert number[0] < 0.4 < place[0]
    assert number[1] < subject[1] < addressed[1] < recipients[1]
    assert subject[0] < 0.4
    assert recipients[0] < 0.02
    assert signer[0] > 0.5
    assert abs(recipients[1] - signer[1]) < 0.01


def test_a_named_type_prints_its_name_over_its_subject():
    page = Printed(document("Quyết định", subject="thành lập Đoàn kiểm tra", addressees=[]))
    assert "QUYẾT ĐỊNH Về việc thành lập Đoàn kiểm tra" in page.text
    assert "V/v" not in page.text
    assert "Kính gửi" not in page.text


def test_days_under_ten_and_the_first_two_months_take_a_zero():
    assert "ngày 09 tháng 02 năm 2019" in Printed(document(on=date(2019, 2, 9))).text
    assert "ngày 29 tháng 6 năm 2019" in Printed(document(on=date(2019, 6, 29))).text


def test_the_page_number_is_hidden_on_the_first_page_only():
    pdf = document(body=["Một đoạn văn dài vừa phải. " * 20] * 10)
    assert not Printed(pdf).text.startswith("1")
    assert Printed(pdf, 1).text.startswith("2 ")


def test_urgency_is_a_red_word_in_a_frame():
    assert "HỎA TỐC" in Printed(document(urgency="Hỏa tốc")).text
    assert "HỎA TỐC" not in Printed(document()).text


def test_a_subject_of_300_letters_is_printed_whole():
    subject = ("triển khai thực hiện nhiệm vụ phát triển kinh tế " * 7)[:300].strip()
    for type_name in ("Công văn", "Tờ trình"):
        assert subject in Printed(document(type_name, subject=subject)).text


def test_same_paper_same_bytes():
    assert document() == document()
    with pikepdf.open(io.BytesIO(document())) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"


def test_the_invented_papers_cover_every_field_of_work():
    assert {paper.field for paper in papers()} == FIELDS
    assert len({paper.subject for paper in papers()}) == len(papers()) >= 60


@pytest.mark.parametrize("paper", papers(), ids=lambda paper: f"{paper.field}-{paper.type_name}")
def test_every_invented_paper_is_put_into_words(paper):
    def words(seed):
        return put_into_words(paper, agency="Sở Tài chính", province="Sơn Lâm", on=ON, random=Random(seed))

    assert words(1) == words(1)
    text = words(1).subject + str(words(1).body)
    assert "{" not in words(1).subject
    assert "./." in text
    assert 2 <= len(words(1).body) <= 10
