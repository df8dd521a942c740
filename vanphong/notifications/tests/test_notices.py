"""Who is told what: the right people, once, and never the one who did it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse

from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.enums import Secrecy, Urgency
from vanphong.documents.tests.papers import awaiting_signature, issued, line, registered, signed
from vanphong.kernel import clock
from vanphong.notifications.models import Notice
from vanphong.notifications.queries import unread_count
from vanphong.notifications.tests.telling import who_hears_of
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Appointment
from vanphong.org.tests.granting import days, granted
from vanphong.routing import actions as routing

REGISTRARS = {"registrar", "registrar2"}


def instructed(office, **values):
    paper = registered(office, field=office.fields["KT"])
    order = {"lead": office.units["KT"], "due_date": None, "text": "Giao phòng tham mưu."} | values
    routing.instruct(paper, **order, actor=office.chief)
    return paper


def handled(office):
    paper = instructed(office)
    routing.assign(paper, office.specialist_kt, actor=office.head_kt)
    return paper


def urgent(office):
    registered(office, urgency=Urgency.IMMEDIATE)


def supported(office):
    instructed(office, supporting=[office.units["NC"]], informed=[office.units["HC"]])


def sent_back(office):
    routing.send_back(instructed(office), "Không thuộc lĩnh vực của phòng.", actor=office.head_kt)


def claimed(office):
    routing.claim(instructed(office), actor=office.specialist_kt2)


def handed_back(office):
    routing.hand_back(handled(office), "Tôi đang đi công tác dài ngày.", actor=office.specialist_kt)


def asked(office):
    return routing.ask_unit(handled(office), office.units["NC"], "Có vướng quy định nào?", actor=office.specialist_kt)


def answered(office):
    routing.answer_question(asked(office), "Không vướng quy định nào.", actor=office.specialist_nc)


def declined(office):
    documents.decline(awaiting_signature(office), "Sửa lại thời hạn báo cáo.", actor=office.vice_chair)


def delegated(office):
    granted(office.chief, office.deputy)


def delegated_by_the_administrator(office):
    org.grant(office.chief, office.deputy, *days(), actor=office.administrator)


def revoked(office):
    org.revoke(granted(office.chief, office.deputy), actor=office.chief)


def noted_away(office):
    org.plan_absence(office.chief, *days(), "Đi công tác", actor=office.administrator)


def put_on_duty(office):
    org.put_on_duty(office.deputy_off, *days(30, 36), actor=office.chief)


def appointed(office):
    unit, today = office.units["KT"], clock.today()
    org.appoint(office.head_nc, unit, Role.SPECIALIST, title="Biệt phái", valid_from=today, actor=office.administrator)


def given_a_new_password(office):
    org.reset_password(office.head_nc, actor=office.administrator)


@pytest.mark.parametrize(
    ("happens", "kind", "told"),
    [
        (registered, "documents.registered", set()),
        (urgent, "documents.registered", {"chief"}),
        (instructed, "routing.instructed", {"head_kt"}),
        (supported, "routing.instructed", {"head_kt", "head_nc", "head_hc"}),
        (sent_back, "routing.sent_back", {"chief"}),
        (handled, "routing.assigned", {"specialist_kt"}),
        (claimed, "routing.claimed", {"head_kt"}),
        (handed_back, "routing.handed_back", {"head_kt"}),
        (asked, "routing.unit_asked", {"head_nc"}),
        (answered, "routing.unit_answered", {"specialist_kt"}),
        (awaiting_signature, "documents.sent_for_signature", {"vice_chair"}),
        (declined, "documents.signature_declined", {"specialist_kt"}),
        (signed, "documents.signed", REGISTRARS),
        (issued, "documents.issued", {"specialist_kt"}),
        (delegated, "org.powers_granted", {"deputy"}),
        (delegated_by_the_administrator, "org.powers_granted", {"chief", "deputy"}),
        (revoked, "org.grant_revoked", {"deputy"}),
        (noted_away, "org.absence_planned", {"chief"}),
        (put_on_duty, "org.put_on_duty", {"deputy_off"}),
        (appointed, "org.appointed", {"head_nc"}),
        (given_a_new_password, "org.password_reset", {"head_nc"}),
    ],
)
def test_who_hears_of_a_fact(office, happens, kind, told):
    happens(office)
    assert who_hears_of(kind) == Counter(told)


def test_the_one_who_did_it_is_not_told(office):
    paper = instructed(office)
    routing.assign(paper, office.head_kt, actor=office.head_kt)
    tell_subscribers(Event.objects.filter(kind="routing.assigned").get().pk)
    assert not Notice.objects.exists()


def test_what_was_told_of_a_paper_goes_when_it_is_found_secret(office):
    paper = registered(office, urgency=Urgency.IMMEDIATE)
    tell_subscribers(Event.objects.filter(kind="documents.registered").get().pk)
    assert Notice.objects.exists()
    paper = documents.unregister(paper, "Văn bản này là văn bản mật.", actor=office.registrar)
    documents.register(paper, line(secrecy=Secrecy.CONFIDENTIAL), actor=office.registrar)
    tell_subscribers(Event.objects.filter(kind="documents.secret_registered").get().pk)
    assert not Notice.objects.exists()


def test_a_former_head_is_not_told(office):
    ended = clock.today() - timedelta(days=1)
    Appointment.objects.filter(person=office.head_kt).update(valid_to=ended)
    Appointment.objects.create(
        person=office.specialist_kt2, unit=office.units["KT"], role=Role.UNIT_HEAD, valid_from=clock.today()
    )
    instructed(office)
    tell_subscribers(Event.objects.filter(kind="routing.instructed").get().pk)
    assert Notice.objects.get().person == office.specialist_kt2


@pytest.fixture
def notice(office):
    """The division's head was told of a paper to lead."""
    instructed(office)
    tell_subscribers(Event.objects.filter(kind="routing.instructed").get().pk)
    return Notice.objects.get()


def test_the_page_lists_what_one_was_told(office, notice, sign_in):
    assert notice.text in sign_in(office.head_kt).get(reverse("notices")).content.decode()
    assert notice.text not in sign_in(office.head_nc).get(reverse("notices")).content.decode()


def test_opening_a_notice_marks_it_read_and_goes_to_the_paper(office, notice, sign_in):
    answer = sign_in(office.head_kt).post(reverse("notice-open", args=[notice.pk]))
    assert answer.url == notice.document.get_absolute_url()
    assert unread_count(office.head_kt) == 0


def test_a_notice_of_somebody_else_is_not_there(office, notice, sign_in):
    assert sign_in(office.head_nc).post(reverse("notice-open", args=[notice.pk])).status_code == 404
    assert unread_count(office.head_kt) == 1


def test_reading_all_reads_only_ones_own(office, notice, sign_in):
    sign_in(office.head_nc).post(reverse("notices-read"))
    assert unread_count(office.head_kt) == 1
    sign_in(office.head_kt).post(reverse("notices-read"))
    assert unread_count(office.head_kt) == 0


@pytest.mark.parametrize(
    "until", ["2026-13-45T00:00:00+00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:00-23:59"]
)
def test_a_moment_no_page_could_have_said_is_no_error(office, sign_in, until):
    assert sign_in(office.registrar).post(reverse("notices-read"), {"until": until}).status_code == 302
