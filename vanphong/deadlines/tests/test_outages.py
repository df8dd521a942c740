"""Gián đoạn: what was open moves by the working time lost, once, and it is on record."""

import re
from datetime import date

import pytest
from django.urls import reverse

from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.ballots.models import Ballot
from vanphong.ballots.tests.slips import opened
from vanphong.consultations import actions as consultations
from vanphong.consultations.enums import AnswerState
from vanphong.consultations.models import Addressee
from vanphong.consultations.tests.asked import place_of, sent
from vanphong.deadlines.actions import move_deadlines, record_outage
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.memos import actions as memos
from vanphong.memos.models import Memo, RoundStep
from vanphong.routing import actions as routing
from vanphong.routing.models import Assignment
from vanphong.routing.rules import active_assignment
from vanphong.worktime.models import Outage
from vanphong.worktime.queries import forget_calendar

from .items import at, handled, question, step

REASON = "Mất điện tại trung tâm dữ liệu."


@pytest.fixture(autouse=True)
def _friday():
    """What is made is made on Friday 27/02/2026, 10:00; outages are declared a week later."""
    forget_calendar()
    with clock.held_at(at("27/02/2026 10:00")):
        yield
    forget_calendar()


def declared(office, first: str, last: str, moment: str = "06/03/2026 08:00"):
    """Declared, and heard by the worker: how many deadlines have moved."""
    with clock.held_at(at(moment)):
        outage = record_outage(at(first), at(last), REASON, actor=office.administrator)
        return move_deadlines(declaration(outage))


def declaration(outage: Outage) -> Event:
    return history_of(outage).get(kind="deadlines.outage_recorded")


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        ("27/02/2026", "27/02/2026"),  # before it began
        ("02/03/2026", "03/03/2026"),  # the day that was lost
        ("05/03/2026", "06/03/2026"),
        ("06/03/2026", "09/03/2026"),  # over the weekend
    ],
)
def test_a_lost_day_moves_due_dates(office, due, moved):
    paper = handled(office, at(f"{due} 00:00").date())
    declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    expected = at(f"{moved} 00:00").date()
    assert Document.objects.get(pk=paper.pk).due_date == expected
    assert [event.kind for event in history_of(paper)].count("documents.due_moved") == (due != moved)


@pytest.mark.parametrize(
    ("own", "moved"),
    [
        (date(2026, 3, 5), date(2026, 3, 6)),
        (date(2026, 3, 4), date(2026, 3, 5)),  # an earlier one of their own
        (date(2026, 2, 27), date(2026, 2, 27)),  # over before it began
    ],
)
def test_the_handlers_date_goes_along(office, own, moved):
    paper = handled(office, date(2026, 3, 5))
    Assignment.objects.filter(document=paper).update(due_date=own)
    declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    assert Assignment.objects.get(document=paper).due_date == moved


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        ("02/03/2026 09:00", "02/03/2026 09:00"),  # due as it began
        ("02/03/2026 09:30", "02/03/2026 10:30"),  # due while it lasted
        ("02/03/2026 10:30", "02/03/2026 11:30"),
        ("02/03/2026 11:00", "02/03/2026 14:00"),  # over noon: half an hour is left of the morning
        ("02/03/2026 17:30", "03/03/2026 08:30"),  # over night
    ],
)
def test_an_hour_moves_steps_by_a_working_hour(office, due, moved):
    waiting = step(office, at(due))
    assert declared(office, "02/03/2026 09:00", "02/03/2026 10:00") == (due != moved)
    waiting.refresh_from_db()
    assert waiting.due_at == at(moved)
    kinds = [event.kind for event in history_of(Memo(pk=waiting.memo_id))]
    assert kinds.count("memos.step_due_moved") == (due != moved)


def test_an_hour_moves_the_end_of_a_vote_by_a_working_hour(office):
    running, over = opened(office, due_at=at("02/03/2026 17:30")), opened(office, due_at=at("02/03/2026 09:00"))
    assert declared(office, "02/03/2026 09:00", "02/03/2026 10:00") == 1
    assert Ballot.objects.get(pk=running.pk).due_at == at("03/03/2026 08:30")
    assert Ballot.objects.get(pk=over.pk).due_at == at("02/03/2026 09:00")
    assert [event.kind for event in history_of(running)].count("ballots.due_moved") == 1


def test_an_hour_moves_no_due_date(office):
    paper = handled(office, date(2026, 3, 5))
    assert declared(office, "02/03/2026 09:00", "02/03/2026 10:00") == 0
    assert Document.objects.get(pk=paper.pk).due_date == date(2026, 3, 5)


def test_questions_between_units_move(office):
    asked = question(office, date(2026, 3, 3))
    declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    asked.refresh_from_db()
    assert asked.due_date == date(2026, 3, 4)
    assert "routing.question_due_moved" in [event.kind for event in history_of(asked.document)]


