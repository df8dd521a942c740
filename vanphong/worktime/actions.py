"""Keeping the calendar. These acts leave no fact: the record of acts stands above working time."""

from datetime import date, time

from django.db import transaction

from vanphong.kernel.errors import Invalid, NotPermitted, Refused

from . import rules
from .enums import HolidayKind
from .models import Holiday, WorkingHours
from .queries import forget_calendar
from .rules import CalendarKeeper


@transaction.atomic
def declare_holiday(
    day: date, kind: HolidayKind, *, name: str, actor: CalendarKeeper, source: str = "", confirmed: bool = True
) -> Holiday:
    """Khai báo ngày nghỉ, nghỉ bù, hoán đổi: say what a day is, or say it anew.

    Raises NotPermitted; Refused when the weekday contradicts the kind.
    """
    _check(actor)
    if obstacles := rules.obstacles_to_declaring(day, kind):
        raise Refused(obstacles)
    values = {"kind": kind, "name": name, "source": source, "confirmed": confirmed}
    holiday, _ = Holiday.objects.update_or_create(date=day, defaults=values)
    _calendar_changed()
    return holiday


@transaction.atomic
def confirm_holiday(holiday: Holiday, *, source: str, actor: CalendarKeeper) -> Holiday:
    """Xác nhận ngày nghỉ theo thông báo: the notice `source` confirms a day that was expected. Raises NotPermitted."""
    _check(actor)
    holiday = Holiday.objects.select_for_update().get(pk=holiday.pk)
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

    Raises NotPermitted; Invalid when the sessions do not follow each other.
    """
    _check(actor)
    if not morning[0] < morning[1] <= afternoon[0] < afternoon[1]:
        raise Invalid(
            "Giờ các buổi chưa nối tiếp nhau. Mời nhập giờ bắt đầu trước giờ kết thúc, buổi sáng trước chiều."
        )
    values = dict(
        zip(("morning_start", "morning_end", "afternoon_start", "afternoon_end"), morning + afternoon, strict=True)
    )
    hours, _ = WorkingHours.objects.update_or_create(valid_from=valid_from, defaults=values)
    _calendar_changed()
    return hours


def _check(actor: CalendarKeeper) -> None:
    if not rules.can_keep_calendar(actor):
        raise NotPermitted("Chỉ người quản trị được khai báo ngày nghỉ và giờ làm việc. Mời liên hệ quản trị hệ thống.")


def _calendar_changed() -> None:
    """This process asks the rows again now, and once more when others can see the change."""
    forget_calendar()
    transaction.on_commit(forget_calendar)
