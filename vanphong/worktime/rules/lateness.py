"""How a due date or a due moment stands: said in one way wherever it is shown."""

from dataclasses import dataclass
from datetime import date, datetime

from ..enums import DueKind
from .calendar import OFFICE_ZONE, Calendar
from .counting import add_working_days, add_working_hours, working_day_from, working_days_between, working_minutes

SOON = 2
"""A due date this many working days away, or fewer, is near."""
SOON_HOURS = 8
"""A due moment this many working hours away, or fewer, is near: one working day."""


@dataclass(frozen=True)
class Due:
    """How a due date stands: for the chip beside a paper. `days` are working days left, negative when late."""

    kind: DueKind
    text: str
    days: int | None = None


PAUSED = Due(DueKind.PAUSED, "tạm dừng")


def due(calendar: Calendar, due_date: date | None, today: date) -> Due:
    """Hạn xử lý: how an open paper's due date stands today, counted in working days."""
    if due_date is None:
        return Due(DueKind.NONE, "")
    last = working_day_from(calendar, due_date)
    if today > last:
        days = _days_late(calendar, last, today)
        return Due(DueKind.LATE, f"quá hạn {days} ngày", -days)
    days = working_days_between(calendar, today, last)
    if today == last:
        return Due(DueKind.SOON, "hạn hôm nay", 0)
    return Due(DueKind.SOON if days <= SOON else DueKind.FAR, f"còn {days} ngày", days)


def due_when_done(calendar: Calendar, due_date: date | None, done_date: date) -> Due:
    """How a finished paper stood to its due date."""
    if due_date is None:
        return Due(DueKind.DONE, "đã xong")
    last = working_day_from(calendar, due_date)
    if done_date <= last:
        return Due(DueKind.DONE, "đúng hạn", 0)
    days = _days_late(calendar, last, done_date)
    return Due(DueKind.DONE, f"trễ hạn {days} ngày", -days)


def late_by_day(calendar: Calendar, today: date) -> date:
    """The last due date that is late today: one on a day that does not count runs to the next that does."""
    return add_working_days(calendar, today, -1)


def soon_by_day(calendar: Calendar, today: date) -> date:
    """The last due date that is near today; it is near when it is after `late_by_day`."""
    return add_working_days(calendar, today, SOON)


def due_at(calendar: Calendar, moment: datetime | None, now: datetime) -> Due:
    """Hạn theo giờ làm việc: how a due moment stands now, counted in working hours."""
    if moment is None:
        return Due(DueKind.NONE, "")
    if now > moment:
        return _past(calendar, DueKind.LATE, "quá hạn", moment, now)
    local, days = moment.astimezone(OFFICE_ZONE), _whole_days(calendar, now, moment)
    if local.date() == now.astimezone(OFFICE_ZONE).date():
        return Due(DueKind.SOON, f"hạn {local:%H:%M} hôm nay", 0)
    if moment <= soon_at(calendar, now):
        return Due(DueKind.SOON, f"còn {_hours(calendar, now, moment)}", days)
    return Due(DueKind.FAR, f"còn {max(days, 1)} ngày", max(days, 1))


def due_at_when_done(calendar: Calendar, moment: datetime | None, done_at: datetime) -> Due:
    """How what is finished stood to its due moment."""
    if moment is None:
        return Due(DueKind.DONE, "đã xong")
    if done_at <= moment:
        return Due(DueKind.DONE, "đúng hạn", 0)
    return _past(calendar, DueKind.DONE, "trễ hạn", moment, done_at)


def soon_at(calendar: Calendar, now: datetime) -> datetime:
    """The last due moment that is near now."""
    return add_working_hours(calendar, now, SOON_HOURS)


def _past(calendar: Calendar, kind: DueKind, word: str, moment: datetime, until: datetime) -> Due:
    days = _whole_days(calendar, moment, until)
    return Due(kind, f"{word} {f'{days} ngày' if days else _hours(calendar, moment, until)}", -days)


def _hours(calendar: Calendar, start: datetime, end: datetime) -> str:
    hours = working_minutes(calendar, start, end) // 60
    return f"{hours} giờ" if hours else "dưới 1 giờ"


def _whole_days(calendar: Calendar, start: datetime, end: datetime) -> int:
    """The working time between as whole days of today's length."""
    day = calendar.hours_on(start.astimezone(OFFICE_ZONE).date())
    return working_minutes(calendar, start, end) // day.minutes_a_day


def _days_late(calendar: Calendar, last: date, today: date) -> int:
    return max(working_days_between(calendar, last, today), 1)
