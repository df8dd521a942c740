"""Who may keep the calendar, and what cannot be declared."""

from datetime import date, datetime, timedelta
from typing import Protocol

from ..enums import HolidayKind
from .calendar import OFFICE_ZONE

LONGEST_OUTAGE = timedelta(days=31)


class CalendarKeeper(Protocol):
    def has_perm(self, perm: str) -> bool: ...


def can_keep_calendar(person: CalendarKeeper) -> bool:
    """Who may declare days, hours and outages."""
    return person.has_perm("worktime.change_holiday")


def obstacles_to_declaring(day: date, kind: HolidayKind) -> list[str]:
    """Why a day cannot be declared so."""
    weekend = day.weekday() >= 5
    if kind == HolidayKind.SWAP_WORK and not weekend:
        return [f"Ngày {day:%d/%m/%Y} vốn là ngày làm việc. Ngày làm bù phải là thứ Bảy hoặc Chủ nhật, mời chọn lại."]
    if kind in (HolidayKind.SWAP_OFF, HolidayKind.COMPENSATORY) and weekend:
        return [f"Ngày {day:%d/%m/%Y} vốn là ngày nghỉ hằng tuần, không thể nghỉ bù hay hoán đổi. Mời chọn ngày khác."]
    return []


def obstacles_to_an_outage(began_at: datetime, ended_at: datetime, reason: str, now: datetime) -> list[str]:
    """Every reason at once why the system cannot have been down so."""
    found = []
    if began_at >= ended_at:
        found.append("Giờ kết thúc phải sau giờ bắt đầu ngừng hoạt động. Mời nhập lại hai mốc thời gian.")
    if ended_at > now:
        local = ended_at.astimezone(OFFICE_ZONE)
        found.append(
            f"{local:%H:%M %d/%m/%Y} chưa đến. Chỉ khai báo khoảng thời gian đã qua, sau khi hệ thống chạy lại."
        )
    if ended_at - began_at > LONGEST_OUTAGE:
        found.append("Một lần ngừng hoạt động không quá 31 ngày. Mời kiểm tra lại ngày, hoặc khai báo thành nhiều lần.")
    if not reason.strip():
        found.append("Thiếu lý do ngừng hoạt động. Mời ghi sự cố, hoặc kế hoạch bảo trì.")
    return found
