"""Until when a step may take: by its route, by the office's rules, by how urgent the papers are."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.office import Office
from vanphong.audit.queries import history_of
from vanphong.documents.actions import set_deadline_rule, stop_clock
from vanphong.documents.enums import Status, Step, TimeUnit, Urgency
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.memos import actions
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import plan_of
from vanphong.worktime.enums import DueKind, DueSide
from vanphong.worktime.rules import OFFICE_ZONE

from .papers import opine, written


def at(hour: int) -> datetime:
    return datetime(2026, 3, 3, hour, tzinfo=OFFICE_ZONE)


def submitted(office: Office, *, hours: int | None, urgency: Urgency = Urgency.NORMAL) -> Memo:
    memo = written(office, draft=False)
    type(memo.incoming).objects.filter(pk=memo.incoming_id).update(urgency=urgency)
    first, *rest = plan_of(memo)
    actions.adjust(memo, [replace(first, hours=hours), *rest], actor=office.specialist_kt)
    with clock.held_at(at(8)):
        return actions.submit(memo, actor=office.specialist_kt)


@pytest.fixture
def ruled(office: Office) -> Office:
    """The head of a unit has six working hours, one where the paper is urgent."""
    for urgency, amount in ((None, 6), (Urgency.URGENT, 1)):
        set_deadline_rule(
            Step.HEAD_OPINION, amount, TimeUnit.HOURS, source="Quy chế", urgency=urgency, actor=office.administrator
        )
    return office


@pytest.mark.parametrize(
    ("hours", "urgency", "due"),
    [
        (2, Urgency.NORMAL, at(10)),
        # From 8:00: three and a half hours to 11:30, two and a half from 13:30.
        (None, Urgency.NORMAL, at(16)),
        (2, Urgency.URGENT, at(9)),
        (None, Urgency.URGENT, at(9)),
    ],
)
def test_a_step_is_due_by_its_route_and_sooner_for_urgent_papers(
    ruled: Office, hours: int | None, urgency: Urgency, due: datetime
) -> None:
    [step] = submitted(ruled, hours=hours, urgency=urgency).waiting
    assert step.due_at == due


def test_time_waited_for_somebody_else_is_put_on_the_due_moment_and_on_record(ruled: Office) -> None:
    memo = submitted(ruled, hours=2)
    with clock.held_at(at(9)):
        memo = actions.forward(memo, ruled.head_nc, "Xin ý kiến.", actor=ruled.head_kt)
    with clock.held_at(at(11)):
        memo = opine(memo, ruled.head_nc)
    [step] = Memo.objects.get(pk=memo.pk).waiting
    # Due at 10:00, two hours waited: an hour and a half to 11:30, half an hour from 13:30.
    assert step.due_at == at(14)
    [moved] = history_of(memo).filter(kind="memos.step_due_moved")
    assert moved.says.endswith("từ 10:00 03/03/2026 sang 14:00 03/03/2026, tạm dừng: chờ Quách Thị Lan")


def test_a_step_without_hours_and_rules_has_no_due_moment(office: Office) -> None:
    [step] = submitted(office, hours=None).waiting
    assert step.due_at is None


def test_a_list_narrowed_by_time_holds_what_its_chips_say(office: Office) -> None:
    """A step late and one near, one put aside for who has time, and memos with their author: late, paused, free."""
    memos = [written(office, draft=False) for _ in range(7)]
    for memo in memos[:3]:
        actions.submit(memo, actor=office.specialist_kt)
    steps = RoundStep.objects.open().order_by("memo")
    for step, hours in zip(steps, (-30, 1, 400), strict=True):
        RoundStep.objects.filter(pk=step.pk).update(due_at=clock.now() + timedelta(hours=hours))
    actions.ask_papers(memos[0], "Bổ sung dự toán.", actor=office.head_kt)
    for memo, days in zip(memos[3:6], (-9, 0, -9), strict=True):
        due = clock.today() + timedelta(days=days)
        Document.objects.filter(pk=memo.incoming_id).update(due_date=due)
    Document.objects.filter(pk=memos[6].incoming_id).update(due_date=None)
    stop_clock(Document.objects.get(pk=memos[5].incoming_id), "Chờ Sở Tài chính.", actor=office.specialist_kt)
    shown = {memo.pk: memo.due and memo.due.kind for memo in Memo.objects.for_list()}
    assert set(shown.values()) >= {DueKind.LATE, DueKind.SOON, DueKind.PAUSED, DueKind.FAR, DueKind.NONE}
    for side, kind in ((DueSide.LATE, DueKind.LATE), (DueSide.SOON, DueKind.SOON), (DueSide.PAUSED, DueKind.PAUSED)):
        found = Memo.objects.due_on(side).values_list("pk", flat=True)
        assert set(found) == {pk for pk, said in shown.items() if said == kind}


def test_a_paper_whose_clock_stood_is_no_longer_paused_once_it_is_before_the_leaders(office: Office) -> None:
    memo = written(office, draft=False)
    with clock.held_at(at(8)):
        stop_clock(memo.incoming, "Chờ Sở Tài chính.", actor=office.specialist_kt)
        memo = actions.submit(memo, actor=office.specialist_kt)
    memo.incoming.refresh_from_db()
    assert (memo.incoming.clock_stopped_at, memo.incoming.status) == (None, Status.SUBMITTED)
