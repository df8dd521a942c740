from datetime import UTC, date, datetime

import pytest

from vanphong.ui.formats import duration, thousands, vndate, vndatetime


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (39000, "39.000"), (1234567, "1.234.567"), (12.5, "12,5"), (1500.0, "1.500"), (None, "—")],
)
def test_numbers_are_grouped_by_dots(number, text):
    assert thousands(number) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 phút"),
        (45, "45 phút"),
        (60, "1 giờ"),
        (150, "2 giờ 30 phút"),
        (479, "7 giờ 59 phút"),
        (480, "1 ngày làm việc"),
        (720, "1,5 ngày làm việc"),
        (480 * 1200, "1.200 ngày làm việc"),
        (None, "—"),
    ],
)
def test_working_time_is_said_in_words(minutes, text):
    assert duration(minutes) == text


def test_a_moment_is_written_on_the_clock_of_the_office():
    late = datetime(2025, 12, 31, 18, 30, tzinfo=UTC)
    assert vndatetime(late) == "01:30 01/01/2026"
    assert vndate(late) == "01/01/2026"
    assert vndate(date(2026, 1, 5)) == "05/01/2026"
    assert vndate(None) == vndatetime(None) == ""
