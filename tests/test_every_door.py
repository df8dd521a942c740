"""Every address, by every method, for every role: who may, who may not, and who must not know."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

from tests.doors import DOORS
from tests.roles import ROLES, Door, answer_of
from tests.standing import Standing

pytestmark = pytest.mark.django_db
METHODS = {(door.name, door.method) for door in DOORS}
ONLY_ONE = sorted({name for name, _ in METHODS if {(name, "GET"), (name, "POST")} - METHODS})


def routes(patterns=None) -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def test_every_route_is_in_the_table():
    assert sorted({door.name for door in DOORS}) == sorted(routes())


@pytest.mark.parametrize("door", DOORS, ids=lambda door: f"{door.method} {door.name}")
def test_who_may(door: Door, standing: Standing, browsers: dict[str, Client]):
    found = {role: tried(door, standing, browsers[role]) for role in ROLES}
    assert found == {role: door.expected(role) for role in ROLES}


@pytest.mark.parametrize("name", ONLY_ONE)
def test_the_other_method_is_refused(name: str, standing: Standing, browsers: dict[str, Client]):
    door = next(door for door in DOORS if door.name == name)
    other = "POST" if door.method == "GET" else "GET"
    may = sorted(door.may)[0]
    assert answer_of(browsers[may], other, name, door.args(standing), {}) == 405


def tried(door: Door, standing: Standing, browser: Client) -> int:
    return answer_of(browser, door.method, door.name, door.args(standing), door.data(standing))
