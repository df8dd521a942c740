"""Correcting, replacing and recalling what was issued."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.people import work_off_jobs
from vanphong.audit.models import Event
from vanphong.documents.actions import discard
from vanphong.documents.enums import CorrectionKind, Status
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import signed
from vanphong.issuing import actions
from vanphong.issuing.enums import DeliveryState
from vanphong.issuing.jobs import release_due
from vanphong.issuing.models import Issuance
from vanphong.issuing.queries import corrected_between, recalled_between
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale

from .papers import WRONG, arrived, delivery_to, held_back, issued, recalled, registered_there, released

pytestmark = pytest.mark.django_db
WHAT = "Sai tên đơn vị ở mục 2, sửa thành Sở Xây dựng."


def _report(office) -> Document:
    return actions.issue(signed(office, type_name="Báo cáo"), office.registers["BC"], actor=office.registrar)


def test_a_fault_of_form_is_corrected_by_a_letter(office):
    document, letter, report = issued(office), issued(office), _report(office)
    with pytest.raises(Refused):
        actions.tie_correction(document, report, CorrectionKind.LETTER, WHAT, actor=office.registrar)
    actions.tie_correction(document, letter, CorrectionKind.LETTER, WHAT, actor=office.registrar)
    with pytest.raises(AlreadyDone):
        actions.tie_correction(document, letter, CorrectionKind.LETTER, WHAT, actor=office.registrar)
    document.refresh_from_db()
    assert document.corrected_word == "Được đính chính"
    today = clock.today()
    assert [one.by for one in corrected_between(office.agency.pk, today, today)] == [letter]
    assert not recalled_between(office.agency.pk, today, today)


def test_content_is_replaced_by_a_document_of_the_same_form(office):
    document, letter, report = _report(office), issued(office), _report(office)
    for wrong in (letter, document):
        with pytest.raises(Refused):
            actions.tie_correction(document, wrong, CorrectionKind.REPLACEMENT, WHAT, actor=office.registrar)
    actions.tie_correction(document, report, CorrectionKind.REPLACEMENT, WHAT, actor=office.registrar)
    kinds = Event.objects.filter(kind__in=["issuing.corrected", "issuing.corrects"]).values_list("kind", "subject_id")
    assert set(kinds) == {("issuing.corrected", document.pk), ("issuing.corrects", report.pk)}


def test_what_is_not_issued_corrects_nothing_and_nothing_is_corrected_from_below(office):
    document = issued(office)
    with pytest.raises(Refused):
        actions.tie_correction(document, signed(office), CorrectionKind.LETTER, WHAT, actor=office.registrar)
    with pytest.raises(NotPermitted):
        actions.tie_correction(document, issued(office), CorrectionKind.LETTER, WHAT, actor=office.specialist_kt)


def test_what_is_recalled_mends_nothing(office):
    document, letter = issued(office), recalled(office, issued(office), carried_out=False)
    letter.refresh_from_db()
    with pytest.raises(Refused, match="thu hồi"):
        actions.tie_correction(document, letter, CorrectionKind.LETTER, WHAT, actor=office.registrar)


def test_a_leader_decides_the_recall_and_the_registry_carries_it_out(office):
    document = released(office)
    for nobody in (office.registrar, office.specialist_kt, office.deputy):
        with pytest.raises(NotPermitted):
            actions.order_recall(document, WRONG, actor=nobody)
    with pytest.raises(Stale):
        actions.carry_out_recall(document, actor=office.registrar)
    order = actions.order_recall(document, WRONG, actor=office.vice_chair)
    with pytest.raises(AlreadyDone):
        actions.order_recall(document, WRONG, actor=office.vice_chair)
    with pytest.raises(NotPermitted):
        actions.carry_out_recall(document, actor=office.vice_chair)
    done = actions.carry_out_recall(document, actor=office.registrar)
    assert (done.pk, done.carried_out_by) == (order.pk, office.registrar)
    today = clock.today()
    assert list(recalled_between(office.agency.pk, today, today)) == [order]


def test_what_was_not_registered_there_yet_is_taken_out_of_their_intake_at_once(office):
    document = released(office)
    recalled(office, document)
    assert arrived(office, document).status == Status.DISCARDED
    assert delivery_to(document, office.neighbour).state == DeliveryState.RECALLED


@pytest.mark.django_db(transaction=True)
def test_what_was_registered_there_is_cancelled_by_their_registrar_and_the_sender_hears(office, sign_in):
    document = released(office)
    incoming = registered_there(office, document)
    work_off_jobs()
    with pytest.raises(Stale):
        actions.cancel_recalled(incoming, actor=office.outsider_registrar)
    recalled(office, document)
    assert delivery_to(document, office.neighbour).recall_awaited
    browser = sign_in(office.outsider_registrar)
    page = browser.get(incoming.get_absolute_url()).content.decode()
    assert "Hủy văn bản theo yêu cầu thu hồi" in page
    assert f"thu hồi {document.code}: {WRONG}" in page
    with pytest.raises(NotPermitted):
        actions.cancel_recalled(incoming, actor=office.registrar)
    cancelled = actions.cancel_recalled(incoming, actor=office.outsider_registrar)
    assert cancelled.status == Status.WITHDRAWN
    assert cancelled.entry
    file = cancelled.files.get()
    assert browser.get(reverse("document-file", args=[cancelled.pk, file.pk])).status_code == 404
    page = browser.get(cancelled.get_absolute_url()).content.decode()
    assert "không xem được nội dung" in page
    assert "nơi gửi đã được báo lại" in page
    work_off_jobs()
    assert delivery_to(document, office.neighbour).state == DeliveryState.RECALLED


def test_what_they_refused_is_closed_there_too(office, sign_in):
    document = released(office)
    incoming = arrived(office, document)
    discard(incoming, "Gửi nhầm nơi nhận.", actor=office.outsider_registrar)
    address = reverse("document-file", args=[incoming.pk, incoming.files.get().pk])
    assert sign_in(office.outsider_registrar).get(address).status_code == 200
    recalled(office, document)
    assert sign_in(office.outsider_registrar).get(address).status_code == 404


def test_nothing_more_is_sent_of_what_is_recalled_and_paper_is_awaited(office):
    document = released(office)
    post = delivery_to(document, office.government_office)
    actions.enter_post([actions.Posting(post)], clock.today(), actor=office.registrar)
    recalled(office, document)
    assert delivery_to(document, office.finance).state == DeliveryState.RECALLED
    assert delivery_to(document, office.government_office).recall_awaited
    back = actions.mark_recalled(post, actor=office.registrar)
    assert back.state == DeliveryState.RECALLED
    with pytest.raises(AlreadyDone):
        actions.mark_recalled(post, actor=office.registrar)
    with pytest.raises(Refused):
        actions.tie_correction(document, issued(office), CorrectionKind.LETTER, WHAT, actor=office.registrar)


def test_pages_and_lists_say_what_befell_it(office, sign_in):
    document, letter = issued(office), issued(office)
    actions.tie_correction(document, letter, CorrectionKind.LETTER, WHAT, actor=office.registrar)
    browser = sign_in(office.registrar)
    assert "Được đính chính" in browser.get("/van-ban-di/").content.decode()
    page = browser.get(document.get_absolute_url()).content.decode()
    assert letter.code in page
    assert WHAT in page
    recalled(office, document)
    assert WRONG in browser.get(document.get_absolute_url()).content.decode()


def test_what_waits_for_its_hour_and_is_recalled_never_leaves(office, monkeypatch):
    document = held_back(office)
    recalled(office, document)
    with pytest.raises(Stale):
        actions.release_now(document, WRONG, actor=office.registrar)
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    release_due(0)
    assert Issuance.objects.get(document=document).released_at is None
