"""The page of two versions beside each other, and the confined process behind it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.printing import as_word
from vanphong.drafting.queries import comparison_of, passages_of
from vanphong.drafting.rules import compare_files
from vanphong.drafting.tests.papers import clean, faulty, stored
from vanphong.drafting.tests.test_versions import brought, two_versions, word
from vanphong.files.actions import store_made
from vanphong.files.tests.samples import typeset_pdf
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
LONG = [f"Khoản {number}. Giữ nguyên nội dung này." for number in range(1, 40)]


def compared(browser: Client, document: Document, query: str = "") -> str:
    answer = browser.get(f"{reverse('draft-compare', args=[document.pk])}{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def three_versions(office: Office) -> Document:
    document = two_versions(office)
    brought(document, word(*LONG, "Điều 2. Giao Sở Tài chính chủ trì."), office.specialist_kt)
    brought(document, word("Mở đầu", *LONG, "Điều 2. Giao Sở Xây dựng chủ trì."), office.specialist_kt)
    return document


def test_the_newest_is_compared_with_the_one_before(office: Office, sign_in: SignIn) -> None:
    shown = compared(sign_in(office.head_kt), three_versions(office))
    for words in (
        "Bản 3 → bản 4: 1 đoạn sửa, 1 đoạn thêm.",
        "<ins>Mở đầu</ins>",
        "Giao Sở <del>Tài chính </del>",
        "Giao Sở <ins>Xây dựng </ins>",
        "35 đoạn không đổi",
        'href="#doi-2"',
        "Thay đổi 2/2",
        "Góp ý đoạn 41",
    ):
        assert words in shown


def test_any_two_versions_are_compared(office: Office, sign_in: SignIn) -> None:
    document, browser = three_versions(office), sign_in(office.head_kt)
    assert "Bản 4 → bản 2" in compared(browser, document, "?truoc=4&sau=2")
    assert "không có thay đổi" in compared(browser, document, "?truoc=4&sau=4")
    address = reverse("draft-compare", args=[document.pk])
    for query in ("?truoc=9", "?sau=x", "?gac=1", f"?gac={10**17}"):
        assert browser.get(address + query).status_code == 404


def test_a_draft_of_one_version_has_nothing_to_compare(office: Office, sign_in: SignIn) -> None:
    assert "chưa có gì để so" in compared(sign_in(office.head_kt), drafted(office))


def test_of_other_files_than_word_only_the_lines_are_compared(office: Office, sign_in: SignIn) -> None:
    document = drafted(office)
    for text in ("Giao So Tai chinh", "Giao So Xay dung"):
        file = (store_made(typeset_pdf(text)), "du-thao.pdf")
        documents.replace_draft(document, file, actor=office.specialist_kt)
    shown = compared(sign_in(office.head_kt), document)
    assert "định dạng không được so" in shown
    assert "<ins>Xay dung</ins>" in shown


def test_a_file_without_words_says_so(office: Office, sign_in: SignIn) -> None:
    shown = compared(sign_in(office.head_kt), two_versions(office))
    assert "Không đọc được chữ trong một trong hai bản" in shown


def test_real_papers_are_compared_in_the_confined_process() -> None:
    right, wrong = stored(as_word(clean("Công văn"))), stored(faulty())
    found = comparison_of(right, wrong).found
    assert found
    assert found.summary == "1 đoạn sửa"
    assert found == compare_files(right.path, wrong.path)
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in cells[-1] for cells in passages_of(right).passages)
