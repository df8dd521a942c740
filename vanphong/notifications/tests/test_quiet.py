"""When a person may be written to."""

from datetime import date, datetime, time

import pytest

from vanphong.notifications.rules import Quiet, end_of_quiet, shortened
from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.rules import OFFICE_ZONE, Calendar

CALENDAR = Calendar({date(2026, 2, 16): HolidayKind.HOLIDAY})


def at(day, hour, minute=0):
    return datetime(2026, 2, day, hour, minute, tzinfo=OFFICE_ZONE)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (at(11, 10), at(11, 10)),
        (at(11, 18, 59), at(11, 18, 59)),
        (at(11, 19), at(12, 6, 30)),
        (at(12, 3), at(12, 6, 30)),
        (at(12, 6, 30), at(12, 6, 30)),
        (at(13, 20), at(17, 6, 30)),
        (at(14, 10), at(17, 6, 30)),
        (at(16, 23), at(17, 6, 30)),
    ],
)
def test_nights_weekends_and_holidays_are_waited_out(moment, until):
    assert end_of_quiet(Quiet(), CALENDAR, moment) == until


@pytest.mark.parametrize(
    ("quiet", "moment", "until"),
    [
        (Quiet(time(11, 30), time(13, 30), False), at(11, 12), at(11, 13, 30)),
        (Quiet(time(11, 30), time(13, 30), False), at(14, 10), at(14, 10)),
        (Quiet(time(8), time(8), False), at(14, 8), at(14, 8)),
        (Quiet(time(8), time(8), True), at(14, 8), at(17, 0)),
    ],
)
def test_each_has_hours_of_their_own(quiet, moment, until):
    assert end_of_quiet(quiet, CALENDAR, moment) == until


def test_a_short_text_stays_as_it_is():
    assert shortened("V/v  phân bổ\nkinh phí") == "V/v phân bổ kinh phí"
