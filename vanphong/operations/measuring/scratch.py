"""A database to measure in: made on the same server for one run, dropped afterwards whatever happens."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from vanphong.operations.actions import Office, load_office
from vanphong.worktime.queries import forget_calendar


@contextmanager
def scratch_office() -> Iterator[Office]:
    """The demo office, empty of papers, in a database and a folder of its own. Commits wait for the disk."""
    usual = connection.settings_dict["NAME"]
    name = f"{usual}_bench_{os.getpid()}"
    _run(f'CREATE DATABASE "{name}"')
    try:
        _run(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
        _move_to(name)
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        with tempfile.TemporaryDirectory(prefix="vanphong-bench-") as folder, override_settings(HOME=Path(folder)):
            yield load_office()
    finally:
        _move_to(usual)
        _run(f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _move_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    forget_calendar()