def test_places_asked_by_a_consultation_move_and_the_silent_are_awaited_again(office):
    asked = sent(office, due_date=date(2026, 3, 2))
    declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    places = asked.addressees.order_by("pk")
    assert {(place.due_date, place.state) for place in places} == {(date(2026, 3, 3), AnswerState.AWAITING)}
    assert [event.kind for event in history_of(asked)].count("consultations.due_moved") == places.count()


def test_a_date_set_after_it_was_over_stays(office):
    with clock.held_at(at("03/03/2026 08:00")):
        paper = handled(office, date(2026, 3, 5))
    declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    assert Document.objects.get(pk=paper.pk).due_date == date(2026, 3, 5)


def test_a_date_set_anew_after_it_was_over_stays(office):
    """Whoever chose it, or gave the work to somebody, knew by then how many days were left."""
    chosen, given = handled(office, date(2026, 3, 5)), handled(office, date(2026, 3, 6))
    waiting = step(office, at("04/03/2026 11:00"))
    place = place_of(sent(office, due_date=date(2026, 3, 4)), office.respondent)
    with clock.held_at(at("03/03/2026 08:00")):
        routing.override_due(chosen, date(2026, 3, 9), "Hồ sơ phức tạp.", actor=office.chief)
        routing.assign(given, office.specialist_kt2, due_date=date(2026, 3, 5), actor=office.head_kt)
    with clock.held_at(at("03/03/2026 08:00")):
        memos.set_step_due(waiting, at("05/03/2026 10:00"), "Hồ sơ phức tạp.", actor=office.chief)
        wish = consultations.ask_extension(place, date(2026, 3, 6), "Chờ họp Ban Giám đốc.", actor=office.respondent)
        consultations.grant_extension(wish, actor=office.specialist_kt)
    declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    assert RoundStep.objects.get(pk=waiting.pk).due_at == at("05/03/2026 10:00")
    assert Addressee.objects.get(pk=place.pk).due_date == date(2026, 3, 6)
    assert Document.objects.get(pk=chosen.pk).due_date == date(2026, 3, 9)
    assert Document.objects.get(pk=given.pk).due_date == date(2026, 3, 9)
    assert active_assignment(given).due_date == date(2026, 3, 5)


def test_said_or_heard_again_it_moves_nothing_more(office):
    paper, waiting = handled(office, date(2026, 3, 5)), step(office, at("05/03/2026 11:00"))
    assert declared(office, "02/03/2026 07:30", "02/03/2026 17:30") == 2
    with pytest.raises(AlreadyDone):
        declared(office, "02/03/2026 07:30", "02/03/2026 17:30")
    outage = Outage.objects.get()
    tell_subscribers(declaration(outage).pk)
    waiting.refresh_from_db()
    assert (Document.objects.get(pk=paper.pk).due_date, waiting.due_at) == (date(2026, 3, 6), at("06/03/2026 11:00"))
    assert sorted(event.kind for event in history_of(outage)) == ["deadlines.moved", "deadlines.outage_recorded"]


def test_two_outages_add_up_whichever_is_declared_first(office):
    waiting = step(office, at("05/03/2026 11:00"))
    declared(office, "03/03/2026 08:00", "03/03/2026 09:00")
    declared(office, "02/03/2026 08:00", "02/03/2026 09:00")
    waiting.refresh_from_db()
    assert waiting.due_at == at("05/03/2026 15:00")


def test_an_outage_that_overlaps_one_is_refused_and_moves_nothing(office):
    waiting = step(office, at("05/03/2026 10:00"))
    declared(office, "02/03/2026 08:00", "02/03/2026 09:00")
    with pytest.raises(Refused):
        declared(office, "02/03/2026 08:30", "02/03/2026 09:30")
    waiting.refresh_from_db()
    assert (waiting.due_at, Outage.objects.count()) == (at("05/03/2026 11:00"), 1)


def test_only_the_administrator_declares(office):
    with pytest.raises(NotPermitted), clock.held_at(at("06/03/2026 08:00")):
        record_outage(at("02/03/2026 08:00"), at("02/03/2026 09:00"), REASON, actor=office.chief)


def test_the_page_says_how_many_deadlines_were_moved(office, sign_in):
    handled(office, date(2026, 3, 5))
    words = {"first_day": "2/3/2026", "first_time": "07:30", "last_day": "2/3/2026", "last_time": "17:30"}
    words["reason"] = REASON
    browser = sign_in(office.administrator)
    with clock.held_at(at("06/03/2026 08:00")):
        assert "Đã khai báo gián đoạn." in browser.post(reverse("outages"), words, follow=True).content.decode()
        tell_subscribers(declaration(Outage.objects.get()).pk)
        text = browser.get(reverse("outages")).content.decode()
    assert REASON in text
    assert re.search(r"Số hạn đã dời\W+1\W", text)


def test_the_page_says_what_is_wrong_with_the_times(office, sign_in):
    typed = {"first_day": "2/3/2026", "first_time": "25:00", "last_day": "2/3/2026", "last_time": "17:30"}
    answer = sign_in(office.administrator).post(reverse("outages"), typed | {"reason": REASON})
    assert answer.status_code == 422
    assert "Từ giờ" in answer.content.decode()
