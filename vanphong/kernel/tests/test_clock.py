from datetime import UTC, date, datetime

from vanphong.kernel import clock


def test_today_is_the_date_in_the_office():
    with clock.held_at(datetime(2019, 12, 31, 17, 30, tzinfo=UTC)):
        assert clock.today() == date(2020, 1, 1)


def test_a_held_moment_ends_with_its_block():
    moment = datetime(2019, 1, 2, 3, 4, tzinfo=UTC)
    with clock.held_at(moment):
        assert clock.now() == moment
    assert clock.now() > moment
