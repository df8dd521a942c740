from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vanphong.worktime import rules
from vanphong.worktime.enums import DueKind, HolidayKind
from vanphong.worktime.rules import OFFICE_ZONE, Calendar, Hours

SUMMER = Hours(date(2026, 4, 1), ((420, 690), (810, 1020)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


CALENDAR = Calendar(
    {
        date(2026, 8, 22): HolidayKind.SWAP_WORK,
        date(2026, 8, 31): HolidayKind.SWAP_OFF,
        date(2026, 9, 1): HolidayKind.HOLIDAY,
        date(2026, 9, 2): HolidayKind.HOLIDAY,
        date(2026, 11, 22): HolidayKind.HOLIDAY,
        date(2026, 11, 23): HolidayKind.COMPENSATORY,
    },
    (Hours(date(2000, 1, 1)), SUMMER, Hours(date(2026, 10, 1))),
    (
        (at("2026-03-10 10:15"), at("2026-03-10 14:20")),
        (at("2026-03-31 16:00"), at("2026-04-02 09:00")),
        (at("2026-06-06 08:00"), at("2026-06-06 12:00")),
        (at("2026-08-28 13:00"), at("2026-09-04 08:30")),
        (at("2026-09-04 08:30"), at("2026-09-04 11:00")),
    ),
)
NEVER_DOWN = replace(CALENDAR, outages=())
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
days = st.dates(*YEAR)
moments = st.datetimes(*(datetime.combine(day, time()) for day in YEAR), timezones=st.just(OFFICE_ZONE))
minutes = st.builds(lambda moment: moment.replace(second=0, microsecond=0), moments)


def minute_by_minute(start: datetime, end: datetime) -> int:
    """The meaning of working_minutes, said slowly."""
    count = 0
    while start < end:
        sessions = CALENDAR.hours_on(start.date()).sessions
        minute = start.hour * 60 + start.minute
        worked = rules.is_working_day(CALENDAR, start.date()) and any(a <= minute < b for a, b in sessions)
        count += worked and not any(down <= start < up for down, up in CALENDAR.outages)
        start += timedelta(minutes=1)
    return count


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-02 07:30", "2026-03-02 17:30", 480),
        ("2026-03-02 11:00", "2026-03-02 14:00", 60),
        ("2026-03-06 17:00", "2026-03-09 08:00", 60),
        ("2026-08-21 16:00", "2026-08-24 08:00", 60 + 480 + 60),
        ("2026-08-28 17:00", "2026-09-03 07:00", 0),
        ("2026-03-31 07:00", "2026-04-01 23:00", 480 + 480),
    ],
    ids=["a day", "over noon", "over a weekend", "a worked Saturday", "National Day", "hours change"],
)
def test_minutes_run_in_office_hours_only(start, end, expected):
    assert rules.working_minutes(NEVER_DOWN, at(start), at(end)) == expected


def test_a_moment_counts_in_office_time_whatever_its_zone():
    start, end = datetime(2026, 3, 2, 0, 30, tzinfo=UTC), datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
    assert rules.working_minutes(CALENDAR, start, end) == 60


@given(minutes, st.integers(0, 5 * 24 * 60))
def test_minutes_agree_with_counting_each(start, length):
    end = start + timedelta(minutes=length)
    assert rules.working_minutes(CALENDAR, start, end) == minute_by_minute(start, end)


@given(moments, moments, moments)
def test_minutes_add_up_and_never_run_backwards(a, b, c):
    a, b, c = sorted([a, b, c])
    first, second = rules.working_minutes(CALENDAR, a, b), rules.working_minutes(CALENDAR, b, c)
    assert first >= 0
    assert rules.working_minutes(CALENDAR, a, c) == first + second
    assert rules.working_minutes(CALENDAR, c, a) == 0


@given(days)
def test_a_day_holds_its_hours_or_nothing(day):
    start = datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)
    expected = CALENDAR.hours_on(day).minutes_a_day if rules.is_working_day(CALENDAR, day) else 0
    assert rules.working_minutes(NEVER_DOWN, start, start + timedelta(days=1)) == expected


@given(days)
def test_a_day_counts_while_the_system_was_up_for_more_than_half_of_it(day):
    start = datetime(day.year, day.month, day.day, tzinfo=OFFICE_ZONE)
    worked = rules.working_minutes(CALENDAR, start, start + timedelta(days=1))
    assert rules.day_counts(CALENDAR, day) == (2 * worked > CALENDAR.hours_on(day).minutes_a_day)


