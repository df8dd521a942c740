"""When and how a person is reached: pure answers."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Person
from vanphong.worktime.rules import OFFICE_ZONE, Calendar, is_working_day, working_day_from

LONGEST_TEXT = 300


@dataclass(frozen=True)
class Quiet:
    """Giờ yên lặng of one person; `start` equal to `end` means no hours of the day."""

    start: time = time(19, 0)
    end: time = time(6, 30)
    rest_days: bool = True


def can_read_overdue_week(person: Person) -> bool:
    """Bảng quá hạn trong tuần: the leaders of the Office and the Chair."""
    return person.holds({Role.CHAIR, *OFFICE_LEADERS}, agency_id=person.agency_id)


def end_of_quiet(quiet: Quiet, calendar: Calendar, moment: datetime) -> datetime:
    """`moment`, or the end of the quiet hours and rest days it falls in."""
    while (later := _pushed(quiet, calendar, moment.astimezone(OFFICE_ZONE))) is not None:
        moment = later
    return moment


def _pushed(quiet: Quiet, calendar: Calendar, local: datetime) -> datetime | None:
    if quiet.rest_days and not is_working_day(calendar, local.date()):
        return datetime.combine(working_day_from(calendar, local.date()), time(), OFFICE_ZONE)
    now, over_midnight = local.time(), quiet.start > quiet.end
    if over_midnight and now >= quiet.start:
        return datetime.combine(local.date() + timedelta(days=1), quiet.end, OFFICE_ZONE)
    if (over_midnight and now < quiet.end) or quiet.start <= now < quiet.end:
        return datetime.combine(local.date(), quiet.end, OFFICE_ZONE)
    return None


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """On one line, and where it is too long ending in "…"."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
