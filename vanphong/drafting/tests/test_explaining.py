"""Findings explained, and what an explanation covers in a later version."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import checksum_of
from vanphong.drafting import actions
from vanphong.drafting.models import CheckResult, Explanation
from vanphong.drafting.queries import obstacles_to_issuing, shown_of
from vanphong.drafting.rules import covered_in, key_of
from vanphong.drafting.tests.papers import faulty, stored, with_a_day_there_is_none_of
from vanphong.drafting.tests.signing import REASON, explained, found_in, in_word, signed
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def test_an_explanation_holds_for_later_versions_while_the_same_stands_there(office):
    document = explained(office, in_word(office))
    assert shown_of(document).summary == "2 lỗi còn lại, người soạn đã giải trình."
    again = stored(faulty() + b"\n")
    documents.replace_draft(document, (again, "ban-3.docx"), actor=office.specialist_kt)
    actions.check(again)
    document = Document.objects.get(pk=document.pk)
    assert shown_of(document).summary == "2 lỗi còn lại, người soạn đã giải trình."
    finding = found_in(document)[0]
    mended, _ = actions.mend_draft(document, actor=office.specialist_kt)
    with pytest.raises(Stale):
        actions.explain(mended, finding, REASON, actor=office.specialist_kt)


def test_an_explanation_is_the_drafters_has_a_reason_and_is_withdrawn_until_signed(office):
    document = in_word(office)
    finding = found_in(document)[0]
    with pytest.raises(NotPermitted):
        actions.explain(document, finding, REASON, actor=office.head_kt)
    with pytest.raises(Refused):
        actions.explain(document, finding, "ngắn", actor=office.specialist_kt)
    said = actions.explain(document, finding, REASON, actor=office.specialist_kt)
    with pytest.raises(AlreadyDone):
        actions.explain(document, finding, REASON, actor=office.specialist_kt)
    actions.withdraw_explanation(said, actor=office.specialist_kt)
    assert not Explanation.objects.exists()
    assert "2 phải sửa." in shown_of(document).summary
    said = actions.explain(document, finding, REASON, actor=office.specialist_kt)
    signed(office, document)
    with pytest.raises(Refused, match="đã ký cùng"):
        actions.withdraw_explanation(said, actor=office.specialist_kt)
    with pytest.raises(Refused, match="đã ký cùng"):
        actions.explain(document, finding, "Lý do khác hẳn lý do người ký đã đọc.", actor=office.specialist_kt)


def test_an_explanation_does_not_cover_the_same_words_where_they_are_wrong_otherwise(office):
    """A sum that was one dong short is explained; the rows change, and the same sum is far from theirs."""
    document = explained(office, in_word(office))
    result = CheckResult.objects.get(blob=current_draft(document).blob)
    result.found[0]["expected"] = "một điều khác hẳn"
    result.save()
    assert "1 lỗi người soạn đã giải trình" in shown_of(document).summary
    assert len(obstacles_to_issuing(signed(office, document))) == 2


def with_one_place_more(office: Office) -> Document:
    """A day there is none of is explained where it stood once; in the next version it stands twice."""
    document = explained(office, in_word(office, with_a_day_there_is_none_of(1)))
    again = stored(with_a_day_there_is_none_of(2))
    document = documents.replace_draft(document, (again, "ban-3.docx"), actor=office.specialist_kt)
    actions.check(again)
    return document


def test_an_explanation_does_not_cover_more_places_than_it_was_given_for(office, sign_in: SignIn):
    document = with_one_place_more(office)
    assert shown_of(document).summary == "1 lỗi, 1 phải sửa."
    page = sign_in(office.specialist_kt).get(document.get_absolute_url()).content.decode()
    assert "Giải trình không còn giá trị: chỉ cho 1 chỗ, nay bản này có nhiều hơn." in page
    assert "Ghi giải trình" in page
    assert len(obstacles_to_issuing(signed(office, document))) == 2


def test_it_is_said_again_in_the_same_words_for_more_places_and_then_holds_for_fewer(office):
    document = explained(office, with_one_place_more(office))
    assert shown_of(document).summary == "1 lỗi còn lại, người soạn đã giải trình."
    with pytest.raises(AlreadyDone):
        explained(office, document)
    fewer = stored(with_a_day_there_is_none_of(1) + b"\n")
    document = documents.replace_draft(document, (fewer, "ban-4.docx"), actor=office.specialist_kt)
    actions.check(fewer)
    assert shown_of(document).summary == "1 lỗi còn lại, người soạn đã giải trình."
    assert obstacles_to_issuing(signed(office, document)) == []


def test_what_was_signed_with_an_explanation_of_fewer_places_is_explained_and_accepted_afterwards(office):
    document = explained(office, signed(office, with_one_place_more(office)))
    actions.sign_off_form(document, checksum_of(document), actor=office.registrar)
    assert obstacles_to_issuing(document) == []


def test_the_places_of_findings_alike_are_counted_together():
    one = {"rule": "TC-01", "found": "Sở Kế hoạch", "expected": "Sở Tài chính", "times": 1}
    assert covered_in([one], {key_of(one): 1}) == {key_of(one)}
    assert covered_in([one, one], {key_of(one): 1}) == set()


def test_an_explanation_of_before_they_were_counted_holds_for_as_many_places_as_there_were(office):
    document = explained(office, in_word(office, with_a_day_there_is_none_of(2)))
    Explanation.objects.update(times=1)
    import_module("vanphong.drafting.migrations.0008_explanations_say_how_often").count(apps, connection)
    assert Explanation.objects.get(document=document).times == 2


def test_the_page_explains_a_finding_and_shows_by_whom(office, sign_in: SignIn):
    document = in_word(office)
    rule, found, expected = found_in(document)[0]
    browser = sign_in(office.specialist_kt)
    said = {"rule": rule, "found": found, "expected": expected, "reason": REASON}
    assert browser.post(reverse("explain-finding", args=[document.pk]), said).status_code == 302
    page = sign_in(office.head_kt).get(document.get_absolute_url()).content.decode()
    assert f"Giải trình: {REASON}" in page
    assert "Nguyễn Thu Trang, Chuyên viên" in page
    assert "1 lỗi người soạn đã giải trình" in page
