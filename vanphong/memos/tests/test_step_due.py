"""A leader gives a step more time, or less, with a reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.memos import actions
from vanphong.memos.events import StepDueMoved
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.models import Person

from .papers import at_office, opine

SignIn = Callable[[Person], Client]
REASON = "Gia hạn theo đề nghị của phòng."


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
