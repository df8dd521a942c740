"""The standing test office itself."""

import pytest


def test_the_cast_holds_its_posts(office):
    assert office.chief.title == "Chánh Văn phòng"
    assert office.specialist_kt.unit == office.units["KT"]
    assert office.outsider.agency == office.neighbour


@pytest.mark.parametrize("time", [1, 2])
def test_what_a_test_changes_is_undone(office, time):
    assert office.chief.full_name == "Trần Đức Khải"
    office.chief.full_name = "Ai đó"
    office.chief.save()
