"""Hạn giải quyết: how long a step may take, and how a due date moves or stands still."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.documents.actions import (
    drop_deadline_rule,
    move_due,
    seed_deadline_rules,
    set_deadline_rule,
    start_clock,
    stop_clock,
)
from vanphong.documents.enums import DueChange, Status, Step, TimeUnit, Urgency
from vanphong.documents.models import DeadlineRule, Document
from vanphong.documents.queries import ListFilter, deadline_for, deadline_rules, filtered
from vanphong.documents.rules import is_overdue, rule_for
from vanphong.kernel import clock
from vanphong.kernel.errors import Invalid, NotPermitted, Refused
from vanphong.worktime.rules import OFFICE_ZONE

from .papers import registered

REASON = "Chờ số liệu của các sở."


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=OFFICE_ZONE)


@pytest.fixture(autouse=True)
def _monday_morning():
    """Monday 02/03/2026, 10:00."""
    with clock.held_at(datetime(2026, 3, 2, 3, tzinfo=UTC)):
        yield


def _paper(office: Office, due_date: date | None, **values) -> Document:
    paper = registered(office, **values)
    Document.objects.filter(pk=paper.pk).update(due_date=due_date)
    return Document.objects.get(pk=paper.pk)


@pytest.mark.parametrize(
    ("step", "urgency", "ends"),
    [
        (Step.REGISTER, Urgency.NORMAL, "02/03/2026 17:30"),  # in the day
        (Step.INSTRUCT, Urgency.NORMAL, "03/03/2026 17:30"),  # the next working day
        (Step.ASSIGN, Urgency.NORMAL, "02/03/2026 16:00"),  # 1.5 hours before noon, 2.5 after
        (Step.HANDLE, Urgency.NORMAL, "09/03/2026 17:30"),  # 3, 4, 5, 6, Monday 9
        (Step.HANDLE, Urgency.URGENT, "05/03/2026 17:30"),
        (Step.HANDLE, Urgency.IMMEDIATE, "02/03/2026 16:00"),
        (Step.OFFICE_OPINION, Urgency.NORMAL, "03/03/2026 10:00"),  # 8 hours
        (Step.DECIDE, Urgency.NORMAL, "05/03/2026 10:00"),  # 24 hours
        (Step.ISSUE, Urgency.NORMAL, "04/03/2026 17:30"),
    ],
)
def test_the_usual_rules_say_until_when(office, step, urgency, ends):
    seed_deadline_rules(office.agency)
    assert deadline_for(office.agency.pk, step, None, urgency, clock.now()) == at(ends)


def test_calendar_days_end_on_a_day_that_counts(office):
    set_deadline_rule(Step.HANDLE, 5, TimeUnit.DAYS, source="Luật", actor=office.administrator)
    assert deadline_for(office.agency.pk, Step.HANDLE, None, 0, clock.now()) == at("09/03/2026 17:30")  # 7 is Saturday


def test_seeding_again_keeps_what_the_office_has_set(office, django_assert_num_queries):
    first = seed_deadline_rules(office.agency)
    set_deadline_rule(Step.ASSIGN, 2, TimeUnit.HOURS, source="Quy chế mới", actor=office.administrator)
    assert seed_deadline_rules(office.agency) == first
    assert DeadlineRule.objects.get(step=Step.ASSIGN).amount == 2
    with django_assert_num_queries(1):
        deadline_for(office.agency.pk, Step.HANDLE, None, 0, clock.now())


def test_without_a_rule_there_is_no_deadline(office):
    assert deadline_for(office.agency.pk, Step.HANDLE, None, 0, clock.now()) is None


def test_the_most_specific_rule_holds(office):
    report = office.types["Báo cáo"]
    cases = [(None, None), (report, None), (None, Urgency.URGENT), (report, Urgency.URGENT)]
    for amount, (kind, urgency) in enumerate(cases, 1):
        set_deadline_rule(
            Step.HANDLE,
            amount,
            TimeUnit.DAYS,
            source="Quy chế",
            document_type=kind,
            urgency=urgency,
            actor=office.administrator,
        )
    rules = list(deadline_rules(office.agency.pk))

    def days(kind: int | None, urgency: int) -> int:
        return rule_for(rules, Step.HANDLE, kind, urgency).amount

    other = office.types["Công văn"].pk
    assert [days(other, 0), days(report.pk, 0), days(other, 1), days(report.pk, 1)] == [1, 2, 3, 4]
    assert rule_for(rules, Step.SIGN, report.pk, 1) is None


def test_a_rule_said_anew_replaces_and_may_be_dropped(office):
    for amount in (3, 4):
        rule = set_deadline_rule(
            Step.SIGN, amount, TimeUnit.HOURS, source="Quy chế 12/QĐ-VP", actor=office.administrator
        )
    assert DeadlineRule.objects.get() == rule
    assert history_of(rule).last().says == "Đặt thời hạn Ký: 4 giờ làm việc, Quy chế 12/QĐ-VP"
    drop_deadline_rule(rule, actor=office.administrator)
    assert not DeadlineRule.objects.exists()


@pytest.mark.parametrize(
    ("amount", "unit", "source"),
    [(0, TimeUnit.HOURS, "Quy chế"), (-1, TimeUnit.DAYS, "Quy chế"), (366, TimeUnit.DAYS, "Quy chế"), (1, "days", " ")],
)
def test_what_is_no_length_of_time_is_refused(office, amount, unit, source):
    with pytest.raises(Invalid):
        set_deadline_rule(Step.SIGN, amount, unit, source=source, actor=office.administrator)


def test_only_the_administrator_of_the_agency_keeps_the_rules(office):
    rule = set_deadline_rule(Step.SIGN, 4, TimeUnit.HOURS, source="Quy chế", actor=office.administrator)
    for person in (office.chief, office.registrar):
        with pytest.raises(NotPermitted):
            set_deadline_rule(Step.SIGN, 8, TimeUnit.HOURS, source="Quy chế", actor=person)
        with pytest.raises(NotPermitted):
            drop_deadline_rule(rule, actor=person)


def test_the_administrator_sets_and_drops_rules_on_a_page(office, sign_in):
    browser, here = sign_in(office.administrator), reverse("deadline-rules")
    said = {"step": "sign", "amount": "4", "unit": "hours", "urgency": "3", "source": "Quy chế 12"}
    assert "Ký (hỏa tốc): 4 giờ làm việc" in browser.post(here, said, follow=True).content.decode()
    rule = DeadlineRule.objects.get()
    browser.post(reverse("drop-deadline-rule", args=[rule.pk]))
    assert "Chưa đặt thời hạn nào" in browser.get(here).content.decode()


def test_the_page_asks_no_more_for_many_rules_than_for_one(office, sign_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, here = sign_in(office.administrator), reverse("deadline-rules")
    set_deadline_rule(Step.SIGN, 4, TimeUnit.HOURS, source="Quy chế", actor=office.administrator)
    browser.get(here)
    with CaptureQueriesContext(connection) as one:
        browser.get(here)
    seed_deadline_rules(office.agency)
    with django_assert_num_queries(len(one)):
        browser.get(here)


def test_a_moved_date_says_from_when_to_when_and_why(office):
    paper = _paper(office, date(2026, 3, 4))
    moved = move_due(paper, date(2026, 3, 6), why=DueChange.EXTENSION, reason=REASON, actor=office.chief)
    assert (moved.due_date, moved.version) == (date(2026, 3, 6), paper.version + 1)
    event = history_of(paper).last()
    assert event.says == f"Hạn giải quyết từ 04/03/2026 sang 06/03/2026 (gia hạn): {REASON}"
    assert (event.payload["before"], event.payload["after"]) == ("2026-03-04", "2026-03-06")
    again = move_due(paper, date(2026, 3, 6), why=DueChange.EXTENSION, reason=REASON, actor=office.chief)
    assert again.version == moved.version


@pytest.mark.parametrize("why", [DueChange.EXTENSION, DueChange.SUSPENSION, DueChange.OUTAGE])
def test_only_an_override_takes_time_away(office, why):
    paper = _paper(office, date(2026, 3, 4))
    with pytest.raises(Refused, match="sớm hơn hạn đang có"):
        move_due(paper, date(2026, 3, 3), why=why, reason=REASON, actor=None)
    moved = move_due(paper, date(2026, 3, 3), why=DueChange.OVERRIDE, reason=REASON, actor=office.chief)
    assert moved.due_date == date(2026, 3, 3)


def test_a_finished_paper_keeps_its_date(office):
    paper = _paper(office, date(2026, 3, 4))
    Document.objects.filter(pk=paper.pk).update(status=Status.CLOSED, closed_at=clock.now())
    with pytest.raises(Refused, match="đã giải quyết xong"):
        move_due(paper, date(2026, 3, 9), why=DueChange.OUTAGE, reason=REASON, actor=None)


@pytest.mark.parametrize(
    ("due", "until", "after"),
    [
        (date(2026, 3, 4), "02/03/2026 17:00", date(2026, 3, 4)),  # the same day: nothing was lost
        (date(2026, 3, 4), "04/03/2026 10:00", date(2026, 3, 6)),  # two working days
        (date(2026, 3, 4), "07/03/2026 10:00", date(2026, 3, 10)),  # four: the Saturday is none
        (date(2026, 3, 7), "03/03/2026 10:00", date(2026, 3, 10)),  # due on Saturday, that is on Monday 9
        (None, "04/03/2026 10:00", None),
    ],
)
def test_the_date_moves_by_the_working_days_the_clock_stood(office, due, until, after):
    paper = _paper(office, due)
    assert stop_clock(paper, REASON, actor=office.chief).due.text == "tạm dừng"
    with clock.held_at(at(until)):
        started = start_clock(paper, actor=office.chief)
    assert (started.due_date, started.clock_stopped_at) == (after, None)


def test_stopping_and_starting_twice_changes_nothing(office):
    paper = _paper(office, date(2026, 3, 4))
    stopped = stop_clock(paper, REASON, actor=office.chief)
    assert stop_clock(paper, REASON, actor=None).version == stopped.version
    started = start_clock(paper, actor=office.chief)
    assert start_clock(paper, actor=office.chief).version == started.version
    says = [event.says for event in history_of(paper)][-2:]
    assert says == [f"Tạm dừng tính hạn: {REASON}", "Tính hạn trở lại sau 0 ngày làm việc tạm dừng"]


def test_a_due_date_on_a_rest_day_is_not_late_until_the_next_working_day_has_passed(office):
    paper = _paper(office, date(2026, 2, 28))  # Saturday: it runs to Monday 2
    assert not is_overdue(paper)
    assert not Document.objects.overdue_on(clock.today()).filter(pk=paper.pk)
    with clock.held_at(at("03/03/2026 08:00")):
        assert is_overdue(paper)
        assert Document.objects.overdue_on(clock.today()).filter(pk=paper.pk)


def test_lists_are_narrowed_by_how_papers_stand_as_their_chips_say(office):
    late, soon, far, paused = (_paper(office, date(2026, 3, day), subject=f"V/v {day}") for day in (1, 4, 5, 3))
    Document.objects.filter(pk=late.pk).update(due_date=date(2026, 2, 27))
    stop_clock(paused, REASON, actor=office.chief)

    def found(**asked: str) -> list[Document]:
        return list(filtered(Document.objects.order_by("id"), ListFilter.read(asked)))

    assert found(han="qua-han") == [late] == found(overdue="1")
    assert found(han="sap-den-han") == [soon]
    assert found(han="tam-dung") == [paused]
    assert found(in_time="1") == [soon, far, paused]


def test_a_paper_closed_on_the_day_its_date_ran_to_was_in_time(office):
    in_time, late = _paper(office, date(2026, 2, 28)), _paper(office, date(2026, 2, 27))
    Document.objects.filter(pk__in=[in_time.pk, late.pk]).update(status=Status.CLOSED, closed_at=clock.now())
    assert list(filtered(Document.objects.all(), ListFilter.read({"on_time": "1"}))) == [in_time]
    assert list(filtered(Document.objects.all(), ListFilter.read({"late": "1"}))) == [late]
    assert Document.objects.get(pk=in_time.pk).due.text == "đúng hạn"
