"""Việc đang tắc: whoever may see it finds every step that waits for nobody, and who has it meanwhile."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.deadlines.enums import Reason
from vanphong.deadlines.queries import stuck_steps
from vanphong.kernel import clock
from vanphong.memos.enums import LEVELS, Act, StepState, Who
from vanphong.memos.models import RoundStep
from vanphong.memos.rules import may_hold
from vanphong.memos.tests.papers import at_office, submitted
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Appointment


def shown(browser, query: str = "") -> str:
    return browser.get(f"{reverse('stuck')}{query}").content.decode()


def away(office, person) -> None:
    today = clock.today()
    org.plan_absence(person, today, today + timedelta(days=3), "Đi công tác", actor=office.administrator)


def granted(office, person, deputy, **limits) -> None:
    today = clock.today()
    org.grant(person, deputy, today, today + timedelta(days=3), actor=office.administrator, **limits)


def test_nothing_is_stuck_while_everybody_is_there(office, sign_in):
    submitted(office)
    assert "Không có việc nào đang tắc" in shown(sign_in(office.chief))


def test_a_step_of_somebody_away_says_who_has_it_meanwhile(office, sign_in):
    memo = at_office(office)
    away(office, office.deputy)
    text = shown(sign_in(office.chief))
    assert memo.code in text
    assert "Người giữ vắng, chưa ủy quyền" in text
    assert f"Chuyển cho {office.chief.full_name} đến hết" in text


def test_a_delegation_for_everything_or_for_its_field_unties_it(office, sign_in):
    memo = at_office(office)
    assert memo.field == office.fields["KT"]
    away(office, office.deputy)
    granted(office, office.deputy, office.deputy_off, field=office.fields["NC"])
    assert "Người giữ vắng, chưa ủy quyền" in shown(sign_in(office.chief))
    granted(office, office.deputy, office.deputy_off, field=office.fields["KT"])
    assert "Không có việc nào đang tắc" in shown(sign_in(office.chief))


def test_a_post_nobody_holds_is_stuck(office, sign_in):
    submitted(office)
    Appointment.objects.filter(person=office.head_kt).update(valid_to=clock.today() - timedelta(days=1))
    text = shown(sign_in(office.chief), "?vi-sao=khuyet")
    assert "Chưa có người giữ chức vụ" in text
    assert office.head_kt.full_name in text


def test_the_step_of_a_head_who_moved_to_another_unit_is_stuck(office, sign_in):
    submitted(office)
    Appointment.objects.filter(person=office.head_kt).update(unit=office.units["HC"])
    assert "Chưa có người giữ chức vụ" in shown(sign_in(office.chief), "?vi-sao=khuyet")


def test_a_step_is_vacant_when_whom_it_asks_may_not_hold_it(office):
    """Whatever a step asks, of every person of the house: the list says what the rule of memos says."""
    memo = submitted(office)
    now = memo.steps.open().get()
    asked = [(Who.UNIT_HEAD, ""), (Who.PERSON, ""), *[(Who.FIELD_LEADER, level) for level in LEVELS]]
    asked += [(Who.POSITION, role) for role in (Role.VICE_CHAIR, Role.CHIEF, Role.UNIT_HEAD, Role.REGISTRAR)]
    places = [None, office.units["KT"], office.units["LDVP"]]
    people, common = office.cast.values(), {"memo": memo, "round": now.round, "stage": 9, "opened_at": now.opened_at}
    steps = RoundStep.objects.bulk_create(
        RoundStep(position=9, who=who, role=role, unit=unit, person=person, act=act, state=StepState.OPEN, **common)
        for who, role in asked
        for unit in places
        for act in (Act.OPINE, Act.DECIDE)
        for person in people
    )
    listed = set(stuck_steps(office.chief, Reason.VACANT).values_list("pk", flat=True))
    assert listed == {step.pk for step in steps if not may_hold(step.person, step, memo.agency_id)}


def test_what_is_late_is_there_and_the_longest_comes_first(office, sign_in):
    first, second = submitted(office), submitted(office)
    now = clock.now()
    RoundStep.objects.open().filter(memo=first).update(due_at=now - timedelta(days=1))
    RoundStep.objects.open().filter(memo=second).update(due_at=now - timedelta(days=9))
    text = shown(sign_in(office.chief), "?vi-sao=qua-han")
    assert text.index(second.code) < text.index(first.code)


def test_its_words_are_for_those_who_may_read_the_memo(office, sign_in):
    memo = submitted(office)
    RoundStep.objects.open().update(due_at=clock.now() - timedelta(days=1))
    text = shown(sign_in(office.administrator))
    assert memo.code in text
    assert memo.subject not in text


def test_the_list_is_searched_like_memos(office, sign_in):
    memo = submitted(office)
    RoundStep.objects.open().update(due_at=clock.now() - timedelta(days=1))
    assert memo.code in shown(sign_in(office.chief), "?q=phan+bo")
    assert memo.code not in shown(sign_in(office.chief), "?q=dat+dai")


def test_more_steps_take_no_more_queries(office, sign_in):
    at_office(office)
    away(office, office.deputy)
    browser = sign_in(office.chief)
    shown(browser)
    taken = []
    for more in (0, 2):
        for _ in range(more):
            at_office(office)
        with CaptureQueriesContext(connection) as captured:
            shown(browser)
        taken.append(len(captured))
    assert taken[0] == taken[1]
