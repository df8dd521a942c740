"""Fixtures of every test: the standing office, and signing in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.office import Office
    from vanphong.org.models import Person


@pytest.fixture(scope="session")
def _standing_office(django_db_setup: None, django_db_blocker: object) -> None:
    from django.db import connection

    from tests.office import build
    from vanphong.org.models import Agency
    from vanphong.worktime.queries import reading

    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            # Tests with several connections empty every table afterwards; the log would refuse.
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER event_log_is_kept")
        # Where queries are counted, none may come from a minute having passed.
        reading.LONGEST_KEPT = float("inf")
        if not Agency.objects.exists():
            build()


@pytest.fixture
def office(_standing_office: None, db: None) -> "Office":
    """The standing office, as fresh rows. What a test changes in it is rolled back."""
    from tests.office import build, read
    from vanphong.org.models import Agency

    if not Agency.objects.exists():
        build()
    return read()


@pytest.fixture
def no_office(_standing_office: None, db: None) -> None:
    """An installation without any office, until the test is over."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE org_agency CASCADE")


@pytest.fixture
def sign_in() -> "Callable[[Person], Client]":
    """A browser in which this person has signed in."""
    from django.test import Client

    def signed_in(person: "Person") -> Client:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
