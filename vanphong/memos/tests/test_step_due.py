"""A leader gives a step more time, or less, with a reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.memos import actions
from vanphong.memos.events import MoreTimeAsked, StepDueMoved
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Person
from vanphong.org.tests.granting import granted
from vanphong.ui.formats import vndatetime

from .papers import at_office, opine

SignIn = Callable[[Person], Client]
REASON = "Gia hạn theo đề nghị của phòng."
WHY = "Chờ số liệu của Sở Tài chính."


def moves_of(memo: Memo) -> list[str]:
    return [event.says for event in history_of(memo).filter(kind=StepDueMoved.kind)]


@pytest.mark.parametrize("hours", [1, 200])
def test_a_leader_moves_it_either_way_and_the_log_says_why(office: Office, hours: int) -> None:
    memo = at_office(office)
    [step] = memo.waiting
    moment = clock.now() + timedelta(hours=hours)
    for _ in range(2):
        assert actions.set_step_due(step, moment, REASON, actor=office.chief).due_at == moment
    [line] = moves_of(memo)
    assert "điều chỉnh: Gia hạn theo đề nghị của phòng." in line
    assert Memo.objects.get(pk=memo.pk).version == memo.version
    opine(memo, office.deputy, seen=memo.version)


def test_a_step_without_a_due_moment_is_given_one(office: Office) -> None:
    memo = at_office(office)
    [step] = memo.waiting
    RoundStep.objects.filter(pk=step.pk).update(due_at=None)
    actions.set_step_due(step, clock.now() + timedelta(hours=5), REASON, actor=office.vice_chair)
    assert "từ chưa có hạn sang" in moves_of(memo)[0]


def test_nobody_moves_their_own_time_nor_into_the_past_nor_without_a_reason(office: Office) -> None:
    memo = at_office(office)
    [step] = memo.waiting
    later = clock.now() + timedelta(hours=5)
    for person in (office.deputy, office.head_kt, office.specialist_kt):
        with pytest.raises(NotPermitted):
            actions.set_step_due(step, later, REASON, actor=person)
    with pytest.raises(Refused) as refused:
        actions.set_step_due(step, clock.now() - timedelta(minutes=1), "", actor=office.chief)
    assert len(refused.value.reasons) == 2
    opine(memo, office.deputy)
    with pytest.raises(Stale):
        actions.set_step_due(step, later, REASON, actor=office.chief)
    assert moves_of(memo) == []


def test_the_form_stands_on_the_page_of_who_may(office: Office, sign_in: SignIn) -> None:
    memo = at_office(office)
    [step] = memo.waiting
    page, address = reverse("memo", args=[memo.pk]), reverse("memo-step-due", args=[memo.pk])
    assert address not in sign_in(office.deputy).get(page).content.decode()
    browser = sign_in(office.chief)
    assert address in browser.get(page).content.decode()
    sent = {"step": step.pk, "day": "31/12/2099", "hour": "9g30", "reason": REASON}
    answer = browser.post(address, sent, follow=True)
    assert "09:30 31/12/2099" in answer.content.decode()
    assert browser.post(address, sent | {"hour": "sớm"}).status_code == 422


def wished(office: Office, memo: Memo, hours: int = 30) -> RoundStep:
    [step] = memo.waiting
    return actions.ask_more_time(step, step.due_at + timedelta(hours=hours), WHY, actor=office.deputy)


def test_whoever_is_asked_wants_more_time_and_a_leader_gives_it(office: Office, sign_in: SignIn) -> None:
    memo = at_office(office)
    step = wished(office, memo)
    with pytest.raises(AlreadyDone):
        wished(office, memo)
    asked = history_of(memo).get(kind=MoreTimeAsked.kind)
    assert WHY in asked.says
    assert office.chief.pk in asked.payload["of"]
    assert office.deputy.pk not in asked.payload["of"]
    chief, page = sign_in(office.chief), reverse("memo", args=[memo.pk])
    shown = chief.get(page).content.decode()
    assert f"{office.deputy.full_name} xin thêm thời gian đến {vndatetime(step.wanted_until)}" in shown
    assert f"Theo đề nghị: {WHY}" in shown
    wanted = step.wanted_until
    assert wanted
    actions.set_step_due(step, wanted, f"Theo đề nghị: {WHY}", actor=office.chief)
    step.refresh_from_db()
    assert (step.due_at, step.wanted_until, step.wanted_because) == (wanted, None, "")
    assert "xin thêm thời gian đến" not in chief.get(page).content.decode()


def test_a_leader_declines_with_a_reason_and_the_due_moment_stays(office: Office, sign_in: SignIn) -> None:
    memo = at_office(office)
    step = wished(office, memo)
    address = reverse("memo-decline-time", args=[memo.pk, step.pk])
    chief = sign_in(office.chief)
    assert chief.post(address, {"reason": "vì"}).status_code == 409
    chief.post(address, {"reason": "Văn bản phải trình trong ngày."})
    step.refresh_from_db()
    assert step.wanted_until is None
    assert "Văn bản phải trình trong ngày." in history_of(memo).last().says
    with pytest.raises(AlreadyDone):
        actions.decline_more_time(step, "Văn bản phải trình trong ngày.", actor=office.chief)


def test_who_is_not_asked_wants_nothing_and_nobody_an_earlier_moment(office: Office) -> None:
    memo = at_office(office)
    [step] = memo.waiting
    for person in (office.head_kt, office.chief, office.specialist_kt):
        with pytest.raises(NotPermitted):
            actions.ask_more_time(step, step.due_at + timedelta(hours=3), WHY, actor=person)
    with pytest.raises(Refused) as refused:
        actions.ask_more_time(step, step.due_at - timedelta(hours=1), "", actor=office.deputy)
    assert len(refused.value.reasons) == 2
    with pytest.raises(NotPermitted):
        actions.decline_more_time(wished(office, memo), WHY, actor=office.deputy)
    RoundStep.objects.filter(pk=step.pk).update(due_at=None, wanted_until=None)
    with pytest.raises(Refused, match="không có hạn"):
        actions.ask_more_time(step, clock.now() + timedelta(hours=3), WHY, actor=office.deputy)


def test_whoever_stands_in_asks_in_the_place_of_whom_is_away(office: Office) -> None:
    memo = at_office(office)
    granted(office.deputy, office.deputy_off)
    [step] = memo.waiting
    actions.ask_more_time(step, step.due_at + timedelta(hours=3), WHY, actor=office.deputy_off)
    opine(memo, office.deputy)
    with pytest.raises(Stale):
        actions.ask_more_time(step, step.due_at + timedelta(hours=9), WHY, actor=office.deputy)
