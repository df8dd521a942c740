"""Soạn ngay trên trang: what is typed is seen at once, kept as the Word file it makes, and opened again."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as WordFile

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.actions import Holder, let_see
from vanphong.documents.enums import AccessReason, Status, Urgency
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.queries import current_draft, shown_of
from vanphong.documents.tests.papers import registered
from vanphong.drafting import actions
from vanphong.drafting.forms import acts_for
from vanphong.drafting.models import Letter
from vanphong.drafting.printing import as_word
from vanphong.drafting.rules import Typed
from vanphong.drafting.tests.locking import files_read_under_a_lock
from vanphong.drafting.tests.papers import clean, stored
from vanphong.files.jobs import convert_to_pdf
from vanphong.files.models import Blob
from vanphong.files.queries import page_text, reading_copy
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
BODY = "Thực hiện **kế hoạch** năm, đề nghị các cơ quan:\n1. Rà soát số liệu.\n2. Báo cáo trước ngày 25 hằng tháng./."
TYPED = Typed("Công văn", "rà soát số liệu", "Sở Tài chính\nSở Xây dựng", "", BODY, "Chủ tịch (báo cáo)\nBan Tiếp dân")


def boxes(office: Office, **changed: Any) -> dict[str, Any]:
    values = {
        "do": "save",
        "key": uuid4(),
        "document_type": office.types["Công văn"].pk,
        "urgency": 0,
        "subject": "rà soát số liệu",
        "addressees": "Sở Tài chính",
        "basis": "",
        "body": BODY,
        "recipients": "Chủ tịch (báo cáo)",
        "signer": office.vice_chair.pk,
    }
    return values | changed


def written(office: Office) -> Document:
    return actions.write_letter(office.types["Công văn"], TYPED, actor=office.specialist_kt)


def words_of(document: Document) -> str:
    version = current_draft(document)
    assert version is not None
    file = WordFile(io.BytesIO(version.blob.path.read_bytes()))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in file.paragraphs)])


def test_what_is_typed_becomes_a_draft_in_word(office: Office, sign_in: SignIn) -> None:
    answer = sign_in(office.specialist_kt).post(reverse("letter-new"), boxes(office, urgency=1))
    document = Document.objects.latest("pk")
    assert answer["Location"] == document.get_absolute_url()
    assert (document.subject, document.urgency) == ("V/v rà soát số liệu", Urgency.URGENT)
    words = words_of(document)
    for said in (
        "/UBND-KT",
        "V/v rà soát số liệu",
        "KHẨN",
        "Kính gửi: Sở Tài chính",
        "1. Rà soát số liệu.",
        "- Lưu: VT, KT.",
    ):
        assert said in words, said
    assert "**" not in words
    assert office.vice_chair.full_name in words
    assert [(one.name, one.group) for one in document.recipients.all()] == [
        ("Sở Tài chính tỉnh Sơn Hòa", "action"),
        ("Chủ tịch (báo cáo)", "report"),
    ]


def test_its_pages_are_there_at_once_and_libreoffice_is_not_asked(office: Office) -> None:
    document = written(office)
    version = current_draft(document)
    assert version is not None
    assert len(shown_of(document).pages) == 1
    copy = reading_copy(version.blob)
    assert copy is not None
    assert "Rà soát số liệu" in page_text(copy, 1)
    convert_to_pdf(version.blob_id)
    assert reading_copy(version.blob) == copy


def test_a_second_click_makes_no_second_draft(office: Office, sign_in: SignIn) -> None:
    browser, typed = sign_in(office.specialist_kt), boxes(office)
    first, second = (browser.post(reverse("letter-new"), typed)["Location"] for _ in range(2))
    assert first == second


def test_it_opens_again_with_its_words_and_is_kept_as_a_new_version(office: Office, sign_in: SignIn) -> None:
    document, browser = written(office), sign_in(office.specialist_kt)
    way = reverse("letter-edit", args=[document.pk])
    assert way in browser.get(document.get_absolute_url()).content.decode()
    page = browser.get(way)
    assert page.context["form"].initial["body"] == BODY
    changed = boxes(office, body=BODY.replace("25", "20"), seen=document.version, subject="rà soát số liệu")
    answer = browser.post(way, changed)
    assert answer["Location"] == document.get_absolute_url()
    assert DocumentFile.objects.filter(document=document).count() == 2
    assert "trước ngày 20" in words_of(document)
    assert browser.get(way).context["form"].initial["body"] == changed["body"]


def test_the_same_words_twice_are_one_version_and_others_from_an_old_page_are_refused(office: Office) -> None:
    document = written(office)
    with pytest.raises(AlreadyDone, match="không thay đổi"):
        actions.rewrite_letter(document, TYPED, actor=office.specialist_kt, seen=document.version)
    seen, again = document.version, Typed.of(TYPED.kept() | {"body": "Đoạn khác./."})
    actions.rewrite_letter(document, again, actor=office.specialist_kt, seen=seen)
    with pytest.raises(AlreadyDone):
        actions.rewrite_letter(document, again, actor=office.specialist_kt, seen=seen)
    with pytest.raises(Stale):
        actions.rewrite_letter(document, TYPED, actor=office.specialist_kt, seen=seen)


def test_a_version_from_word_can_no_longer_be_edited_on_the_page(office: Office, sign_in: SignIn) -> None:
    document, browser = written(office), sign_in(office.specialist_kt)
    file = (stored(as_word(clean("Công văn"))), "du-thao.docx")
    documents.replace_draft(document, file, actor=office.specialist_kt)
    answer = browser.get(reverse("letter-edit", args=[document.pk]))
    assert answer.status_code == 409
    for page in (answer, browser.get(document.get_absolute_url())):
        assert "không sửa trên trang được nữa" in page.content.decode()
    with pytest.raises(Refused):
        actions.rewrite_letter(document, TYPED, actor=office.specialist_kt)


def test_only_who_drafted_it_edits_it(office: Office, sign_in: SignIn) -> None:
    document = written(office)
    assert sign_in(office.head_kt).get(reverse("letter-edit", args=[document.pk])).status_code == 403
    assert sign_in(office.specialist_nc).get(reverse("letter-edit", args=[document.pk])).status_code == 404
    with pytest.raises(NotPermitted):
        actions.rewrite_letter(document, TYPED, actor=office.head_kt)
    with pytest.raises(NotPermitted):
        actions.write_letter(office.types["Công văn"], TYPED, actor=office.registrar)


def test_nobody_waits_for_the_paper_while_its_new_version_is_made(office: Office) -> None:
    document = actions.write_letter(office.types["Công văn"], TYPED, actor=office.specialist_kt)
    again = replace(TYPED, subject="rà soát số liệu, lần hai")
    assert files_read_under_a_lock(lambda: actions.rewrite_letter(document, again, actor=office.specialist_kt)) == 0


def test_while_one_writes_the_page_and_its_findings_are_shown_and_nothing_is_kept(
    office: Office, sign_in: SignIn
) -> None:
    browser, before = sign_in(office.specialist_kt), (Event.objects.count(), Blob.objects.count())
    typed = boxes(office, do="", subject="", addressees="", body="Đoạn đang viết")
    answer = browser.post(reverse("letter-new"), typed, headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert shown.count("data:image/png;base64,") == 1
    assert "<html" not in shown
    assert "PL I, phần II" in shown
    assert (Event.objects.count(), Blob.objects.count()) == before


def test_the_same_without_scripts_keeps_every_word(office: Office, sign_in: SignIn) -> None:
    answer = sign_in(office.specialist_kt).post(reverse("letter-new"), boxes(office, do="see"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "data:image/png;base64," in page
    assert BODY in page.replace("&quot;", '"')
    assert not Letter.objects.exists()


def test_an_answer_begins_with_whom_and_what_it_answers(office: Office, sign_in: SignIn) -> None:
    paper = registered(office)
    Document.objects.filter(pk=paper.pk).update(code_number="125", code_notation="STC-NS", issued_date=date(2026, 3, 5))
    let_see(paper, AccessReason.ASSIGNED, people=[office.specialist_kt])
    browser, way = sign_in(office.specialist_kt), f"{reverse('letter-new')}?reply={paper.pk}"
    page = browser.get(way)
    assert page.context["form"].initial["addressees"] == paper.issuer_name
    assert f"Trả lời văn bản số 125/STC-NS ngày 05/03/2026 của {paper.issuer_name}" in page.content.decode()
    browser.post(way, boxes(office))
    assert Document.objects.latest("pk").replies_to == paper
    assert sign_in(office.specialist_nc).get(way).status_code == 404


def test_the_ways_lead_here(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.specialist_kt)
    for name in ("draft-new", "paper-models"):
        assert reverse("letter-new") in browser.get(reverse(name)).content.decode()


def test_whoever_handles_a_paper_is_offered_to_answer_it_here(office: Office) -> None:
    paper = registered(office)
    Document.objects.filter(pk=paper.pk).update(status=Status.ASSIGNED)
    documents.hand_over(Document.objects.get(pk=paper.pk), Holder(office.units["KT"], "handle", office.specialist_kt))
    paper = Document.objects.get(pk=paper.pk)
    (act,) = acts_for(office.specialist_kt, paper)
    assert act.context["url"] == f"{reverse('letter-new')}?reply={paper.pk}"
    assert acts_for(office.specialist_nc, paper) == []


def test_the_words_of_a_model_fill_only_what_is_empty(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.specialist_kt)
    asked = boxes(office, do="model", document_type=office.types["Quyết định"].pk, basis="Căn cứ Luật A;", body="")
    form = browser.post(reverse("letter-new"), asked).context["form"]
    assert form["basis"].value() == "Căn cứ Luật A;"
    assert "QUYẾT ĐỊNH:\nĐiều 1. rà soát số liệu." in form["body"].value()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"body": ""}, "Trường này là bắt buộc"),
        ({"subject": " "}, "bắt buộc"),
        ({"body": "Đoạn văn dài.\n" * 100_000}, "quá mức 60.000 ký tự"),
        ({"body": "a\x07b"}, "ký tự điều khiển"),
        ({"addressees": "Sở\u202e Tài chính"}, "đổi chiều đọc"),
        ({"body": "|" + "a|" * 200}, "Bảng có 200 cột"),
        ({"recipients": "x" * 201}, "dài quá 200 ký tự"),
        ({"signer": 0}, "Người ký"),
    ],
)
def test_what_cannot_be_a_paper_is_refused_in_words_and_stays_on_the_page(
    office: Office, sign_in: SignIn, changed: dict[str, Any], says: str
) -> None:
    answer = sign_in(office.specialist_kt).post(reverse("letter-new"), boxes(office, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "rà soát số liệu" in page or "Rà soát số liệu" in page
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "body", ["<script>alert(1)</script> & <b>đậm</b>", '#import "x" $a$ @b <c> \\ * _ `', "{{ trich_yeu }} {% x %}"]
)
def test_markup_of_any_kind_is_only_words(office: Office, sign_in: SignIn, body: str) -> None:
    browser = sign_in(office.specialist_kt)
    page = browser.post(reverse("letter-new"), boxes(office, do="see", body=body)).content.decode()
    assert "<script>alert" not in page
    assert "data:image/png" in page
    browser.post(reverse("letter-new"), boxes(office, body=body))
    assert body in words_of(Document.objects.latest("pk"))


def test_words_kept_are_the_bytes_own(office: Office) -> None:
    document = written(office)
    version = current_draft(document)
    assert version is not None
    assert Typed.of(Letter.objects.get(blob=version.blob).typed) == TYPED
    assert Letter.objects.get().written_at.date() <= clock.now().date()
