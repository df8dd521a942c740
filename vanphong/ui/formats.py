"""How numbers, dates and working time are written on a page. A template hands in "" for what is not there."""

from datetime import date, datetime

from django.utils import timezone

MINUTES_A_DAY = 480
NOTHING = "—"


def thousands(number: float | None) -> str:
    """39000 → "39.000"; 12.5 → "12,5"; nothing → "—"."""
    if number is None or number == "":
        return NOTHING
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.1f}".removesuffix(".0")
    return text.translate(str.maketrans(",.", ".,"))


def vndate(day: date | None) -> str:
    """A day, or the office's day of a moment: "05/01/2026"."""
    if not day:
        return ""
    if isinstance(day, datetime):
        day = timezone.localtime(day) if timezone.is_aware(day) else day
    return day.strftime("%d/%m/%Y")


def vndatetime(moment: datetime | None) -> str:
    """A moment on the office's clock: "14:30 05/01/2026"."""
    if not moment:
        return ""
    if timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    return moment.strftime("%H:%M %d/%m/%Y")


def duration(minutes: float | None) -> str:
    """Working minutes in words: "45 phút", "2 giờ 30 phút", "1,5 ngày làm việc" (a day has 480)."""
    if minutes is None or minutes == "":
        return NOTHING
    whole = round(minutes)
    if whole >= MINUTES_A_DAY:
        return f"{thousands(round(whole / MINUTES_A_DAY, 1))} ngày làm việc"
    hours, rest = divmod(whole, 60)
    parts = [f"{hours} giờ"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} phút")
    return " ".join(parts)
