"""The pages of copies, from the paper that is copied to the numbered copy that is sent."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from vanphong.documents import actions as documents
from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import line, made_file
from vanphong.drafting.tests.measuring import rows_read
from vanphong.files.models import Blob
from vanphong.issuing import actions
from vanphong.issuing.actions import CopyOf
from vanphong.issuing.enums import CopyKind, Form
from vanphong.issuing.models import Copy, Issuance
from vanphong.kernel.errors import NotPermitted, Refused

from .papers import in_pages, released

pytestmark = pytest.mark.django_db
P, E = Form.PAPER, Form.ELECTRONIC
TO = (("Sở Tài chính", None, "information"),)


def came_in(office) -> Document:
    """Registered, with its pages."""
    received = documents.receive(office.agency, [(in_pages(), "thong-bao.pdf")], actor=office.registrar)
    values = line(code_number="105", code_notation="TB-UBND", issued_date=received.received_at.date())
    return documents.register(received, values, actor=office.registrar)


def made(office, copy: CopyOf, who=None, **options) -> Document:
    return actions.make_copy(copy, office.chief, actor=who or office.chief, **options)


def sent_on(office, draft: Document) -> Issuance:
    documents.send_for_signature(draft, office.chief, actor=draft.drafter)
    documents.sign(draft, current_draft(draft).blob_id, actor=office.chief)
    document = actions.issue(draft, office.registers["SAO"], actor=office.registrar)
    return Issuance.objects.get(document=document)


def _words(blob: Blob, page: int = -1) -> str:
    return " ".join(rows_read(blob.path.read_bytes(), page))


def test_a_full_copy_on_paper_is_the_paper_with_the_block_numbered_on_issue(office):
    draft = made(office, CopyOf(came_in(office), CopyKind.FULL, P, P, recipients=TO))
    pages = _words(current_draft(draft).blob)
    for words in ("SAOY", "TL.CHỦTỊCH", "CHÁNHVĂNPHÒNG", "-SởTàichính", "/SY-UBND"):
        assert words in pages
    assert "01/SY-UBND" not in pages
    issuance = sent_on(office, draft)
    assert issuance.placed
    day = issuance.document.issued_date
    month = f"{day.month:02}" if day.month < 3 else day.month
    pages = _words(issuance.source)
    assert "Số:01/SY-UBND" in pages
    assert f"ngày{day.day:02}tháng{month}năm{day.year}" in pages
    assert "105/TB-UBND" in _words(issuance.source, 0)


def test_an_electronic_copy_is_marked_with_the_moment_of_issue(office):
    draft = made(office, CopyOf(came_in(office), CopyKind.FULL, P, E, recipients=TO))
    assert "SAOY" not in _words(current_draft(draft).blob, 0)
    issuance = sent_on(office, draft)
    found = _words(issuance.source, 0)
    assert "SAOY;Ủybannhândân" in found
    assert re.search(r"T\d\d:\d\d:\d\d\+07:00", found)


def test_an_electronic_copy_that_cannot_be_marked_is_not_issued(office):
    draft = made(office, CopyOf(came_in(office), CopyKind.FULL, P, E, recipients=TO))
    documents.replace_draft(draft, made_file(), actor=office.chief)
    with pytest.raises(Refused, match="lập lại bản sao"):
        sent_on(office, draft)


def test_a_copy_of_what_was_recalled_since_is_not_issued(office):
    original = came_in(office)
    draft = made(office, CopyOf(original, CopyKind.FULL, P, P, recipients=TO))
    documents.cancel_recalled(original, "Ban hành nhầm.", actor=office.registrar)
    with pytest.raises(Refused, match="đã thu hồi"):
        sent_on(office, draft)


def test_an_extract_has_the_form_of_the_paper_and_its_own_words_only(office):
    text = "Điều 3. Tổ chức thực hiện\n1. Sở Tài chính chủ trì."
    draft = made(office, CopyOf(came_in(office), CopyKind.EXTRACT, P, P, "Điều 3", TO, text))
    pages = _words(current_draft(draft).blob)
    for words in ("Số:105/TB-UBND", "Điều3.", "SởTàichínhchủtrì", "TRÍCHSAO", "/TrS-UBND"):
        assert words in pages
    assert "01/TrS-UBND" in _words(sent_on(office, draft).source)
    assert Copy.objects.get(document=draft).part == "Điều 3"


def test_a_copy_of_the_issued_paper_has_what_was_sent_and_may_be_copied_in_its_turn(office):
    document = released(office)
    final = Issuance.objects.get(document=document)
    final.final = in_pages()
    final.save()
    draft = made(office, CopyOf(document, CopyKind.FULL, E, P, recipients=TO), office.specialist_kt)
    assert "105/TB-UBND" in _words(current_draft(draft).blob, 0)
    full = sent_on(office, draft).document
    lined = CopyOf(full, CopyKind.COPY_OF_COPY, P, P, recipients=TO)
    again = sent_on(office, made(office, lined, office.specialist_kt, scan=in_pages()))
    assert "Số:02/SL-UBND" in _words(again.source)


def test_the_paper_that_was_signed_has_to_be_scanned_first(office):
    copy = CopyOf(released(office), CopyKind.FULL, P, E, recipients=TO)
    with pytest.raises(Refused, match="quét"):
        made(office, copy, office.specialist_kt)
    assert made(office, copy, office.specialist_kt, scan=in_pages()).files.get(role=FileRole.DRAFT).blob


def test_nobody_copies_what_is_not_theirs_to_see_nor_without_drafting(office):
    copy = CopyOf(came_in(office), CopyKind.FULL, P, P, recipients=TO)
    for nobody in (office.specialist_kt, office.registrar, office.outsider):
        with pytest.raises(NotPermitted):
            made(office, copy, nobody)
    with pytest.raises(Refused, match="thẩm quyền ký"):
        actions.make_copy(copy, office.registrar, actor=office.chief)


def test_an_extract_without_words_is_refused_before_anything_is_drafted(office):
    before = Document.objects.count()
    with pytest.raises(Refused, match="nội dung"):
        made(office, CopyOf(came_in(office), CopyKind.EXTRACT, P, P, "Điều 3", TO, " "))
    assert Document.objects.count() == before + 1


def test_the_page_makes_one_copy_however_often_it_is_sent(office, sign_in):
    document, browser = came_in(office), sign_in(office.chief)
    address = f"/van-ban/{document.pk}/ban-sao/"
    assert address in browser.get(document.get_absolute_url()).content.decode()
    page = browser.get(address).content.decode()
    assert "Sao y: từ văn bản giấy sang văn bản điện tử" in page
    assert "Sao lục" not in page
    sent = {"key": uuid4(), "way": "SY-paper-paper", "recipients": "- Sở Tài chính;", "signer": office.chief.pk}
    first, second = browser.post(address, sent), browser.post(address, sent)
    assert first.url == second.url
    copy = Copy.objects.get(original=document).document
    assert "Bản sao y" in browser.get(document.get_absolute_url()).content.decode()
    assert "Văn bản được sao" in browser.get(copy.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"way": "SY-electronic-electronic"}, "lựa chọn"),
        ({"way": "TrS-paper-paper"}, "Trích sao cần ghi nội dung trích."),
        ({"text": "Điều 3"}, "Chỉ trích sao mới ghi nội dung trích"),
        ({"recipients": " - ; "}, "ít nhất một nơi nhận"),
        ({"scan": SimpleUploadedFile("a.pdf", b"%PDF-1.7 nothing")}, "không được nhận"),
        ({"text": "Điều \u202e3", "way": "TrS-paper-paper", "part": "Điều 3"}, "đổi chiều"),
    ],
)
def test_what_is_typed_wrong_is_said_beside_it_and_kept(office, sign_in, wrong, said):
    document, browser = came_in(office), sign_in(office.chief)
    sent = {"key": uuid4(), "way": "SY-paper-paper", "recipients": "Sở Xây dựng", "signer": office.chief.pk}
    answer = browser.post(f"/van-ban/{document.pk}/ban-sao/", sent | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Copy.objects.exists()
