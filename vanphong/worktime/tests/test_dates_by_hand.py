"""Working time against a table of dates worked out by hand: each line says how.

Hours of the office: 07:30-11:30 and 13:30-17:30, Monday to Friday.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest

from vanphong.worktime import rules
from vanphong.worktime.enums import DueKind, HolidayKind
from vanphong.worktime.queries import read_calendar
from vanphong.worktime.rules import OFFICE_ZONE, Calendar

pytestmark = pytest.mark.django_db


def day(text: str) -> date:
    return at(f"{text} 00:00").date()


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=OFFICE_ZONE)


def down(*spans: str) -> Calendar:
    """The office's calendar with these outages: "from - to"."""
    outages = tuple((at(start), at(end)) for start, _, end in (span.partition(" - ") for span in spans))
    return replace(read_calendar(), outages=outages)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        # Tết 2020: Thursday 23/01 to Wednesday 29/01 off.
        ("22/01/2020", 1, "30/01/2020"),  # Wednesday; the next that works is Thursday 30
        ("20/01/2020", 3, "30/01/2020"),  # 21, 22, 30
        ("20/01/2020", 5, "03/02/2020"),  # 21, 22, 30, 31, Monday 3
        ("25/01/2020", 1, "30/01/2020"),  # from within
        ("31/01/2020", -3, "21/01/2020"),  # 30, 22, 21
        # Tết 2026: Monday 16/02 to Friday 20/02 off, with both weekends 14-22/02.
        ("13/02/2026", 1, "23/02/2026"),  # Friday to Monday
        ("11/02/2026", 3, "23/02/2026"),  # 12, 13, 23
        ("14/02/2026", 2, "24/02/2026"),  # 23, 24
        ("24/02/2026", -2, "13/02/2026"),  # 23, 13
        # Swapped: Friday 02/01/2026 off, Saturday 10/01 worked.
        ("31/12/2025", 1, "05/01/2026"),  # 1 New Year, 2 swapped, 3-4 weekend
        ("09/01/2026", 1, "10/01/2026"),
        ("09/01/2026", 2, "12/01/2026"),  # 10, 12
        ("12/01/2026", -2, "09/01/2026"),  # 10, 9
        # Swapped: Monday 31/08/2026 off, Saturday 22/08 worked; 01-02/09 National Day.
        ("21/08/2026", 2, "24/08/2026"),  # 22, 24
        ("28/08/2026", 1, "03/09/2026"),  # 29-30 weekend, 31 swapped, 1-2 National Day
        ("28/08/2026", 3, "07/09/2026"),  # 3, 4, Monday 7
        # Giỗ Tổ on Sunday 26/04/2026, made up for on Monday 27; 30/04 and 01/05 off.
        ("24/04/2026", 1, "28/04/2026"),
        ("24/04/2026", 3, "04/05/2026"),  # 28, 29, Monday 4
        # Ngày Văn hóa Việt Nam, Tuesday 24/11/2026.
        ("23/11/2026", 1, "25/11/2026"),
        ("20/11/2026", 2, "25/11/2026"),  # 23, 25
    ],
)
def test_working_days(start, count, end):
    calendar = read_calendar()
    assert rules.add_working_days(calendar, day(start), count) == day(end)
    assert rules.working_days_between(calendar, day(start), day(end)) == count


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("22/01/2020 16:30", 2, "30/01/2020 08:30"),  # 1 until 17:30, 1 after Tết
        ("22/01/2020 08:00", 8, "30/01/2020 08:00"),  # 3.5 and 4, half after Tết
        ("25/01/2020 09:00", 4, "30/01/2020 11:30"),  # from within: the first morning
        ("13/02/2026 17:00", 4, "23/02/2026 11:00"),  # 0.5 and 3.5
        ("13/02/2026 15:30", 24, "25/02/2026 15:30"),  # 2, then 8 and 8, then 4 and 2
        ("18/02/2026 10:00", 1, "23/02/2026 08:30"),
        ("31/12/2025 17:30", 1, "05/01/2026 08:30"),
        ("09/01/2026 16:30", 2, "10/01/2026 08:30"),  # on the Saturday worked in exchange
        ("21/08/2026 17:30", 8, "22/08/2026 17:30"),
        ("28/08/2026 11:00", 8, "03/09/2026 11:00"),  # 0.5 and 4, 3.5 after National Day
        ("24/04/2026 14:00", 4, "28/04/2026 08:00"),  # 3.5 and 0.5
        ("23/11/2026 13:30", 4, "23/11/2026 17:30"),  # the last minute of the day is still that day
        ("23/11/2026 13:30", 5, "25/11/2026 08:30"),
        ("23/11/2026 12:00", 0.5, "23/11/2026 14:00"),  # from lunch
    ],
)
def test_working_hours(start, hours, end):
    calendar = read_calendar()
    assert rules.add_working_hours(calendar, at(start), hours) == at(end)
    assert rules.working_minutes(calendar, at(start), at(end)) == hours * 60


def test_a_day_the_office_closes_counts_as_no_other():
    kept = read_calendar()
    calendar = replace(
        kept, holidays={**kept.holidays, day("24/12/2026"): HolidayKind.CLOSED, day("26/12/2026"): HolidayKind.CLOSED}
    )
    assert rules.add_working_days(calendar, day("23/12/2026"), 1) == day("25/12/2026")
    assert rules.add_working_days(calendar, day("25/12/2026"), 1) == day("28/12/2026")  # a closed Saturday: no matter
    assert rules.add_working_hours(calendar, at("23/12/2026 17:00"), 1) == at("25/12/2026 08:00")


