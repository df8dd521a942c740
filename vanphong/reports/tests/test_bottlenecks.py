"""Where papers wait: the slow one shows first, and each number opens its papers."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.kernel import clock
from vanphong.memos.actions import adjust, submit
from vanphong.memos.queries import plan_of
from vanphong.memos.tests.papers import give_back, opine, submitted, written
from vanphong.reports import queries
from vanphong.reports.queries import Period
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
        for _, (median, p90, count) in chart.rows:
            listed = browser.get(count.url)
            assert len(listed.context["stays"]) == count.value
            assert median.url == p90.url == count.url
            seen += 1
    assert seen >= 6


def test_returns_are_counted_by_the_unit_that_asked(office, argued, sign_in):
    with at(5, 8):
        give_back(argued, office.vice_chair)
    [back] = queries.returns(office.agency, PERIOD)
    assert (back.ident, back.count, back.of) == (office.units["KT"].pk, 1, 3)
    asked = {"don-vi": back.ident, "tu": "01/03/2026", "den": "31/03/2026"}
    listed = sign_in(office.chief).get(reverse("report-returned"), asked)
    assert [memo.pk for memo in listed.context["page"]] == [argued.pk]


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
