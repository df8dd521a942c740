"""Several people at one memo at the same moment: one is heard, the others are told, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.kernel.errors import DomainError
from vanphong.memos import actions
from vanphong.memos.enums import MEMO, Choice, MemoStatus, StepState
from vanphong.memos.models import Memo, Opinion
from vanphong.memos.queries import round_now
from vanphong.org.models import Person
from vanphong.org.tests.granting import granted

from .papers import at_committee, at_office, opine, submitted

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> list[str]:
    """Each in a connection of its own, all begun at once: what became of them, in alphabetical order."""

    def one(act: Callable[[], object]) -> str:
        try:
            act()
        except DomainError as error:
            return type(error).__name__
        else:
            return "done"
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
