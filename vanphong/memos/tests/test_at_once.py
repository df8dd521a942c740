"""Several people at one memo at the same moment: one is heard, the others are told, nothing is lost.

VANPHONG_RUNS=500 lets so many memos be acted on at once, each time by other people in other ways.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random

import pytest
from django.db import connection

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.documents.enums import DueChange
from vanphong.kernel import clock
from vanphong.kernel.errors import DomainError
from vanphong.memos import actions
from vanphong.memos.enums import MEMO, Choice, MemoStatus, StepState
from vanphong.memos.models import Memo, Opinion
from vanphong.memos.queries import round_now
from vanphong.org.models import Person
from vanphong.org.tests.granting import granted

from .papers import at_committee, at_office, opine, submitted, words
from .pictures import Picture

RUNS = int(os.environ.get("VANPHONG_RUNS", "0"))
Ways = dict[str, Callable[[], object]]
pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> list[str]:
    """Each in a connection of its own, all begun at once: what became of them, in alphabetical order."""

    def one(act: Callable[[], object]) -> str:
        try:
            return "done" if act() else "nothing"
        except DomainError as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def whole(memo: Memo, events: int) -> Memo:
    """One more fact than before, that leads to the state; one run while it is submitted, and somebody to speak."""
    memo = Memo.objects.get(pk=memo.pk)
    verbs = [event.verb for event in history_of(memo) if event.verb]
    assert len(verbs) == events + 1
    assert MEMO.replay(verbs) == memo.status
    running = memo.status == MemoStatus.SUBMITTED
    assert memo.rounds.filter(running=True).count() == running
    assert bool(memo.waiting) == running
    return memo


def test_two_who_may_decide_at_once_leave_one_decision(office: Office) -> None:
    memo = at_committee(office)
    granted(office.vice_chair, office.vice_chair_nc)
    events, checksum = history_of(memo).count(), round_now(memo).checksum
    ends = together(
        lambda: actions.opine(memo, Choice.AGREE, "", checksum, actor=office.vice_chair),
        lambda: actions.opine(memo, Choice.DISAGREE, "Chưa đủ căn cứ.", checksum, actor=office.vice_chair_nc),
    )
    assert ends == ["NotPermitted", "done"]
    assert whole(memo, events).status == MemoStatus.DECIDED
    assert Opinion.objects.filter(step__act="decide").count() == 1


def test_an_opinion_a_recall_and_a_withdrawal_at_once_leave_one(office: Office) -> None:
    memo = submitted(office)
    events, checksum, seen = history_of(memo).count(), round_now(memo).checksum, memo.version
    ends = together(
        lambda: actions.opine(memo, Choice.AGREE, "", checksum, actor=office.head_kt, seen=seen),
        lambda: actions.recall(memo, actor=office.specialist_kt, seen=seen),
        lambda: actions.withdraw(memo, "Không cần trình nữa.", actor=office.chief, seen=seen),
    )
    assert ends == ["Stale", "Stale", "done"]
    whole(memo, events)


def test_the_same_question_clicked_twice_is_asked_once(office: Office) -> None:
    memo = at_office(office)
    events, seen = history_of(memo).count(), memo.version

    def forward(to: Person) -> Callable[[], object]:
        return lambda: actions.forward(memo, to, "Xin ý kiến.", actor=office.deputy, seen=seen)

    assert together(forward(office.head_nc), forward(office.head_nc)) == ["AlreadyDone", "done"]
    memo = whole(memo, events)
    assert memo.steps.filter(state=StepState.OPEN).get().person == office.head_nc
    assert opine(memo, office.head_nc).waiting[0].person == office.deputy


def ways(office: Office, memo: Memo) -> Ways:
    """All that may be tried at the step of the deputy, by those who may and in whose place somebody may."""
    [step] = memo.waiting
    checksum, seen, spoken = round_now(memo).checksum, memo.version, memo.steps.get(state=StepState.DONE)
    later = clock.now() + timedelta(hours=2)

    def say(choice: Choice, actor: Person, seen: int | None = None) -> Callable[[], object]:
        return lambda: actions.opine(memo, choice, "Rà soát lại.", checksum, actor=actor, at=step.pk, seen=seen)

    return {
        "agrees": say(Choice.AGREE, office.deputy, seen),
        "differs": say(Choice.OTHER, office.deputy),
        "speaks in stead": say(Choice.DISAGREE, office.deputy_off),
        "returns": say(Choice.RETURN, office.deputy_off, seen),
        "sends back": lambda: actions.send_back(memo, spoken, "Rà soát lại.", checksum, actor=office.deputy),
        "asks another": lambda: actions.forward(memo, office.head_nc, "Xin ý kiến.", actor=office.deputy),
        "asks for papers": lambda: actions.ask_papers(memo, "Bổ sung dự toán.", actor=office.deputy_off),
        "takes over": lambda: actions.take_over(memo, step, "Xử lý gấp.", actor=office.chief),
        "repoints": lambda: actions.repoint(step, office.deputy_off, "Sắp xếp lại.", actor=office.administrator),
        "follows": lambda: actions.follow_post(step),
        "recalls": lambda: actions.recall(memo, actor=office.specialist_kt),
        "withdraws": lambda: actions.withdraw(memo, "Không cần trình nữa.", actor=office.chief),
        "edits": lambda: actions.edit(memo, words(office, view="Đã rà soát."), actor=office.specialist_kt),
        "gives time": lambda: actions.set_step_due(step, later, "Gia hạn.", actor=office.vice_chair),
        "was down": lambda: actions.move_step_due(step, later, why=DueChange.OUTAGE, reason="Mất điện.", actor=None),
    }


def test_whatever_is_done_at_one_step_at_once_these_things_hold(office: Office) -> None:
    chance = Random() if RUNS else Random(3)
    granted(office.deputy, office.deputy_off)
    for number in range(RUNS or 8):
        memo = at_office(office)
        before, possible = Picture(Memo.objects.get(pk=memo.pk)), ways(office, memo)
        tried = chance.sample(sorted(possible), 2 + number % 2)
        ends = together(*(possible[name] for name in tried))
        after = Picture(Memo.objects.get(pk=memo.pk))
        after.holds()
        assert len(after.events) - len(before.events) == ends.count("done"), (tried, ends)
        assert before.opinions.items() <= after.opinions.items()