LUNCH = "02/03/2026 10:30 - 02/03/2026 14:30"  # Monday: 1 hour before noon, 1 after: a quarter of the day
NIGHT = "03/03/2026 16:30 - 04/03/2026 08:30"  # 1 hour of Tuesday, 1 of Wednesday
MORNING = "05/03/2026 07:00 - 05/03/2026 12:00"  # Thursday: 4 hours, half of the day
TET = "13/02/2026 13:00 - 23/02/2026 10:30"  # 4 hours of Friday 13, half; 3 of Monday 23


@pytest.mark.parametrize(
    ("outage", "start", "hours", "end"),
    [
        (LUNCH, "02/03/2026 09:30", 1, "02/03/2026 10:30"),  # it was still up
        (LUNCH, "02/03/2026 09:30", 2, "02/03/2026 15:30"),  # 1 before, 1 after
        (LUNCH, "02/03/2026 12:00", 1, "02/03/2026 15:30"),  # from within
        (LUNCH, "27/02/2026 17:30", 8, "03/03/2026 09:30"),  # Monday has 6 left, Tuesday gives 2
        (NIGHT, "03/03/2026 16:00", 1, "04/03/2026 09:00"),  # 0.5 and 0.5
        (MORNING, "04/03/2026 17:00", 1, "05/03/2026 14:00"),  # 0.5, then in the afternoon
        (TET, "13/02/2026 11:00", 1, "23/02/2026 11:00"),  # 0.5, then from 10:30 of Monday
        (TET, "13/02/2026 07:30", 9, "23/02/2026 17:30"),  # 4, then 1 and 4
        (TET, "18/02/2026 10:00", 2, "23/02/2026 14:30"),  # from within: 1 to noon, 1 after
    ],
)
def test_working_hours_while_the_system_was_down(outage, start, hours, end):
    calendar = down(outage)
    assert rules.add_working_hours(calendar, at(start), hours) == at(end)
    assert rules.working_minutes(calendar, at(start), at(end)) == hours * 60


@pytest.mark.parametrize(
    ("outages", "start", "count", "end"),
    [
        ([LUNCH], "27/02/2026", 1, "02/03/2026"),  # a quarter was lost: the day counts
        ([NIGHT], "02/03/2026", 2, "04/03/2026"),
        ([MORNING], "04/03/2026", 1, "06/03/2026"),  # half was lost: it does not
        (["05/03/2026 07:30 - 05/03/2026 11:29"], "04/03/2026", 1, "05/03/2026"),  # a minute less: it does
        ([TET], "12/02/2026", 1, "23/02/2026"),  # not 13; 23 lost 3 hours only
        ([TET], "12/02/2026", 2, "24/02/2026"),
        ([TET], "24/02/2026", -2, "12/02/2026"),  # 23, 12
        # Twice 2 hours in a day make half of it.
        (["09/03/2026 07:30 - 09/03/2026 09:30", "09/03/2026 13:30 - 09/03/2026 15:30"], "06/03/2026", 1, "10/03/2026"),
        # Monday to Wednesday noon down: three days lost, as Wednesday lost half.
        (["09/03/2026 06:00 - 11/03/2026 12:00"], "06/03/2026", 1, "12/03/2026"),
        # A Saturday: nobody works, nothing is lost.
        (["07/03/2026 06:00 - 08/03/2026 12:00"], "06/03/2026", 1, "09/03/2026"),
    ],
)
def test_working_days_while_the_system_was_down(outages, start, count, end):
    calendar = down(*outages)
    assert rules.add_working_days(calendar, day(start), count) == day(end)
    assert rules.working_days_between(calendar, day(start), day(end)) == count


def test_what_was_due_on_a_lost_day_is_due_on_the_next():
    calendar = down(TET)
    assert rules.due(calendar, day("13/02/2026"), day("23/02/2026")).text == "hạn hôm nay"
    assert rules.due(calendar, day("13/02/2026"), day("24/02/2026")).text == "quá hạn 1 ngày"


@pytest.mark.parametrize(
    ("moment", "kind", "text"),
    [
        ("02/03/2026 16:30", DueKind.SOON, "hạn 16:30 hôm nay"),
        ("03/03/2026 08:30", DueKind.SOON, "còn 6 giờ"),  # 1.5 and 4 today, 1 tomorrow
        ("03/03/2026 10:00", DueKind.SOON, "còn 8 giờ"),
        ("03/03/2026 10:30", DueKind.FAR, "còn 1 ngày"),
        ("05/03/2026 10:00", DueKind.FAR, "còn 3 ngày"),
        ("02/03/2026 09:45", DueKind.LATE, "quá hạn dưới 1 giờ"),
        ("02/03/2026 08:00", DueKind.LATE, "quá hạn 2 giờ"),
        ("27/02/2026 17:00", DueKind.LATE, "quá hạn 3 giờ"),  # 0.5 on Friday, 2.5 today
        ("27/02/2026 10:00", DueKind.LATE, "quá hạn 1 ngày"),  # 1.5 and 4, 2.5: 8
        ("25/02/2026 09:00", DueKind.LATE, "quá hạn 3 ngày"),  # 6.5, 8, 8, 2.5: 25
    ],
)
def test_a_due_moment_is_told_in_working_hours(moment, kind, text):
    stands = rules.due_at(read_calendar(), at(moment), at("02/03/2026 10:00"))
    assert (stands.kind, stands.text) == (kind, text)


@pytest.mark.parametrize(
    ("done", "text"),
    [("02/03/2026 10:00", "đúng hạn"), ("02/03/2026 15:00", "trễ hạn 3 giờ"), ("04/03/2026 10:00", "trễ hạn 2 ngày")],
)
def test_what_is_done_says_how_it_stood_to_its_moment(done, text):
    stands = rules.due_at_when_done(read_calendar(), at("02/03/2026 10:00"), at(done))
    assert (stands.kind, stands.text) == (DueKind.DONE, text)
