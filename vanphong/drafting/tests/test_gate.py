"""What stands between a signed draft and its issue, and how each error is got out of the way."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import checksum_of, drafted
from vanphong.documents.tests.papers import signed as signed_as_pdf
from vanphong.drafting import actions
from vanphong.drafting.models import CheckResult
from vanphong.drafting.printing import as_word
from vanphong.drafting.queries import gate_of, obstacles_to_issuing
from vanphong.drafting.tests.papers import clean, faulty
from vanphong.drafting.tests.signing import REASON, explained, in_word, sent, signed
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def signed_in_pdf(office: Office) -> Document:
    """Of which the check has said that it does not judge it."""
    document = signed_as_pdf(office)
    actions.check(document.files.get().blob)
    return document


def heard(document: Document, kind: str) -> None:
    """The worker tells of the last such fact."""
    tell_subscribers(Event.objects.filter(kind=kind, subject_id=document.pk).latest("pk").pk)


def test_an_error_that_was_signed_stands_in_the_way_with_its_rule_and_article(office):
    obstacles = obstacles_to_issuing(signed(office, in_word(office)))
    assert len(obstacles) == 3
    assert any("SO-03, PL I, phần II, mục 3" in one for one in obstacles)
    assert "Chánh Văn phòng cho phép ban hành" in obstacles[-1]


def test_nothing_stands_in_the_way_of_a_clean_paper_or_of_one_that_is_not_judged(office):
    assert obstacles_to_issuing(signed(office, in_word(office, as_word(clean("Công văn"))))) == []
    assert obstacles_to_issuing(signed_in_pdf(office)) == []
    assert obstacles_to_issuing(in_word(office)) == []


def test_a_version_that_is_not_checked_yet_waits(office):
    document = signed(office, in_word(office, checked=False))
    [obstacle] = obstacles_to_issuing(document)
    assert "đang được kiểm tra" in obstacle
    heard(document, "documents.signed")
    assert len(obstacles_to_issuing(document)) == 3


def test_the_log_says_what_a_signed_version_waits_for(office):
    unchecked = signed(office, in_word(office, faulty() + b"\n", checked=False))
    wrong = signed(office, in_word(office))
    actions.hold_issue(unchecked)
    actions.hold_issue(wrong)
    says = [event.says for event in Event.objects.filter(kind="drafting.issue_held").order_by("id")]
    assert says == [
        "Chưa ban hành được: bản đã ký chưa có kết quả kiểm tra thể thức",
        "Chưa ban hành được: bản đã ký còn 2 lỗi thể thức phải sửa",
    ]
    earlier = Event(kind="drafting.issue_held", payload={"errors": 0, "checksum": "0" * 64})
    assert earlier.says == says[0]


def test_what_was_explained_before_it_was_signed_is_accepted_by_the_signature(office):
    assert obstacles_to_issuing(signed(office, explained(office, in_word(office)))) == []


def test_what_was_explained_afterwards_is_accepted_by_who_checks_form(office):
    document = explained(office, signed(office, in_word(office)))
    assert obstacles_to_issuing(document)
    actions.sign_off_form(document, checksum_of(document), actor=office.registrar)
    assert obstacles_to_issuing(document) == []


def test_leave_lifts_it_for_these_bytes(office):
    document = signed(office, in_word(office))
    permit = actions.permit_issue(document, REASON, checksum_of(document), actor=office.deputy)
    assert obstacles_to_issuing(document) == []
    assert (permit.who, permit.reason) == ("Bùi Thị Thanh Hằng, Phó Chánh Văn phòng", REASON)
    with pytest.raises(AlreadyDone):
        actions.permit_issue(document, REASON, checksum_of(document), actor=office.deputy)
    permit.checksum = "0" * 64
    permit.save()
    assert obstacles_to_issuing(document)


def test_leave_is_given_with_a_reason_of_what_was_read_and_only_where_it_is_needed(office):
    document, clean_one = signed(office, in_word(office)), signed_in_pdf(office)
    with pytest.raises(Refused, match="lý do"):
        actions.permit_issue(document, "vội", checksum_of(document), actor=office.chief)
    with pytest.raises(Stale):
        actions.permit_issue(document, REASON, "0" * 64, actor=office.chief)
    with pytest.raises(Refused, match="Không còn lỗi"):
        actions.permit_issue(clean_one, REASON, checksum_of(clean_one), actor=office.chief)
    with pytest.raises(NotPermitted):
        actions.permit_issue(document, REASON, checksum_of(document), actor=office.registrar)


def test_who_may_give_leave_sees_what_waits_for_it(office, sign_in: SignIn):
    document = signed(office, in_word(office))
    address = document.get_absolute_url()
    assert sign_in(office.chief).get(address).status_code == 404
    heard(document, "documents.signed")
    heard(document, "documents.signed")
    assert Event.objects.filter(kind="drafting.issue_held").count() == 1
    page = sign_in(office.chief).get(address).content.decode()
    assert "Cho phép ban hành" in page
    answer = sign_in(office.chief).post(
        reverse("permit-issue", args=[document.pk]), {"reason": REASON, "checksum": checksum_of(document)}
    )
    assert answer.status_code == 302
    page = sign_in(office.registrar).get(address).content.decode()
    assert REASON in page
    assert "Chưa ban hành được:</strong>" not in page


def test_a_result_of_earlier_rules_is_judged_until_there_is_another(office):
    document = signed(office, in_word(office))
    CheckResult.objects.update(rule_set="ND30-2020.0")
    assert len(obstacles_to_issuing(document)) == 3


def test_content_and_form_are_signed_off_by_those_the_decree_names(office):
    document = in_word(office)
    with pytest.raises(NotPermitted):
        actions.sign_off_content(document, checksum_of(document), actor=office.head_nc)
    content = actions.sign_off_content(document, checksum_of(document), actor=office.head_kt)
    form = actions.sign_off_form(document, checksum_of(document), actor=office.head_hc)
    assert (content.who, content.number) == ("Phạm Anh Tuấn, Trưởng phòng", 2)
    assert form.who == "Đỗ Thế Vinh, Trưởng phòng"
    assert gate_of(document).missing == []
    with pytest.raises(AlreadyDone):
        actions.sign_off_content(document, checksum_of(document), actor=office.head_kt)


def test_a_newer_version_is_to_be_signed_off_again_and_the_page_says_so(office, sign_in: SignIn):
    document = in_word(office)
    read = checksum_of(document)
    actions.sign_off_content(document, read, actor=office.head_kt)
    mended, _ = actions.mend_draft(document, actor=office.specialist_kt)
    page = sign_in(office.head_kt).get(document.get_absolute_url()).content.decode()
    assert "đã kiểm tra bản 2, nay có bản 3" in page
    assert "Ký nháy nội dung, bản 3" in page
    with pytest.raises(Stale):
        actions.sign_off_content(mended, read, actor=office.head_kt)


def test_who_signs_is_told_what_is_missing_and_signs_all_the_same(office, sign_in: SignIn):
    document = sent(office, in_word(office))
    page = sign_in(office.vice_chair).get(document.get_absolute_url()).content.decode()
    assert "Nội dung chưa được lãnh đạo đơn vị soạn thảo ký nháy" in page
    assert "Kiểm tra thể thức: 2 lỗi, 2 phải sửa." in page
    assert documents.sign(document, checksum_of(document), actor=office.vice_chair).status == "signed"


def test_who_checks_form_is_whom_the_administrator_named_else_the_registry_and_its_unit(office):
    document = in_word(office)
    actions.name_form_checker(office.specialist_nc, actor=office.administrator)
    with pytest.raises(NotPermitted):
        actions.sign_off_form(document, checksum_of(document), actor=office.registrar)
    actions.sign_off_form(document, checksum_of(document), actor=office.specialist_nc)
    with pytest.raises(AlreadyDone):
        actions.name_form_checker(office.specialist_nc, actor=office.administrator)


def test_who_checks_form_sees_what_waits_for_a_signature(office, sign_in: SignIn):
    document = sent(office, in_word(office))
    browser = sign_in(office.head_hc)
    assert browser.get(document.get_absolute_url()).status_code == 404
    heard(document, "documents.sent_for_signature")
    assert "Ký nháy thể thức, bản 2" in browser.get(document.get_absolute_url()).content.decode()
    page = browser.post(reverse("sign-off-form", args=[document.pk]), {"checksum": checksum_of(document)}, follow=True)
    assert "Đã ký nháy thể thức bản 2." in page.content.decode()


def test_sign_offs_end_with_the_signature_and_the_issue(office):
    document = signed(office, in_word(office, as_word(clean("Công văn"))))
    with pytest.raises(Refused):
        actions.sign_off_content(document, checksum_of(document), actor=office.head_kt)
    documents.issue(document, office.registers["CV"], actor=office.registrar)
    with pytest.raises(Refused):
        actions.sign_off_form(document, checksum_of(document), actor=office.registrar)


def test_a_draft_in_pdf_has_its_sign_offs_too(office, sign_in: SignIn):
    document = drafted(office)
    actions.sign_off_content(document, checksum_of(document), actor=office.head_kt)
    assert (
        "Kiểm tra trước khi ký, ban hành" in sign_in(office.head_kt).get(document.get_absolute_url()).content.decode()
    )
