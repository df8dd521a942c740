"""One transaction for a whole table of cases: the objects are made once, each case is undone, and all of it at last."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.standing import Standing


@pytest.fixture(scope="module")
def standing(_standing_office: None, django_db_blocker: object) -> "Iterator[Standing]":
    """The office with one object at every point of its way."""
    from django.db import transaction

    from tests import office, standing
    from vanphong.org.models import Agency

    with django_db_blocker.unblock(), transaction.atomic():
        if not Agency.objects.exists():
            office.build()
        yield standing.build(office.read())
        transaction.set_rollback(True)


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
