"""Who is next when somebody is away: a table of a small office, and what holds for any office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanphong.org.enums import Role
from vanphong.org.rules import IN_LINE, Place, next_in_line

CHAIR, FIRST_VICE, SECOND_VICE, CHIEF, FIRST_DEPUTY, DEPUTY_ON_DUTY, HEAD, SECOND_HEAD, SPECIALIST, OTHER_HEAD = range(
    10
)
OFFICE = [
    Place(CHAIR, Role.CHAIR, 1),
    Place(FIRST_VICE, Role.VICE_CHAIR, 1),
    Place(SECOND_VICE, Role.VICE_CHAIR, 1),
    Place(CHIEF, Role.CHIEF, 2),
    Place(FIRST_DEPUTY, Role.DEPUTY_CHIEF, 2),
    Place(DEPUTY_ON_DUTY, Role.DEPUTY_CHIEF, 2, on_duty=True),
    Place(HEAD, Role.UNIT_HEAD, 3),
    Place(SECOND_HEAD, Role.UNIT_HEAD, 3),
    Place(SPECIALIST, Role.SPECIALIST, 3),
    Place(OTHER_HEAD, Role.UNIT_HEAD, 4),
]
NEXT = [
    # who is away, who else is away, who is next
    (HEAD, set(), SECOND_HEAD),
    (HEAD, {SECOND_HEAD}, CHIEF),
    (HEAD, {SECOND_HEAD, CHIEF}, DEPUTY_ON_DUTY),
    (OTHER_HEAD, set(), CHIEF),
    (OTHER_HEAD, {CHIEF, DEPUTY_ON_DUTY}, FIRST_DEPUTY),
    (SPECIALIST, set(), HEAD),
    (SPECIALIST, {HEAD}, SECOND_HEAD),
    (SPECIALIST, {HEAD, SECOND_HEAD}, CHIEF),
    (FIRST_DEPUTY, set(), CHIEF),
    (FIRST_DEPUTY, {CHIEF}, DEPUTY_ON_DUTY),
    (DEPUTY_ON_DUTY, {CHIEF}, FIRST_DEPUTY),
    (DEPUTY_ON_DUTY, {CHIEF, FIRST_DEPUTY}, None),
    (CHIEF, set(), DEPUTY_ON_DUTY),
    (CHIEF, {DEPUTY_ON_DUTY}, FIRST_DEPUTY),
    (CHIEF, {DEPUTY_ON_DUTY, FIRST_DEPUTY}, None),
    (FIRST_VICE, set(), CHAIR),
    (FIRST_VICE, {CHAIR}, SECOND_VICE),
    (CHAIR, set(), FIRST_VICE),
    (CHAIR, {FIRST_VICE}, SECOND_VICE),
    (CHAIR, {FIRST_VICE, SECOND_VICE}, None),
    (99, set(), None),
]
PLACES = st.builds(Place, st.integers(0, 12), st.sampled_from(list(Role)), st.integers(0, 3), st.booleans())


@pytest.mark.parametrize(("who", "away", "following"), NEXT)
def test_the_next_by_rule(who, away, following):
    assert next_in_line(who, OFFICE, away | {who}) == following


def test_a_person_of_several_posts_is_followed_by_the_most_senior():
    both = [*OFFICE, Place(HEAD, Role.DEPUTY_CHIEF, 2)]
    assert next_in_line(HEAD, both, {HEAD}) == CHIEF


def test_the_registry_and_the_administrator_have_no_line():
    others = [Place(50, Role.REGISTRAR, 3), Place(51, Role.ADMINISTRATOR, 3)]
    assert [next_in_line(one.person_id, OFFICE + others, {50, 51}) for one in others] == [None, None]


@given(st.lists(PLACES, max_size=20), st.sets(st.integers(0, 12)), st.integers(0, 12))
def test_in_any_office_the_next_is_present_of_the_line_and_somebody_else(places, away, who):
    following = next_in_line(who, places, away | {who})
    assert following is None or following not in away | {who}
    assert following is None or any(one.person_id == following and one.role in IN_LINE for one in places)
