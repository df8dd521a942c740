"""E-mail with receipts: by a real mail server, a link nobody can guess, and what its page does."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.postman import listening
from vanphong.audit.models import Event
from vanphong.issuing import actions
from vanphong.issuing.enums import DeliveryState
from vanphong.issuing.jobs import send_mails
from vanphong.issuing.models import Delivery
from vanphong.issuing.rules import MOST_DOWNLOADS
from vanphong.kernel import clock

from .papers import MAILBOX, delivery_to, held_back, recalled, released, to_four_places

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https://vanphong\.sonhoa\.gov\.vn(/nhan-van-ban/([\w-]+)/)")


@pytest.fixture
def postman(settings):
    with listening(settings) as postman:
        yield postman


def _mailed(office) -> Delivery:
    delivery = delivery_to(released(office), office.finance)
    send_mails(0)
    return Delivery.objects.get(pk=delivery.pk)


def _link(postman) -> str:
    body = postman.taken[-1].get_body(("plain",)).get_content()
    return LINK.search(body)[1]


def test_the_mail_carries_a_link_and_the_database_only_its_hash(office, postman):
    delivery = _mailed(office)
    mail, token = postman.taken[0], LINK.search(postman.taken[0].get_body(("plain",)).get_content())[2]
    assert (mail["To"], delivery.state) == (MAILBOX, DeliveryState.SENT)
    assert delivery.document.code in mail["Subject"]
    assert len(token) >= 43
    assert token not in str(Delivery.objects.filter(pk=delivery.pk).values())
    send_mails(0)
    assert len(postman.taken) == 1


def test_without_a_mail_server_it_waits_and_says_so(office, sign_in):
    document = released(office)
    send_mails(0)
    assert delivery_to(document, office.finance).state == DeliveryState.WAITING
    page = sign_in(office.registrar).get(document.get_absolute_url()).content.decode()
    assert "Máy chủ thư chưa được đặt" in page


def test_nothing_is_mailed_before_the_hour(office, postman):
    document = held_back(office, to_four_places(office))
    send_mails(0)
    assert not postman.taken
    assert delivery_to(document, office.finance).state == DeliveryState.WAITING


def test_a_refused_address_fails_with_the_words_of_the_server(office, postman):
    postman.refusals[MAILBOX] = "550 no such mailbox"
    delivery = _mailed(office)
    assert delivery.state == DeliveryState.FAILED
    assert "550 no such mailbox" in delivery.reason
    assert Event.objects.filter(kind="issuing.failed", subject_id=delivery.document_id).exists()


def test_a_server_that_is_busy_is_asked_again_later(office, postman, monkeypatch):
    postman.refusals[MAILBOX] = "451 try again"
    delivery = _mailed(office)
    assert (delivery.state, delivery.tries) == (DeliveryState.WAITING, 1)
    assert delivery.due_at > clock.now()
    postman.refusals.clear()
    later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    send_mails(0)
    assert Delivery.objects.get(pk=delivery.pk).state == DeliveryState.SENT


def test_a_server_that_is_down_loses_nothing(office, postman, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    delivery = _mailed(office)
    assert (delivery.state, delivery.tries) == (DeliveryState.WAITING, 0)
    assert "sẽ gửi lại" in delivery.reason
    settings.EMAIL_PORT = port
    send_mails(0)
    assert len(postman.taken) == 1


def test_an_address_no_mail_can_be_written_to_holds_up_no_other(office, postman):
    document = released(office)
    wrong, right = delivery_to(document, office.finance), delivery_to(document, office.government_office)
    actions.redirect(wrong, actions.Way("email", f"vanthu@{'ơ' * 60}.vn"), actor=office.registrar)
    actions.redirect(right, actions.Way("email", "vanthu@chinhphu.vn"), actor=office.registrar)
    send_mails(0)
    assert Delivery.objects.get(pk=wrong.pk).state == DeliveryState.FAILED
    assert Delivery.objects.get(pk=right.pk).state == DeliveryState.SENT


def test_word_of_a_recall_that_the_server_refuses_is_told_to_the_registry(office, postman, sign_in):
    delivery = _mailed(office)
    Client().post(f"{_link(postman)}tai-ve/")
    postman.refusals[MAILBOX] = "550 mailbox closed"
    recalled(office, delivery.document)
    send_mails(0)
    assert Delivery.objects.get(pk=delivery.pk).recall_awaited
    page = sign_in(office.registrar).get(delivery.document.get_absolute_url()).content.decode()
    assert "Chưa báo được thu hồi" in page
    assert "550 mailbox closed" in page


def test_the_page_of_the_link_reads_without_writing_and_confirms_by_posting(office, postman):
    delivery, stranger = _mailed(office), Client()
    link = _link(postman)
    page = stranger.get(link)
    assert page.status_code == 200
    assert {"Xác nhận đã nhận", delivery.document.code} <= {
        word for word in ("Xác nhận đã nhận", delivery.document.code) if word in page.content.decode()
    }
    assert Delivery.objects.get(pk=delivery.pk).state == DeliveryState.SENT
    for _ in range(2):
        assert stranger.post(f"{link}xac-nhan/").status_code == 302
    assert Delivery.objects.get(pk=delivery.pk).state == DeliveryState.RECEIVED
    assert Event.objects.filter(kind="issuing.received", subject_id=delivery.document_id).count() == 1


def test_taking_the_file_gives_what_was_sent_and_counts_as_read(office, postman):
    delivery, stranger = _mailed(office), Client()
    answer = stranger.post(f"{_link(postman)}tai-ve/")
    assert b"".join(answer.streaming_content) == delivery.final.path.read_bytes()
    fresh = Delivery.objects.get(pk=delivery.pk)
    assert (fresh.state, fresh.downloads) == (DeliveryState.READ, 1)
    assert fresh.received_at
    Delivery.objects.filter(pk=delivery.pk).update(downloads=MOST_DOWNLOADS)
    assert stranger.post(f"{_link(postman)}tai-ve/").status_code == 409


def test_a_link_ends_after_ninety_days_and_a_wrong_one_leads_nowhere(office, postman, monkeypatch):
    _mailed(office)
    link, stranger = _link(postman), Client()
    assert stranger.get(reverse("take-document", args=["x" * 43])).status_code == 404
    later = clock.now() + timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert stranger.get(link).status_code == 410
    assert stranger.post(f"{link}tai-ve/").status_code == 409


def test_a_recalled_document_gives_no_bytes_and_its_reader_confirms(office, postman):
    delivery, stranger = _mailed(office), Client()
    link = _link(postman)
    stranger.post(f"{link}tai-ve/")
    recalled(office, delivery.document, carried_out=False)
    page = stranger.get(link)
    assert page.status_code == 410
    assert "Đã thu hồi" in page.content.decode()
    assert delivery.document.subject not in page.content.decode()
    assert stranger.post(f"{link}tai-ve/").status_code == 409
    actions.carry_out_recall(delivery.document, actor=office.registrar)
    send_mails(0)
    assert "THU HỒI" in postman.taken[-1]["Subject"]
    assert Delivery.objects.get(pk=delivery.pk).recall_awaited
    stranger.post(f"{_link(postman)}da-huy/")
    assert Delivery.objects.get(pk=delivery.pk).state == DeliveryState.RECALLED
