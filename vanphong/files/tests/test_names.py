"""Names as people give them: shown, never trusted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanphong.files.enums import Kind
from vanphong.files.rules import clean_name, name_with_suffix

CASES = [
    (unicodedata.normalize("NFD", "Tờ trình số 5.pdf"), "Tờ trình số 5.pdf"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\Hương\\Công văn.docx", "Công văn.docx"),
    ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
    ("công văn\u202efdp.exe", "công vănfdp.exe"),
    ("  hai   khoảng  trắng.pdf ", "hai khoảng trắng.pdf"),
    ("thư mục/", "thư mục"),
    ("..", "Không tên"),
    ("", "Không tên"),
]


@pytest.mark.parametrize(("given_name", "kept"), CASES)
def test_a_name_is_cleaned(given_name, kept):
    assert clean_name(given_name) == kept


def test_a_long_name_keeps_its_ending():
    name = clean_name("Ý" * 300 + ".pdf")

    assert name == "Ý" * 196 + ".pdf"


@given(st.text(max_size=400))
def test_any_name_becomes_a_short_plain_one_and_stays_so(name):
    cleaned = clean_name(name)

    assert 0 < len(cleaned) <= 200
    assert "/" not in cleaned
    assert "\\" not in cleaned
    assert clean_name(cleaned) == cleaned


@pytest.mark.parametrize(
    ("name", "kind", "handed_out"),
    [
        ("a.pdf", Kind.PDF, "a.pdf"),
        ("a.PDF", Kind.PDF, "a.PDF"),
        ("a.jpeg", Kind.JPEG, "a.jpeg"),
        ("hóa đơn.pdf.exe", Kind.PDF, "hóa đơn.pdf.exe.pdf"),
        ("QĐ 12.2019", Kind.PDF, "QĐ 12.2019.pdf"),
    ],
)
def test_a_file_is_handed_out_under_the_ending_of_its_content(name, kind, handed_out):
    assert name_with_suffix(name, kind) == handed_out
