"""Keeping the office's calendar: each change is a fact; a day taken out of it moves the deadlines it touches."""

from datetime import date, time

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel.errors import AlreadyDone
from vanphong.org.models import Person
from vanphong.worktime import actions as worktime
from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.models import Holiday, WorkingHours

from ..events import DayConfirmed, DayDeclared, DayWithdrawn, HoursSet


@transaction.atomic
def declare_day(
    day: date, kind: HolidayKind, *, name: str, actor: Person, source: str = "", confirmed: bool = True
) -> Holiday:
    """Khai báo ngày nghỉ, ngày làm bù: the worker then moves open deadlines by a working day lost (`move_deadlines`).

    Raises what worktime.actions.declare_holiday raises.
    """
    worktime.one_keeper_at_a_time()
    was = Holiday.objects.filter(date=day).values_list("kind", flat=True).first() or ""
    holiday = worktime.declare_holiday(day, kind, name=name, actor=actor, source=source, confirmed=confirmed)
    record(DayDeclared(day=day.isoformat(), was=was, words=_told(holiday)), about=holiday, actor=actor)
    return holiday


@transaction.atomic
def confirm_day(holiday: Holiday, *, source: str, actor: Person) -> Holiday:
    """Xác nhận ngày nghỉ theo thông báo. Raises what worktime.actions.confirm_holiday raises."""
    holiday = worktime.confirm_holiday(holiday, source=source, actor=actor)
    record(DayConfirmed(words=_told(holiday)), about=holiday, actor=actor)
    return holiday


@transaction.atomic
def withdraw_day(holiday: Holiday, *, actor: Person) -> None:
    """Bỏ ngày đã khai báo: what moved by a day off stays; a rest day that was to be worked is a working day lost.

    Raises NotPermitted; AlreadyDone when it was withdrawn.
    """
    worktime.one_keeper_at_a_time()
    if not Holiday.objects.filter(pk=holiday.pk).exists():
        raise AlreadyDone
    fact = DayWithdrawn(day=holiday.date.isoformat(), was=holiday.kind, words=_told(holiday))
    record(fact, about=holiday, actor=actor)
    worktime.withdraw_holiday(holiday, actor=actor)


@transaction.atomic
def set_hours(
    valid_from: date, morning: tuple[time, time], afternoon: tuple[time, time], *, actor: Person
) -> WorkingHours:
    """Đặt giờ làm việc from a date on. Raises what worktime.actions.set_working_hours raises."""
    hours = worktime.set_working_hours(valid_from, morning, afternoon, actor=actor)
    record(HoursSet(words=str(hours)), about=hours, actor=actor)
    return hours


def _told(holiday: Holiday) -> str:
    kind = HolidayKind(holiday.kind).label.lower()
    return f"{holiday} ({kind})" + (f", theo {holiday.source}" if holiday.source else ", chưa có thông báo")
