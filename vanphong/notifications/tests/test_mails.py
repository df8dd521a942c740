"""Mails: by a real SMTP server, once each, at the right moment, and never a lost one."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from tests.postman import listening
from vanphong.documents.tests.papers import registered
from vanphong.kernel import clock
from vanphong.kernel.capabilities import mail as mail_capability
from vanphong.kernel.web import free_port
from vanphong.notifications.actions import choose_ways, forget
from vanphong.notifications.enums import Channel, Kind
from vanphong.notifications.jobs import outbox
from vanphong.notifications.models import Mail
from vanphong.notifications.rules import Quiet
from vanphong.notifications.tests.telling import told
from vanphong.worktime.rules import OFFICE_ZONE

WORKING = datetime(2026, 3, 4, 9, 0, tzinfo=OFFICE_ZONE)
NIGHT = datetime(2026, 3, 4, 22, 0, tzinfo=OFFICE_ZONE)
ADDRESS = "truongphong@sonhoa.gov.vn"


@pytest.fixture
def postman(settings):
    """A mail server on this machine, and the house told of it."""
    with listening(settings) as postman:
        yield postman


@pytest.fixture
def head(office):
    office.head_kt.email = ADDRESS
    office.head_kt.save(update_fields=["email"])
    return office.head_kt


def sent(at=WORKING):
    with clock.held_at(at):
        outbox.send_mails(0)


def told_at(moment, *people, kind=Kind.OPINION, **options):
    with clock.held_at(moment):
        return told(*people, kind=kind, **options)


def test_a_mail_says_what_the_bell_says_and_leads_to_the_paper(office, head, postman):
    paper = registered(office, subject="V/v cấp kinh phí")
    told_at(WORKING, head, about=paper, text="Chờ anh/chị cho ý kiến: V/v cấp kinh phí")
    sent()
    [message] = postman.taken
    assert message["To"] == ADDRESS
    assert message["Subject"].strip() == "Chờ anh/chị cho ý kiến: V/v cấp kinh phí"
    link = f"https://vanphong.sonhoa.gov.vn{paper.get_absolute_url()}"
    for kind in ("plain", "html"):
        words = message.get_body((kind,)).get_content()
        assert link in words
        assert "V/v cấp kinh phí" in words
        assert "/thong-bao/tuy-chon/" in words


def test_a_mail_goes_out_once_however_often_it_is_asked_for(office, head, postman):
    heard = told_at(WORKING, head)
    told_at(WORKING, head, of=heard)
    sent()
    sent(WORKING + timedelta(minutes=1))
    assert len(postman.taken) == 1


def test_what_is_rolled_back_sends_nothing(office, head, postman):
    with transaction.atomic():
        told_at(WORKING, head)
        transaction.set_rollback(True)
    sent()
    assert postman.taken == []


def test_a_server_that_is_down_loses_nothing(office, head, postman, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    told_at(WORKING, head)
    sent()
    waiting = Mail.objects.get()
    assert (waiting.sent_at, waiting.tries) == (None, 1)
    assert waiting.last_error
    settings.EMAIL_PORT = port
    sent(WORKING + timedelta(minutes=1))
    assert len(postman.taken) == 1
    assert Mail.objects.get().sent_at


def test_an_address_the_server_will_never_take_is_not_tried_again(office, head, postman, sign_in):
    postman.refusals[ADDRESS] = "550 no such user"
    told_at(WORKING, head)
    sent()
    sent(WORKING + timedelta(hours=2))
    mail = Mail.objects.get()
    assert mail.refused_at
    assert mail.tries == 1
    assert "no such user" in sign_in(head).get("/thong-bao/tuy-chon/").content.decode()


def test_an_address_refused_for_now_is_tried_again_and_holds_up_nobody(office, head, postman):
    office.head_nc.email = "khac@sonhoa.gov.vn"
    office.head_nc.save(update_fields=["email"])
    postman.refusals[ADDRESS] = "450 mailbox busy"
    told_at(WORKING, head, office.head_nc)
    sent()
    assert [message["To"] for message in postman.taken] == ["khac@sonhoa.gov.vn"]
    postman.refusals.clear()
    sent(WORKING + timedelta(minutes=1))
    assert len(postman.taken) == 2


@pytest.mark.parametrize("who", [{"email": ""}, {"is_active": False}])
def test_who_has_no_address_or_may_not_sign_in_gets_no_mail(office, head, postman, who):
    type(head).objects.filter(pk=head.pk).update(**who)
    told_at(WORKING, head)
    assert not Mail.objects.exists()


@pytest.mark.parametrize("address", ["không phải địa chỉ", "a@b\nBcc: c@d.vn"])
def test_nothing_goes_to_what_is_no_address(office, head, postman, address):
    type(head).objects.filter(pk=head.pk).update(email=address)
    told_at(WORKING, head)
    sent()
    assert postman.taken == []
    assert Mail.objects.get().refused_at


def test_what_comes_in_quiet_hours_waits_and_makes_one_mail(office, head, postman):
    told_at(NIGHT, head, text="Việc một", url="/1/")
    told_at(NIGHT + timedelta(hours=1), head, text="Việc hai", url="/2/")
    sent(NIGHT + timedelta(hours=2))
    assert postman.taken == []
    sent(datetime(2026, 3, 5, 6, 30, tzinfo=OFFICE_ZONE))
    [message] = postman.taken
    words = message.get_body(("plain",)).get_content()
    assert "Việc một" in words
    assert "Việc hai" in words


def test_an_urgent_paper_does_not_wait(office, head, postman):
    told_at(NIGHT, head, kind=Kind.URGENT)
    sent(NIGHT)
    assert len(postman.taken) == 1


def test_a_kind_is_mailed_only_to_who_wants_it_so(office, head, postman):
    choose_ways(head, {Kind.OPINION: Channel.BELL, Kind.OUTCOME: Channel.MAIL}, Quiet(), ADDRESS)
    told_at(WORKING, head, text="Ý kiến", url="/1/")
    told_at(WORKING, head, kind=Kind.OUTCOME, text="Kết quả", url="/2/")
    sent()
    assert [message["Subject"] for message in postman.taken] == ["Kết quả"]


def test_what_is_found_secret_leaves_the_mails_that_wait(office, head, postman):
    paper = registered(office)
    told_at(NIGHT, head, about=paper, text="Về văn bản mật")
    told_at(NIGHT, head, text="Việc khác", url="/2/")
    forget(paper)
    sent(WORKING + timedelta(days=1))
    words = postman.taken[0].as_string()
    assert "Việc khác" in postman.taken[0].get_body(("plain",)).get_content()
    assert "mật" not in words
    assert len(postman.taken) == 1


def test_a_mail_all_of_which_was_taken_back_is_not_sent(office, head, postman):
    paper = registered(office)
    told_at(WORKING, head, about=paper, text="Về văn bản mật")
    forget(paper)
    sent()
    assert postman.taken == []


def test_without_a_mail_server_there_is_no_mail_and_the_survey_says_so(office, head, settings):
    settings.EMAIL_HOST = ""
    told_at(WORKING, head)
    sent()
    assert not Mail.objects.exists()
    assert not mail_capability().is_on


def test_the_survey_asks_the_mail_server(postman, settings):
    assert mail_capability().is_on
    settings.EMAIL_PORT = free_port()
    assert "không nối được" in mail_capability().detail


def test_people_choose_on_a_page_and_see_that_mail_is_off(office, head, sign_in, settings):
    settings.EMAIL_HOST = ""
    client = sign_in(head)
    assert "chưa có máy chủ thư" in client.get("/thong-bao/tuy-chon/").content.decode()
    ways = dict.fromkeys(Kind, Channel.BELL) | {Kind.WORK: Channel.MAIL}
    client.post("/thong-bao/tuy-chon/ghi/", ways | {"start": "20:00", "end": "07:00", "email": "moi@sonhoa.gov.vn"})
    form = client.get("/thong-bao/tuy-chon/").context["form"]
    assert (form.initial["work"], form.initial["opinion"]) == (Channel.MAIL, Channel.BELL)
    assert (form.initial["email"], form.initial["rest_days"]) == ("moi@sonhoa.gov.vn", False)


def test_an_address_that_is_none_is_refused(office, head, sign_in):
    ways = dict.fromkeys(Kind, Channel.BELL) | {"start": "20:00", "end": "07:00", "email": "moi@@sonhoa"}
    assert sign_in(head).post("/thong-bao/tuy-chon/ghi/", ways).status_code == 422
    head.refresh_from_db()
    assert head.email == ADDRESS
