"""The ground under every test: a database, a folder for files, quick passwords, and no network."""

import gc
import os
import shutil
import socket
import tempfile
from pathlib import Path

import hypothesis
import psycopg
import pytest
from xdist.scheduler import LoadScopeScheduling

from vanphong.kernel import postgres
from vanphong.kernel.errors import Unavailable
from vanphong.kernel.home import vanphong_home

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
# Last on the path: the programs that set-up unpacked for who may not install any, and the dictionary.
PROGRAMS = Path(__file__).parent / ".programs"
os.environ["PATH"] += os.pathsep + str(PROGRAMS)
os.environ.setdefault("DICPATH", str(PROGRAMS / "root" / "usr" / "share" / "hunspell"))
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
pytest_plugins = ["tests.fixtures", "tests.browser"]
#: The pages that offer the buttons are opened once.
WHOLE = {"tests/test_every_button.py"}
# How long an example takes says something of the machine, nothing of the code.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")
OWN_HOME = None if os.environ.get("VANPHONG_HOME") else Path(tempfile.mkdtemp(prefix="vanphong-test-"))
if OWN_HOME:
    os.environ["VANPHONG_HOME"] = str(OWN_HOME)
DATABASE_HOME = vanphong_home()
FILES = Path(tempfile.mkdtemp(prefix="vanphong-files-"))


def forget_power_cuts() -> None:
    """The server of these tests alone is thrown away with them: it need not wait for the disk."""
    server = postgres.django_database(DATABASE_HOME)
    address = {"host": server["HOST"], "port": server["PORT"], "user": server["USER"], "dbname": server["NAME"]}
    with psycopg.connect(**address, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


def pytest_configure() -> None:
    from django.conf import settings

    if not IS_WORKER:
        try:
            postgres.ensure_running(DATABASE_HOME)
            if OWN_HOME and not postgres.server_url():
                forget_power_cuts()
        except Unavailable as error:
            pytest.exit(str(error), returncode=1)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.HOME = FILES
    settings.STATIC_ROOT = FILES / "static"
    settings.STATIC_ROOT.mkdir()
    if not postgres.server_url():
        settings.DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it for garbage again and again takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


class InOrder(LoadScopeScheduling):
    """Test after test in their order to whichever process is free; a file that shares dear things whole to one."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return file if file in WHOLE else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> InOrder:
    config.option.loadscopereorder = False
    return InOrder(config, log)


def pytest_unconfigure() -> None:
    shutil.rmtree(FILES, ignore_errors=True)
    if not IS_WORKER and not postgres.server_url():
        postgres.embedded_server(DATABASE_HOME).leave()
    if OWN_HOME:
        shutil.rmtree(OWN_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that would talk to another machine fails."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
