"""One transaction for a whole table of cases: the objects are made once, each case is undone, and all of it at last."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.standing import Standing


@pytest.fixture(scope="session")
def _standing_database(_standing_office: None, django_db_blocker: object) -> "Iterator[tuple[str, Standing]]":
    """A copy of the database in which the standing objects are kept, and they: made once for all tables."""
    from django.db import connection, transaction

    from tests import office, standing
    from vanphong.org.models import Agency

    name = connection.settings_dict["NAME"]
    copy = f"{name}_standing"
    with django_db_blocker.unblock():
        _at_the_server(f'DROP DATABASE IF EXISTS "{copy}"', f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        with _connected_to(copy), transaction.atomic():
            if not Agency.objects.exists():
                office.build()
            objects = standing.build(office.read())
        yield copy, objects
        _at_the_server(f'DROP DATABASE "{copy}"')


@pytest.fixture(scope="module")
def standing(_standing_database: "tuple[str, Standing]", django_db_blocker: object) -> "Iterator[Standing]":
    """The office with one object at every point of its way."""
    from django.db import transaction

    name, objects = _standing_database
    with django_db_blocker.unblock(), _connected_to(name), transaction.atomic():
        yield objects
        transaction.set_rollback(True)


@contextmanager
def _connected_to(name: str) -> "Iterator[None]":
    """The connection of Django leads to the database of this name."""
    from django.db import connection

    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _at_the_server(*commands: str) -> None:
    """Run these where no database is in use, least of all the one that is copied."""
    from django.db import connection

    connection.close()
    with connection._nodb_cursor() as cursor:
        for command in commands:
            cursor.execute(command)


@pytest.fixture(scope="module")
def browsers(standing: "Standing") -> "dict[str, Client]":
    """A browser for each role, signed in; one in which nobody is."""
    from django.test import Client

    from tests.roles import EVERYBODY

    found = {role: Client(raise_request_exception=False) for role in ("anonymous", *sorted(EVERYBODY))}
    for role in EVERYBODY:
        person = getattr(standing.office, role)
        found[role].force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return found
