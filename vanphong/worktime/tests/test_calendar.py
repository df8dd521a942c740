from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from vanphong.kernel import clock
from vanphong.kernel.errors import Invalid, NotPermitted, Refused
from vanphong.worktime import actions, queries, rules
from vanphong.worktime.enums import DueKind, HolidayKind
from vanphong.worktime.models import Holiday, WorkingHours

pytestmark = pytest.mark.django_db


@dataclass
class Keeper:
    allowed: bool = True

    def has_perm(self, perm: str) -> bool:
        return self.allowed and perm == "worktime.change_holiday"


@pytest.fixture(autouse=True)
def _fresh_calendar():
    queries.forget_calendar()
    yield
    queries.forget_calendar()


def test_the_years_seeded_are_kept_as_they_were():
    kept = queries.calendar()
    assert not rules.is_working_day(kept, date(2019, 2, 8))
    assert rules.is_working_day(kept, date(2019, 5, 4))
    assert not rules.is_working_day(kept, date(2026, 11, 24))
    assert rules.is_working_day(kept, date(2026, 11, 23))
    assert rules.working_days_between(kept, date(2018, 12, 31), date(2019, 12, 31)) == 252


def test_days_expected_by_rule_await_their_notice():
    assert Holiday.objects.get(date=date(2027, 2, 6)).confirmed
    assert not Holiday.objects.get(date=date(2027, 2, 4)).confirmed
    assert not Holiday.objects.filter(date__year__lt=2027, confirmed=False).exists()


def test_every_seeded_day_fits_its_weekday():
    for holiday in Holiday.objects.all():
        assert rules.obstacles_to_declaring(holiday.date, HolidayKind(holiday.kind)) == []


def test_a_declared_day_counts_at_once(django_assert_num_queries):
    queries.calendar()
    actions.declare_holiday(date(2026, 11, 23), HolidayKind.SWAP_OFF, name="Nghỉ hoán đổi", actor=Keeper())
    actions.declare_holiday(date(2026, 11, 28), HolidayKind.SWAP_WORK, name="Làm bù", actor=Keeper())
    assert rules.next_working_day(queries.calendar(), date(2026, 11, 20)) == date(2026, 11, 25)
    with django_assert_num_queries(0):
        assert rules.is_working_day(queries.calendar(), date(2026, 11, 28))


def test_a_day_is_declared_anew_and_withdrawn():
    day = date(2026, 12, 24)
    actions.declare_holiday(day, HolidayKind.HOLIDAY, name="Ngày nghỉ", confirmed=False, actor=Keeper())
    declared = actions.declare_holiday(day, HolidayKind.SWAP_OFF, name="Nghỉ hoán đổi", confirmed=False, actor=Keeper())
    assert Holiday.objects.get(date=day).kind == HolidayKind.SWAP_OFF
    assert actions.confirm_holiday(declared, source="Thông báo 01/TB-BNV", actor=Keeper()).confirmed
    actions.withdraw_holiday(declared, actor=Keeper())
    assert rules.is_working_day(queries.calendar(), day)


@pytest.mark.parametrize(
    ("day", "kind"),
    [(date(2026, 12, 24), HolidayKind.SWAP_WORK), (date(2026, 12, 26), HolidayKind.SWAP_OFF)],
)
def test_a_kind_that_contradicts_the_weekday_is_refused(day, kind):
    with pytest.raises(Refused):
        actions.declare_holiday(day, kind, name="Ngày", actor=Keeper())


def test_only_who_keeps_the_calendar_changes_it():
    stranger, holiday = Keeper(allowed=False), Holiday.objects.first()
    with pytest.raises(NotPermitted):
        actions.declare_holiday(date(2026, 12, 24), HolidayKind.HOLIDAY, name="Ngày", actor=stranger)
    with pytest.raises(NotPermitted):
        actions.confirm_holiday(holiday, source="", actor=stranger)
    with pytest.raises(NotPermitted):
        actions.withdraw_holiday(holiday, actor=stranger)
    with pytest.raises(NotPermitted):
        actions.set_working_hours(date(2027, 1, 1), (time(7), time(11)), (time(13), time(17)), actor=stranger)


def test_hours_change_from_a_date_on():
    actions.set_working_hours(date(2026, 12, 1), (time(7), time(11)), (time(13), time(16, 30)), actor=Keeper())
    kept = queries.calendar()
    assert kept.hours_on(date(2026, 11, 30)).minutes_a_day == 480
    assert kept.hours_on(date(2026, 12, 1)).minutes_a_day == 450


def test_sessions_follow_each_other():
    with pytest.raises(Invalid):
        actions.set_working_hours(date(2026, 12, 1), (time(7), time(11)), (time(10), time(17)), actor=Keeper())
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkingHours.objects.create(valid_from=date(2026, 12, 1), afternoon_start=time(10))


@pytest.mark.parametrize(
    ("due_date", "done_at", "paused", "kind", "text"),
    [
        (date(2019, 1, 10), None, False, DueKind.SOON, "còn 1 ngày"),
        (date(2019, 1, 10), None, True, DueKind.PAUSED, "tạm dừng"),
        (date(2019, 1, 8), datetime(2019, 1, 8, 23, tzinfo=UTC), False, DueKind.DONE, "trễ hạn 1 ngày"),
        (date(2019, 1, 8), datetime(2019, 1, 8, 9, tzinfo=UTC), True, DueKind.DONE, "đúng hạn"),
        (None, datetime(2019, 1, 8, 9, tzinfo=UTC), False, DueKind.DONE, "đã xong"),
        (None, None, False, DueKind.NONE, ""),
    ],
)
def test_a_due_date_stands_by_the_clock_of_the_house(due_date, done_at, paused, kind, text):
    with clock.held_at(datetime(2019, 1, 9, 3, tzinfo=UTC)):
        stands = queries.due_state(due_date, done_at=done_at, paused=paused)
    assert (stands.kind, stands.text) == (kind, text)
