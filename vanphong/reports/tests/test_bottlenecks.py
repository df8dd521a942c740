"""Where papers wait: the slow one shows first, and each number opens its papers."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents import actions as documents
from vanphong.documents.tests.papers import awaiting_signature
from vanphong.kernel import clock
from vanphong.memos.actions import adjust, submit
from vanphong.memos.enums import Choice
from vanphong.memos.queries import plan_of
from vanphong.memos.tests.papers import give_back, handled, opine, submitted, written
from vanphong.org.enums import Role
from vanphong.org.models import Appointment
from vanphong.reports import queries
from vanphong.reports.queries import Period
from vanphong.routing import actions as routing
from vanphong.worktime.rules import OFFICE_ZONE

PERIOD = Period(date(2026, 3, 1), date(2026, 3, 31))


def at(day, hour, minute=0):
    return clock.held_at(datetime(2026, 3, day, hour, minute, tzinfo=OFFICE_ZONE))


@pytest.fixture
def argued(office):
    """A memo that the head had for one working hour and the deputy for two working days of eight hours."""
    with at(2, 8):
        memo = submitted(office)
    with at(2, 9):
        memo = opine(memo, office.head_kt)
    with at(4, 9):
        memo = opine(memo, office.deputy)
    return memo


def test_who_lets_things_wait_longer_than_usual_comes_first(office):
    for leader, hours in ((office.chief, 1), (office.deputy, 6)):
        for _ in range(queries.FEW):
            with at(2, 8):
                memo = written(office, paper=False, draft=False)
                head, office_leader, decider = plan_of(memo)
                asked = [head, replace(office_leader, person=leader), decider]
                memo = submit(adjust(memo, asked, actor=office.specialist_kt), actor=office.specialist_kt)
                memo = opine(memo, office.head_kt)
            with at(3, 8 + hours):
                opine(memo, leader)
    slow = queries.waits(office.agency, PERIOD, "person")[0]
    # From 8:00: 210 + 240 minutes that day; the next from 7:30 to 9:00 are 90, to 14:00 they are 240 + 30.
    assert (slow.ident, slow.count, slow.median) == (office.deputy.pk, queries.FEW, 720)
    assert slow.times == pytest.approx(720 / ((540 + 720) / 2))


def test_what_ended_on_another_day_is_not_counted(office, argued):
    assert queries.waits(office.agency, Period(PERIOD.first.replace(day=5), PERIOD.last), "person") == []


def test_each_number_opens_what_it_counts(office, argued, sign_in):
    browser = sign_in(office.specialist_kt)
    answer = browser.get(reverse("report-bottlenecks"), {"tu": "01/03/2026", "den": "31/03/2026"})
    seen = 0
    for _, chart in answer.context["charts"]:
        for _, (median, p90, *_, count) in chart.rows:
            listed = browser.get(count.url)
            assert len(listed.context["stays"]) == count.value
            assert median.url == p90.url == count.url
            seen += 1
    assert seen >= 6


def test_a_step_waits_at_the_unit_of_whoever_is_asked(office, argued):
    found = {(one.place.label, one.name) for one in queries.waits(office.agency, PERIOD, "unit")}
    assert ("Phiếu trình: lãnh đạo đơn vị, cho ý kiến", office.units["KT"].name) in found
    assert ("Phiếu trình: lãnh đạo Văn phòng, cho ý kiến", office.deputy.unit.name) in found


def test_a_step_stays_with_the_unit_its_person_was_in_that_day(office, argued):
    was = office.deputy.posts[0]
    Appointment.objects.filter(pk=was.pk).update(valid_to=date(2026, 3, 10))
    post = {"role": Role.UNIT_HEAD, "title": "Trưởng phòng", "valid_from": date(2026, 3, 11)}
    Appointment.objects.create(person=office.deputy, unit=office.units["NC"], **post)
    assert office.units["NC"].pk not in {one.ident for one in queries.waits(office.agency, PERIOD, "unit")}


def listed_returns(office, sign_in, back):
    asked = {"buoc": back.place.key, "tu": "01/03/2026", "den": "31/03/2026"}
    return sign_in(office.specialist_kt).get(reverse("report-returned"), asked).context["returns"]


def test_each_return_is_counted_at_the_step_it_went_back_from(office, argued, sign_in):
    with at(5, 8):
        memo = give_back(argued, office.vice_chair)
        memo = submit(memo, actor=office.specialist_kt)
        memo = opine(opine(memo, office.head_kt), office.deputy)
        give_back(memo, office.vice_chair, "Vẫn thiếu ý kiến của Sở Xây dựng.")
    [back] = queries.returns(office.agency, PERIOD)
    assert (back.place.label, back.count, back.of) == ("Phiếu trình: lãnh đạo UBND, quyết định", 2, 2)
    newest, first = listed_returns(office, sign_in, back)
    assert newest.url == first.url == argued.get_absolute_url()
    assert newest.why == "Vẫn thiếu ý kiến của Sở Xây dựng."


def test_a_disagreement_that_blocks_is_a_return(office, sign_in):
    with at(2, 8):
        memo = submitted(office)
        memo.steps.open().update(blocks=True)
        opine(memo, office.head_kt, Choice.DISAGREE, "Trái quy định.")
    [back] = queries.returns(office.agency, PERIOD)
    assert (back.place.label, back.count) == ("Phiếu trình: lãnh đạo đơn vị, cho ý kiến", 1)
    assert len(listed_returns(office, sign_in, back)) == 1


def test_papers_that_go_back_are_counted(office, sign_in):
    reason = "Không thuộc lĩnh vực của phòng."
    with at(2, 8):
        declined = awaiting_signature(office)
        documents.decline(declined, "Sửa lại thời hạn báo cáo.", actor=office.vice_chair)
        paper = handled(office)
        routing.hand_back(paper, reason, actor=office.specialist_kt)
        routing.send_back(paper, reason, actor=office.head_kt)
    found = queries.returns(office.agency, PERIOD)
    assert {(back.place.label, back.count) for back in found} == {("Xử lý", 1), ("Phân công", 1), ("Ký", 1)}
    assert [len(listed_returns(office, sign_in, back)) for back in found] == [1, 1, 1]


def test_what_lies_open_longest_is_listed_for_who_may_see_it(office, argued):
    [waiting] = [stay for stay in queries.longest_open(office.vice_chair) if stay.url == argued.get_absolute_url()]
    assert waiting.who == office.vice_chair.full_name
    assert [stay for stay in queries.longest_open(office.outsider) if stay.url == argued.get_absolute_url()] == []


@pytest.mark.parametrize("person", ["specialist_kt", "head_kt", "chief", "vice_chair"])
def test_the_page_asks_as_many_queries_for_three_as_for_one(office, sign_in, person):
    def count():
        browser = sign_in(office.cast[person])
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(reverse("report-bottlenecks")).status_code == 200
        return len(asked)

    opine(submitted(office), office.head_kt)
    one = count()
    for _ in range(2):
        opine(submitted(office), office.head_kt)
    assert count() == one


NO_STEPS = ["x", "a:b:c", "field_leader::opine", "position::opine", "field_leader:specialist:opine"]


@pytest.mark.parametrize(
    "asked",
    [{"tu": "x"}, {"tu": "31/12/2026", "den": "01/01/2026"}, *({"buoc": step} for step in NO_STEPS)],
)
def test_an_address_that_names_nothing_shows_something_sensible(office, sign_in, asked):
    browser = sign_in(office.chief)
    for name in ("report-bottlenecks", "report-stays", "report-returned"):
        assert browser.get(reverse(name), asked).status_code == 200
