"""The console script `vanphong`, as somebody at a terminal meets it."""

import os
import subprocess
import sys
import tempfile

import pytest


def vanphong(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vanphong", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | environment)


def test_a_broken_database_address_is_said_on_standard_error():
    done = vanphong("showmigrations", DATABASE_URL="postgresql:///office?host=/nowhere")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("vanphong: Không nối được")
    assert "Traceback" not in done.stderr


def test_the_doctor_fails_when_the_database_is_away():
    done = vanphong("doctor", "--json", DATABASE_URL="postgresql:///office?host=/nowhere")
    assert done.returncode == 1
    assert '"is_on": false' in done.stdout.splitlines()[0]


def test_a_database_without_tables_is_said_with_the_next_step():
    with tempfile.TemporaryDirectory(prefix="vanphong-test-") as home:
        done = vanphong("verify", "--json", VANPHONG_HOME=home, DATABASE_URL="")
    assert (done.returncode, done.stdout) == (1, "")
    assert "“vanphong migrate”" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_needs_no_database(tmp_path):
    done = vanphong("help", VANPHONG_HOME=str(tmp_path / "home"))
    assert done.returncode == 0
    assert "doctor" in done.stdout
    assert not (tmp_path / "home" / "postgres").exists()


@pytest.mark.django_db
def test_every_change_of_the_tables_has_its_migration():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
