"""Mẫu văn bản: a Word file filled from what is at hand, and clean by the check."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as WordFile

from tests.office import Office
from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import registered
from vanphong.drafting.rules import BODIES, TYPES, check_word, fill
from vanphong.kernel import clock
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def answered(office: Office) -> Document:
    paper = registered(office)
    let_see(paper, AccessReason.ASSIGNED, people=[office.specialist_kt])
    return paper


def words_of(data: bytes) -> str:
    document = WordFile(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_a_letter_is_filled_from_the_paper_it_answers_and_its_signer(office: Office, sign_in: SignIn) -> None:
    paper = answered(office)
    asked = {"loai": "Công văn", "trich_yeu": "bổ sung kinh phí", "nguoi_ky": office.vice_chair.pk, "reply": paper.pk}
    answer = sign_in(office.specialist_kt).get(reverse("paper-model-file"), asked)
    words = words_of(answer.content)
    for said in (
        "ỦY BAN NHÂN DÂN TỈNH SƠN HÒA",
        "/UBND-KT",
        "V/v bổ sung kinh phí",
        f"Kính gửi: {paper.issuer_name}",
        paper.code,
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        office.vice_chair.full_name,
        "- Như trên;",
        "- Lưu: VT, KT.",
    ):
        assert said in words, said


def test_by_order_of_the_chair_the_office_signs(office: Office, sign_in: SignIn) -> None:
    asked = {"loai": "Thông báo", "trich_yeu": "kết luận cuộc họp", "nguoi_ky": office.deputy.pk}
    answer = sign_in(office.specialist_kt).get(reverse("paper-model-file"), asked)
    assert "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG" in words_of(answer.content)


def test_each_type_of_the_decree_has_its_text_and_no_other_has() -> None:
    assert BODIES.keys() == TYPES.keys()


@pytest.mark.parametrize("type_name", TYPES)
def test_what_is_downloaded_has_no_finding_but_the_open_places(
    office: Office, sign_in: SignIn, tmp_path: Path, type_name: str
) -> None:
    asked = {"loai": type_name, "trich_yeu": "phòng cháy, chữa cháy rừng", "nguoi_ky": office.chair.pk}
    path = tmp_path / "mau.docx"
    path.write_bytes(sign_in(office.specialist_kt).get(reverse("paper-model-file"), asked).content)
    assert {one.rule for one in check_word(path, clock.today()).findings} <= {"KG-04"}


def test_the_way_leads_from_the_page_of_a_new_draft(office: Office, sign_in: SignIn) -> None:
    paper, browser = answered(office), sign_in(office.specialist_kt)
    way = f"{reverse('paper-models')}?reply={paper.pk}"
    assert way in browser.get(f"{reverse('draft-new')}?reply={paper.pk}").content.decode()
    page = browser.get(way).content.decode()
    assert f"trả lời {paper.issuer_name}" in page


def test_braces_in_what_is_typed_are_words(office: Office, sign_in: SignIn) -> None:
    asked = {"loai": "Báo cáo", "trich_yeu": "về {{ ten_la }} năm 2026"}
    answer = sign_in(office.specialist_kt).get(reverse("paper-model-file"), asked)
    assert "về {{ ten_la }} năm 2026" in words_of(answer.content)


def test_a_type_that_is_none_is_refused_in_words(office: Office, sign_in: SignIn) -> None:
    answer = sign_in(office.specialist_kt).get(reverse("paper-model-file"), {"loai": "Thư tay"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Còn mục chưa đúng") == 1


def test_a_paper_one_may_not_see_fills_nothing(office: Office, sign_in: SignIn) -> None:
    asked = {"loai": "Công văn", "reply": answered(office).pk}
    assert sign_in(office.specialist_nc).get(reverse("paper-model-file"), asked).status_code == 404


@pytest.mark.parametrize("text", ["{{ ten_la }}", "{{ trich_yeu", "{{ trich_yeu.__class__ }}"])
def test_a_merge_field_is_one_of_a_fixed_list(text: str) -> None:
    with pytest.raises(KeyError):
        fill(text, {"trich_yeu": "x"})


def test_a_field_without_a_value_stays_open() -> None:
    assert fill("về {{ trich_yeu }} của {{ co_quan }}.", {"co_quan": "Sở Tài chính"}) == "về … của Sở Tài chính."
