"""Đôn đốc: the holder, then the head, then the Chief; never twice for the same thing."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.deadlines.actions import seed_escalation_rules
from vanphong.deadlines.enums import ItemKind, Level
from vanphong.deadlines.jobs import escalate_everything
from vanphong.deadlines.models import Escalation, EscalationRule
from vanphong.documents.actions import close, move_due, start_clock, stop_clock
from vanphong.documents.enums import DueChange
from vanphong.kernel import clock
from vanphong.memos.models import Memo

from .items import at, handled, question, step

MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _rules(office):
    """Told eight hours before, eight after, twenty-four after; it is Monday 02/03/2026, 10:00."""
    seed_escalation_rules(office.agency)
    with clock.held_at(at("02/03/2026 10:00")):
        yield


def run(moment: str) -> list[tuple[str, list[str]]]:
    """What the job says at this moment: level and people, thing by thing."""
    before = set(Event.objects.values_list("pk", flat=True))
    with clock.held_at(at(moment)):
        count = escalate_everything()
    events = Event.objects.filter(kind="deadlines.escalated").exclude(pk__in=before).order_by("pk")
    assert count == len(events)
    return [(event.payload["level"], event.payload["to"]) for event in events]


def test_the_holder_then_the_head_then_the_chief_each_once(office):
    handled(office, date(2026, 3, 4))
    who = office.specialist_kt.pk, office.head_kt.pk, office.chief.pk
    assert run("03/03/2026 17:00") == []
    assert run("04/03/2026 07:30") == [(Level.HOLDER, [who[0]])]
    assert run("04/03/2026 17:00") == []
    assert run("05/03/2026 17:00") == []
    assert run("05/03/2026 17:30") == [(Level.HEAD, [who[1]])]
    assert run("06/03/2026 17:30") == []
    assert run("09/03/2026 17:30") == [(Level.CHIEF, [who[2]])]
    assert run("30/03/2026 17:30") == []


def test_an_item_found_late_is_told_to_everybody_at_once(office):
    handled(office, MONDAY)
    assert [level for level, _ in run("16/03/2026 10:00")] == [1, 2, 3]
    assert run("16/03/2026 10:00") == []


def test_the_line_stands_in_the_history_of_the_paper(office):
    paper = handled(office, MONDAY)
    run("02/03/2026 11:00")
    said = "Hạn giải quyết 02/03/2026: đôn đốc, báo Người đang giữ việc (Nguyễn Thu Trang)"
    assert said in [event.says for event in history_of(paper)]


def test_a_step_goes_by_its_hour_and_about_its_memo(office):
    waiting = step(office, at("03/03/2026 10:00"))
    head = office.head_kt.pk
    assert run("02/03/2026 09:59") == []
    assert run("02/03/2026 10:00") == [(1, [head])]
    assert run("04/03/2026 09:59") == []
    assert run("04/03/2026 10:00") == []
    assert run("06/03/2026 10:00") == [(3, [office.chief.pk])]
    assert history_of(Memo(pk=waiting.memo_id)).filter(kind="deadlines.escalated").count() == 2


def test_a_head_who_has_it_in_hand_is_told_as_head_where_holders_are_not_told(office):
    EscalationRule.objects.filter(level=Level.HOLDER).delete()
    step(office, at("03/03/2026 10:00"))
    assert run("04/03/2026 10:00") == [(2, [office.head_kt.pk])]


def test_where_nobody_holds_the_post_the_line_says_so(office):
    paper = handled(office, MONDAY)
    office.head_kt.appointments.update(valid_to=date(2026, 3, 1))
    assert [level for level, _ in run("16/03/2026 10:00")] == [1, 2, 3]
    said = "Hạn giải quyết 02/03/2026: đôn đốc, báo Lãnh đạo đơn vị (chưa có người giữ chức vụ)"
    assert said in [event.says for event in history_of(paper)]


def test_a_question_is_told_to_the_head_of_the_unit_asked(office):
    question(office, MONDAY)
    assert run("02/03/2026 11:00") == [(1, [office.head_nc.pk])]


def test_what_is_paused_or_finished_is_left_in_peace(office):
    paused = stop_clock(handled(office, MONDAY), "Chờ Sở Tài chính", actor=office.specialist_kt)
    close(handled(office, MONDAY), "Đã trả lời qua điện thoại.", actor=office.specialist_kt)
    assert run("16/03/2026 10:00") == []
    start_clock(paused, actor=office.specialist_kt)
    assert [level for level, _ in run("16/03/2026 10:00")] == [1, 2, 3]


def test_an_extension_makes_it_another_thing(office):
    paper = handled(office, MONDAY)
    assert len(run("03/03/2026 17:30")) == 2
    move_due(paper, date(2026, 3, 12), why=DueChange.EXTENSION, reason="Chờ số liệu.", actor=office.chief)
    assert run("04/03/2026 10:00") == []
    assert [level for level, _ in run("12/03/2026 10:00")] == [1]


def test_without_a_rule_a_level_is_not_told(office):
    EscalationRule.objects.filter(level__gt=Level.HOLDER).delete()
    handled(office, MONDAY)
    assert [level for level, _ in run("16/03/2026 10:00")] == [1]


@pytest.mark.parametrize("count", [1, 3])
def test_more_items_take_no_more_queries(office, count):
    for _ in range(count):
        handled(office, MONDAY)
    with clock.held_at(at("16/03/2026 10:00")), CaptureQueriesContext(connection) as captured:
        assert escalate_everything() == 3 * count
    told = [query["sql"] for query in captured if query["sql"].startswith("INSERT INTO deadlines_escalation")]
    assert len(told) == 3
    assert len(captured) < 70


MOMENTS = st.lists(st.integers(0, 24 * 30), min_size=1, max_size=8)


@given(MOMENTS, st.integers(0, 7))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whenever_the_job_runs_nothing_is_told_twice(office, hours, extended_after):
    """At any moments, in any order, with an extension in between."""
    paper = handled(office, date(2026, 3, 4))
    asked = question(office, date(2026, 3, 6))
    for place, hour in enumerate(hours):
        with clock.held_at(at("02/03/2026 07:00") + timedelta(hours=hour)):
            escalate_everything()
            escalate_everything()
            if place == extended_after:
                move_due(paper, date(2026, 3, 18), why=DueChange.EXTENSION, reason="Chờ số liệu.", actor=office.chief)
    mine = Event.objects.filter(kind="deadlines.escalated", payload__item__in=[paper.pk, asked.pk])
    things = Counter(
        (one.payload["item_kind"], one.payload["item"], one.payload["due_at"], one.payload["level"]) for one in mine
    )
    assert set(things.values()) <= {1}
    rows = Escalation.objects.filter(item__in=[paper.pk, asked.pk]).values_list("kind", "item", "level")
    assert len(rows.exclude(told=[])) == sum(things.values())
    assert {kind for kind, _, _ in rows} <= {ItemKind.PAPER, ItemKind.QUESTION}
