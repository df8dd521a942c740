"""Who is told of time (lateness, extensions, outages), of consultations and of votes by slip."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.ballots import actions as ballots
from vanphong.ballots.jobs import remind_before_due
from vanphong.ballots.tests import slips
from vanphong.consultations import actions as consultations
from vanphong.deadlines.actions import record_outage, seed_escalation_rules
from vanphong.deadlines.jobs import escalate_everything
from vanphong.documents.actions import close
from vanphong.documents.enums import DueChange
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import made_file, registered
from vanphong.kernel import clock
from vanphong.memos.actions import ask_more_time, decline_more_time, move_step_due
from vanphong.memos.tests import papers as memos
from vanphong.notifications.models import Notice
from vanphong.notifications.tests.telling import who_hears_of
from vanphong.org import actions as org
from vanphong.routing import actions as routing
from vanphong.routing.models import UnitQuestion
from vanphong.worktime.queries import forget_calendar
from vanphong.worktime.rules import OFFICE_ZONE

REASON = "Chờ số liệu của Sở Tài chính."
TUESDAY = datetime(2026, 3, 3, 10, tzinfo=OFFICE_ZONE)
EVERYBODY = {"chair", "vice_chair", "vice_chair_nc", "chief"}


@pytest.fixture(autouse=True)
def _tuesday():
    forget_calendar()
    with clock.held_at(TUESDAY):
        yield
    forget_calendar()


def handled(office, days=10, **limits):
    paper = registered(office, field=office.fields["KT"])
    due = clock.today() + timedelta(days=days)
    routing.instruct(paper, lead=office.units["KT"], due_date=due, text="Giao phòng.", actor=office.chief)
    routing.assign(paper, office.specialist_kt, actor=office.head_kt, **limits)
    return Document.objects.get(pk=paper.pk)


def late(office):
    seed_escalation_rules(office.agency)
    return handled(office, days=0)


def soon_due(office):
    late(office)
    escalate_everything()


def paused_by_then(office):
    paper = late(office)
    escalate_everything()
    routing.pause(paper, REASON, "Sở Tài chính", clock.today() + timedelta(days=20), actor=office.specialist_kt)


def paused(office):
    until = clock.today() + timedelta(days=20)
    routing.pause(handled(office, days=5), REASON, "Sở Tài chính", until, actor=office.specialist_kt)


def done_by_then(office):
    paper = late(office)
    escalate_everything()
    close(paper, "Đã trả lời qua điện thoại.", actor=office.specialist_kt)


def wanted(office, days=20):
    paper = handled(office)
    return routing.ask_extension(paper, clock.today() + timedelta(days=days), REASON, actor=office.specialist_kt)


def wanted_of_the_head(office):
    paper = handled(office, days=20, due_date=clock.today() + timedelta(days=5))
    routing.ask_extension(paper, clock.today() + timedelta(days=9), REASON, actor=office.specialist_kt)


def given(office):
    routing.decide_extension(wanted(office), True, actor=office.chief)


def overridden(office):
    routing.override_due(handled(office), clock.today() + timedelta(days=20), REASON, actor=office.chief)


def down_for_a_day(office):
    handled(office)
    day = TUESDAY - timedelta(days=1)
    Document.objects.update(received_at=day - timedelta(days=1))
    office.agency.documents.get().instructions.update(given_at=day - timedelta(days=1))
    record_outage(day.replace(hour=7), day.replace(hour=18), "Mất điện.", actor=office.administrator)
    tell_subscribers(Event.objects.get(kind="deadlines.outage_recorded").pk)


def step_moved(office):
    step = memos.submitted(office).steps.open().get()
    step.due_at = TUESDAY
    step.save()
    move_step_due(step, TUESDAY + timedelta(hours=1), why=DueChange.OUTAGE, reason="Mất điện.", actor=None)


def step_wants_time(office):
    step = memos.submitted(office).steps.open().get()
    return ask_more_time(step, clock.now() + timedelta(days=60), "Chờ số liệu của Sở.", actor=office.head_kt)


def step_gets_no_time(office):
    decline_more_time(step_wants_time(office), "Phải trình trong ngày.", actor=office.chief)


def consulted(office):
    values = consultations.Values("Dự thảo kế hoạch đầu tư công", clock.today() + timedelta(days=7))
    asking = consultations.write(office.units["KT"], values, actor=office.specialist_kt, file=made_file()[0])
    units = [office.units["NC"], office.units["HC"]]
    consultations.address(asking, units=units, actor=office.specialist_kt)
    return consultations.send(asking, actor=office.specialist_kt)


def place_of(office):
    return consulted(office).addressees.get(unit=office.units["NC"])


def reminded(office):
    consultations.remind(consulted(office), actor=office.specialist_kt)


def more_time_wanted(office):
    day = clock.today() + timedelta(days=14)
    return consultations.ask_extension(place_of(office), day, REASON, actor=office.specialist_nc)


def more_time_given(office):
    consultations.grant_extension(more_time_wanted(office), actor=office.specialist_kt)


def more_time_refused(office):
    consultations.decline_extension(more_time_wanted(office), REASON, actor=office.specialist_kt)


def place_moved(office):
    day = clock.today() + timedelta(days=9)
    consultations.move_due(place_of(office), day, reason="Mất điện.", actor=office.administrator)


def question_moved(office):
    day = clock.today()
    asking = {"due_date": day, "actor": office.specialist_kt}
    asked = routing.ask_unit(handled(office), office.units["NC"], "Có vướng quy định nào?", **asking)
    question = UnitQuestion.objects.get(pk=asked.pk)
    said = {"why": DueChange.OUTAGE, "reason": "Mất điện.", "actor": office.administrator}
    routing.move_question_due(question, day + timedelta(days=1), **said)


def lapsed(office):
    request = wanted(office)
    routing.assign(request.document, office.specialist_kt2, actor=office.head_kt)


def answered(office):
    consultations.answer(place_of(office), "agree", actor=office.specialist_nc)


def closed_by_the_head(office):
    consultations.close(consulted(office), REASON, actor=office.head_kt)


def consultation_cancelled(office):
    consultations.cancel(consulted(office), REASON, actor=office.specialist_kt)


def vote_soon_due(office):
    ballot = slips.opened(office)
    slips.vote(ballot, office.chair)
    with clock.held_at(ballot.due_at - timedelta(minutes=5)):
        remind_before_due(ballot.pk)
    slips.vote(ballot, office.chief)


def vote_moved(office):
    ballot = slips.opened(office)
    slips.vote(ballot, office.chair)
    ballots.move_due(ballot, ballot.due_at + timedelta(days=1), reason="Mất điện.", actor=office.administrator)


@pytest.mark.parametrize(
    ("happens", "kind", "told"),
    [
        (soon_due, "deadlines.escalated", {"specialist_kt"}),
        (paused_by_then, "deadlines.escalated", set()),
        (done_by_then, "deadlines.escalated", set()),
        (paused, "documents.clock_stopped", {"chief"}),
        (wanted, "routing.extension_asked", {"chief"}),
        (wanted_of_the_head, "routing.extension_asked", {"head_kt"}),
        (given, "routing.extension_decided", {"specialist_kt"}),
        (given, "documents.due_moved", set()),
        (overridden, "documents.due_moved", {"specialist_kt"}),
        (down_for_a_day, "documents.due_moved", {"specialist_kt"}),
        (step_moved, "memos.step_due_moved", {"head_kt"}),
        (step_wants_time, "memos.more_time_asked", {"chief", "deputy", "deputy_off"}),
        (step_gets_no_time, "memos.more_time_declined", {"head_kt"}),
        (consulted, "consultations.sent", {"head_nc", "head_hc"}),
        (reminded, "consultations.reminded", {"head_nc", "head_hc"}),
        (more_time_wanted, "consultations.extension_asked", {"specialist_kt"}),
        (more_time_given, "consultations.extension_granted", {"head_nc"}),
        (more_time_refused, "consultations.extension_declined", {"head_nc"}),
        (place_moved, "consultations.due_moved", {"head_nc"}),
        (question_moved, "routing.question_due_moved", {"head_nc"}),
        (lapsed, "routing.extension_lapsed", {"specialist_kt"}),
        (answered, "consultations.answered", {"specialist_kt"}),
        (closed_by_the_head, "consultations.closed", {"specialist_kt"}),
        (consultation_cancelled, "consultations.cancelled", {"head_nc", "head_hc"}),
        (slips.opened, "ballots.opened", EVERYBODY),
        (slips.closed, "ballots.closed", EVERYBODY),
        (vote_soon_due, "ballots.due_soon", {"vice_chair", "vice_chair_nc"}),
        (vote_moved, "ballots.due_moved", {"specialist_kt", "vice_chair", "vice_chair_nc", "chief"}),
    ],
)
def test_who_hears_of_it(office, happens, kind, told):
    happens(office)
    assert who_hears_of(kind) == Counter(told)


def test_the_head_and_the_chief_hear_when_nothing_was_done(office):
    late(office)
    told = {}
    for days in (0, 2, 6):
        with clock.held_at(TUESDAY + timedelta(days=days)):
            escalate_everything()
            told[days] = set(who_hears_of("deadlines.escalated"))
    assert told == {0: {"specialist_kt"}, 2: {"specialist_kt", "head_kt"}, 6: {"specialist_kt", "head_kt", "chief"}}
    assert Notice.objects.get(person=office.head_kt).text.startswith("Đôn đốc văn bản quá hạn 2 ngày: ")


def test_a_sentence_that_ends_does_not_end_twice_before_the_name_of_the_memo(office):
    step_wants_time(office)
    assert who_hears_of("memos.more_time_asked")
    texts = set(Notice.objects.filter(person=office.chief).values_list("text", flat=True))
    assert any("Chờ số liệu của Sở: " in text for text in texts)


def late_memo(office):
    """The deputy chief was to opine a week ago; the Chief has never seen the memo."""
    seed_escalation_rules(office.agency)
    memo = memos.at_office(office, paper=False, draft=False)
    memo.steps.open().update(due_at=TUESDAY - timedelta(days=7))
    escalate_everything()
    return memo


def test_who_may_not_read_a_late_memo_hears_its_number_and_who_has_it(office):
    memo = late_memo(office)
    for event in Event.objects.filter(kind="deadlines.escalated"):
        tell_subscribers(event.pk)
    assert memo.subject in Notice.objects.get(person=office.deputy).text
    told = Notice.objects.get(person=office.chief)
    assert memo.subject not in told.text
    assert memo.code in told.text
    assert office.deputy.full_name in told.text


def test_what_the_chief_is_told_of_a_late_memo_leads_to_what_is_stuck(office, sign_in):
    memo = late_memo(office)
    for event in Event.objects.filter(kind="deadlines.escalated"):
        tell_subscribers(event.pk)
    answer = sign_in(office.chief).get(Notice.objects.get(person=office.chief).url)
    assert memo.code in answer.content.decode()


def test_whoever_stands_in_hears_of_lateness_but_not_of_a_vote(office):
    today = clock.today()
    org.grant(office.chief, office.deputy, today, today, actor=office.chief)
    slips.opened(office)
    assert "deputy" not in who_hears_of("ballots.opened")


def test_much_about_one_paper_is_one_line(office):
    paper = late(office)
    with clock.held_at(TUESDAY + timedelta(days=12)):
        escalate_everything()
        who_hears_of("deadlines.escalated")
    routing.override_due(paper, clock.today() + timedelta(days=30), REASON, actor=office.chief)
    tell_subscribers(Event.objects.get(kind="documents.due_moved").pk)
    assert Notice.objects.filter(person=office.specialist_kt).count() == 1
