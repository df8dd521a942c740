"""Keeping the calendar. The record of acts stands above working time: the house of deadlines says what was done."""

from datetime import date, datetime, time

from django.db import transaction

from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy

from . import rules
from .enums import HolidayKind
from .models import Holiday, Outage, WorkingHours
from .queries import forget_calendar
from .rules import CalendarKeeper


@transaction.atomic
def declare_holiday(
    day: date, kind: HolidayKind, *, name: str, actor: CalendarKeeper, source: str = "", confirmed: bool = True
) -> Holiday:
    """Khai báo ngày nghỉ, nghỉ bù, hoán đổi: say what a day is, or say it anew.

    Raises NotPermitted; AlreadyDone when it says so; Refused when the weekday contradicts the kind.
    """
    _check(actor)
    if obstacles := rules.obstacles_to_declaring(day, kind):
        raise Refused(obstacles)
    values = {"kind": kind, "name": name, "source": source, "confirmed": confirmed}
    if Holiday.objects.filter(date=day, **values).exists():
        raise AlreadyDone
    holiday, _ = Holiday.objects.update_or_create(date=day, defaults=values)
    _calendar_changed()
    return holiday


@transaction.atomic
def confirm_holiday(holiday: Holiday, *, source: str, actor: CalendarKeeper) -> Holiday:
    """Xác nhận ngày nghỉ theo thông báo: the notice `source` confirms a day that was expected.

    Raises NotPermitted; AlreadyDone when that notice did; Stale when the day was withdrawn meanwhile.
    """
    _check(actor)
    found = Holiday.objects.select_for_update().filter(pk=holiday.pk).first()
    if found is None:
        raise Stale("Khai báo ngày này vừa được bỏ. Mời tải lại trang.")
    holiday = found
    if holiday.confirmed and holiday.source == source:
        raise AlreadyDone
    holiday.source, holiday.confirmed = source, True
    holiday.save(update_fields=["source", "confirmed"])
    return holiday


@transaction.atomic
def withdraw_holiday(holiday: Holiday, *, actor: CalendarKeeper) -> None:
    """Bỏ ngày nghỉ đã khai báo: the day is what its weekday says. Raises NotPermitted."""
    _check(actor)
    Holiday.objects.filter(pk=holiday.pk).delete()
    _calendar_changed()


@transaction.atomic
def set_working_hours(
    valid_from: date, morning: tuple[time, time], afternoon: tuple[time, time], *, actor: CalendarKeeper
) -> WorkingHours:
    """Đặt giờ làm việc: the two sessions from a date on.

    Raises NotPermitted; AlreadyDone when they are so; Invalid when the sessions do not follow each other.
    """
    _check(actor)
    if not morning[0] < morning[1] <= afternoon[0] < afternoon[1]:
        raise Invalid(
            "Giờ các buổi chưa nối tiếp nhau. Mời nhập giờ bắt đầu trước giờ kết thúc, buổi sáng trước chiều."
        )
    values = dict(
        zip(("morning_start", "morning_end", "afternoon_start", "afternoon_end"), morning + afternoon, strict=True)
    )
    if WorkingHours.objects.filter(valid_from=valid_from, **values).exists():
        raise AlreadyDone
    hours, _ = WorkingHours.objects.update_or_create(valid_from=valid_from, defaults=values)
    _calendar_changed()
    return hours


@transaction.atomic
def declare_outage(began_at: datetime, ended_at: datetime, reason: str, *, actor: CalendarKeeper) -> Outage:
    """Khai báo thời gian hệ thống ngừng hoạt động: no working time passed between these two aware moments.

    What was due meanwhile is moved by who calls this. Raises NotPermitted; AlreadyDone for a repeated click;
    Refused when the period is turned round, not over yet, too long, without reason, or overlaps one declared before.
    """
    _check(actor)
    if obstacles := rules.obstacles_to_an_outage(began_at, ended_at, reason, clock.now()):
        raise Refused(obstacles)
    one_keeper_at_a_time()
    overlapping = Outage.objects.filter(began_at__lt=ended_at, ended_at__gt=began_at).first()
    if overlapping and (overlapping.began_at, overlapping.ended_at) == (began_at, ended_at):
        raise AlreadyDone
    if overlapping:
        raise Refused([f"Trùng với lần ngừng đã khai báo ({overlapping}). Mời nhập phần thời gian chưa khai báo."])
    outage = Outage.objects.create(began_at=began_at, ended_at=ended_at, reason=tidy(reason), declared_at=clock.now())
    _calendar_changed()
    return outage


def one_keeper_at_a_time() -> None:
    """A part of other acts: until the transaction ends nobody else declares the same day or outage."""
    list(WorkingHours.objects.select_for_update().order_by("pk"))


def _check(actor: CalendarKeeper) -> None:
    if not rules.can_keep_calendar(actor):
        raise NotPermitted(
            "Chỉ người quản trị được khai báo ngày nghỉ, giờ làm việc, thời gian ngừng hoạt động. "
            "Mời liên hệ quản trị hệ thống."
        )


def _calendar_changed() -> None:
    """This process asks the rows again now, and once more when others can see the change."""
    forget_calendar()
    transaction.on_commit(forget_calendar)
