from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.worktime import actions, queries, rules
from vanphong.worktime.enums import DueKind
from vanphong.worktime.models import Outage, WorkingHours

pytestmark = pytest.mark.django_db

TEN = datetime(2026, 3, 2, 3, tzinfo=UTC)
"""Monday, ten o'clock in the office."""
HOUR = timedelta(hours=1)
REASON = "Mất điện tại trung tâm dữ liệu."


@dataclass
class Keeper:
    allowed: bool = True

    def has_perm(self, perm: str) -> bool:
        return self.allowed and perm == "worktime.change_holiday"


@pytest.fixture(autouse=True)
def _monday_noon():
    queries.forget_calendar()
    with clock.held_at(TEN + 2 * HOUR):
        yield
    queries.forget_calendar()


def test_no_working_time_passes_while_the_system_is_down():
    assert rules.working_minutes(queries.calendar(), TEN, TEN + HOUR) == 60
    declared = actions.declare_outage(TEN, TEN + HOUR / 2, "  Mất điện.  ", actor=Keeper())
    assert rules.working_minutes(queries.calendar(), TEN, TEN + HOUR) == 30
    assert (declared.reason, declared.declared_at) == ("Mất điện.", TEN + 2 * HOUR)


def test_only_who_keeps_the_calendar_declares_it():
    with pytest.raises(NotPermitted):
        actions.declare_outage(TEN, TEN + HOUR, REASON, actor=Keeper(allowed=False))


@pytest.mark.parametrize(
    ("began_at", "ended_at", "reason", "said"),
    [
        (TEN, TEN, REASON, "sau giờ bắt đầu"),
        (TEN, TEN - HOUR, REASON, "sau giờ bắt đầu"),
        (TEN, TEN + 3 * HOUR, REASON, "13:00 02/03/2026 chưa đến"),
        (TEN - timedelta(days=32), TEN, REASON, "31 ngày"),
        (TEN, TEN + HOUR, "  ", "Thiếu lý do"),
    ],
)
def test_what_cannot_have_been_is_refused_with_the_reason(began_at, ended_at, reason, said):
    with pytest.raises(Refused, match=said):
        actions.declare_outage(began_at, ended_at, reason, actor=Keeper())
    assert not Outage.objects.exists()


def test_a_period_is_declared_once():
    actions.declare_outage(TEN, TEN + HOUR, REASON, actor=Keeper())
    with pytest.raises(AlreadyDone):
        actions.declare_outage(TEN, TEN + HOUR, REASON, actor=Keeper())
    with pytest.raises(Refused, match="Trùng với lần ngừng đã khai báo"):
        actions.declare_outage(TEN + HOUR / 2, TEN + 2 * HOUR, REASON, actor=Keeper())
    actions.declare_outage(TEN + HOUR, TEN + 2 * HOUR, REASON, actor=Keeper())
    assert Outage.objects.count() == 2


def test_the_register_itself_holds_no_overlap():
    Outage.objects.create(began_at=TEN, ended_at=TEN + HOUR, reason=REASON, declared_at=TEN)
    with pytest.raises(IntegrityError, match="outages_do_not_overlap"), transaction.atomic():
        Outage.objects.create(began_at=TEN + HOUR / 2, ended_at=TEN + 2 * HOUR, reason=REASON, declared_at=TEN)


def test_moments_stand_by_the_clock_of_the_house():
    now = clock.now()
    assert queries.due_state_at(now - timedelta(minutes=45)).kind == DueKind.LATE
    assert queries.due_state_at(now - HOUR, stopped_at=now).text == "tạm dừng"
    assert queries.due_state_at(now - HOUR, done_at=now - 2 * HOUR, stopped_at=now).text == "đúng hạn"
    assert queries.due_state_at(None).kind == DueKind.NONE
    assert queries.late_at() == now
    assert queries.soon_at() == datetime(2026, 3, 3, 4, 30, tzinfo=UTC)


def test_days_stand_by_the_clock_of_the_house():
    assert queries.late_by_day() == date(2026, 2, 27)
    assert queries.soon_by_day() == date(2026, 3, 4)


def test_the_database_runs_a_due_date_on_to_the_next_day_that_counts():
    actions.declare_outage(TEN - timedelta(days=3), TEN - timedelta(days=2), REASON, actor=Keeper())
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    WorkingHours.objects.bulk_create(WorkingHours(valid_from=day) for day in year)
    runs_to = WorkingHours.objects.annotate(last=queries.last_day_of("valid_from")).values_list("valid_from", "last")
    found = dict(runs_to.filter(valid_from__year=2026))
    assert found == {day: rules.working_day_from(queries.calendar(), day) for day in year}