@given(days, st.integers(1, 60))
def test_days_added_are_the_days_between(day, count):
    end = rules.add_working_days(CALENDAR, day, count)
    assert rules.day_counts(CALENDAR, end)
    assert rules.working_days_between(CALENDAR, day, end) == count
    assert rules.working_days_between(CALENDAR, end, day) == -count


@given(days, st.integers(0, 60))
def test_days_added_and_taken_away_lead_back(day, count):
    assume(rules.day_counts(CALENDAR, day))
    assert rules.add_working_days(CALENDAR, rules.add_working_days(CALENDAR, day, count), -count) == day


@given(days, st.integers(0, 30), st.integers(0, 30))
def test_days_are_added_together_or_one_after_the_other(day, first, second):
    together = rules.add_working_days(CALENDAR, day, first + second)
    assert rules.add_working_days(CALENDAR, rules.add_working_days(CALENDAR, day, first), second) == together


@given(minutes, st.integers(1, 100 * 60))
def test_hours_added_have_just_passed(start, length):
    end = rules.add_working_hours(CALENDAR, start, length / 60)
    assert rules.working_minutes(CALENDAR, start, end) == length
    assert rules.working_minutes(CALENDAR, start, end - timedelta(minutes=1)) == length - 1


@given(minutes, st.integers(1, 50 * 60), st.integers(1, 50 * 60))
def test_hours_are_added_together_or_one_after_the_other(start, first, second):
    together = rules.add_working_hours(CALENDAR, start, (first + second) / 60)
    one = rules.add_working_hours(CALENDAR, start, first / 60)
    assert rules.add_working_hours(CALENDAR, one, second / 60) == together


@given(moments, moments, st.integers(1, 100))
def test_who_starts_earlier_is_due_no_later(one, other, hours):
    earlier, later = sorted([one, other])
    assert rules.add_working_hours(CALENDAR, earlier, hours) <= rules.add_working_hours(CALENDAR, later, hours)
    first, second = earlier.date(), later.date()
    assert rules.add_working_days(CALENDAR, first, hours) <= rules.add_working_days(CALENDAR, second, hours)


def test_a_period_ending_on_a_rest_day_ends_on_the_next_working_day():
    assert rules.working_day_from(NEVER_DOWN, date(2026, 8, 29)) == date(2026, 9, 3)
    assert rules.working_day_from(NEVER_DOWN, date(2026, 8, 22)) == date(2026, 8, 22)
    assert rules.next_working_day(NEVER_DOWN, date(2026, 8, 21)) == date(2026, 8, 22)


@pytest.mark.parametrize(
    ("due_date", "today", "kind", "text"),
    [
        (None, date(2026, 8, 28), DueKind.NONE, ""),
        (date(2026, 8, 28), date(2026, 8, 28), DueKind.SOON, "hạn hôm nay"),
        (date(2026, 8, 28), date(2026, 8, 27), DueKind.SOON, "còn 1 ngày"),
        (date(2026, 9, 4), date(2026, 8, 28), DueKind.SOON, "còn 2 ngày"),
        (date(2026, 9, 7), date(2026, 8, 28), DueKind.FAR, "còn 3 ngày"),
        (date(2026, 8, 28), date(2026, 8, 30), DueKind.LATE, "quá hạn 1 ngày"),
        (date(2026, 8, 28), date(2026, 9, 4), DueKind.LATE, "quá hạn 2 ngày"),
        (date(2026, 8, 30), date(2026, 9, 2), DueKind.SOON, "còn 1 ngày"),
    ],
)
def test_a_due_date_is_told_in_working_days(due_date, today, kind, text):
    stands = rules.due(NEVER_DOWN, due_date, today)
    assert (stands.kind, stands.text) == (kind, text)


@given(days, days, days)
def test_what_is_late_stays_late(due_date, today, later):
    today, later = sorted([today, later])
    if rules.due(CALENDAR, due_date, today).kind == DueKind.LATE:
        assert rules.due(CALENDAR, due_date, later).days <= rules.due(CALENDAR, due_date, today).days < 0


@given(days, days)
def test_a_list_and_a_chip_call_the_same_papers_late_and_near(due_date, today):
    kind = rules.due(CALENDAR, due_date, today).kind
    assert (kind == DueKind.LATE) == (due_date <= rules.late_by_day(CALENDAR, today))
    assert (kind != DueKind.FAR) == (due_date <= rules.soon_by_day(CALENDAR, today))


@given(minutes, minutes)
def test_a_list_and_a_chip_call_the_same_moments_late_and_near(moment, now):
    kind = rules.due_at(CALENDAR, moment, now).kind
    assert (kind == DueKind.LATE) == (moment < now)
    assert (kind != DueKind.FAR) == (moment <= rules.soon_at(CALENDAR, now))
