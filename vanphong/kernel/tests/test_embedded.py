import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from vanphong.kernel.embedded import EmbeddedServer
from vanphong.kernel.errors import Unavailable

JOIN = (
    "import sys, pathlib; from vanphong.kernel.embedded import EmbeddedServer as S; S(pathlib.Path(sys.argv[1])).join()"
)
JOIN_AND_WAIT = f"{JOIN}; print('joined', flush=True); sys.stdin.read()"


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="vanphong-home-") as home:
        yield Path(home)


@pytest.fixture
def server(home: Path) -> Iterator[EmbeddedServer]:
    """A server that nobody runs yet, in a home that earlier tests may have used."""
    server = EmbeddedServer(home)
    yield server
    server.leave()


def ask(server: EmbeddedServer, question: str) -> object:
    with psycopg.connect(host=str(server.socket_folder), port=5432, user="vanphong", dbname="vanphong") as connection:
        return connection.execute(question).fetchone()[0]


def process_running(server: EmbeddedServer) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def another_member(server: EmbeddedServer) -> subprocess.Popen[str]:
    """A process of its own that has joined and stays until its input ends."""
    command = [sys.executable, "-c", JOIN_AND_WAIT, str(server.home)]
    member = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert member.stdout.readline() == "joined\n"
    return member


def test_it_speaks_utf8_and_utc_and_listens_on_no_network(server):
    server.join()
    assert ask(server, "SHOW server_encoding") == "UTF8"
    assert ask(server, "SHOW timezone") == "UTC"
    assert ask(server, "SHOW listen_addresses") == ""
    assert ask(server, "SELECT lower('ĐẶNG')") == "đặng"


def test_nobody_else_may_look_into_it_and_no_folder_outside_changes(server):
    around = server.home.parent.stat()
    server.join()
    for folder in (server.data, server.socket_folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    if os.geteuid() == 0:
        owner = Path(f"/proc/{process_running(server)}").stat().st_uid
        assert owner == server.data.stat().st_uid != 0
    now = server.home.parent.stat()
    assert (now.st_mode, now.st_uid, now.st_gid) == (around.st_mode, around.st_uid, around.st_gid)


def test_the_last_to_leave_stops_it(server):
    member = another_member(server)
    server.join()
    server.leave()
    assert server.is_running()
    member.communicate()
    assert not server.is_running()


def test_rows_outlive_a_stop(server):
    server.join()
    with psycopg.connect(host=str(server.socket_folder), port=5432, user="vanphong", dbname="vanphong") as connection:
        connection.execute("CREATE TABLE paper AS SELECT 7 AS number")
    server.leave()
    server.join()
    assert ask(server, "SELECT number FROM paper") == 7


def test_many_at_once_start_one_server(server):
    commands = [[sys.executable, "-c", JOIN, str(server.home)] for _ in range(3)]
    started = [subprocess.Popen(command) for command in commands]
    assert [process.wait() for process in started] == [0, 0, 0]


def test_it_recovers_when_everything_was_killed(server):
    member = another_member(server)
    killed = process_running(server)
    os.kill(killed, signal.SIGKILL)
    member.kill()
    member.communicate()
    server.join()
    assert process_running(server) != killed
    assert ask(server, "SELECT 1") == 1


def test_the_pid_of_a_killed_server_may_be_anybodys_by_now(server):
    server.join()
    pid_file = server.data / "postmaster.pid"
    left = pid_file.read_text().split("\n")
    server.leave()
    pid_file.write_text("\n".join([str(os.getpid()), *left[1:]]))
    (server.socket_folder / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    assert not server.is_running()
    server.join()
    assert ask(server, "SELECT 1") == 1


def test_a_home_too_deep_for_a_socket_gets_a_short_private_folder():
    with tempfile.TemporaryDirectory() as top:
        os.chmod(top, 0o755)
        server = EmbeddedServer(Path(top) / ("d" * 90) / "home")
        folder = server.socket_folder
        assert not folder.is_relative_to(server.home)
        server.join()
        try:
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            assert ask(server, "SELECT 1") == 1
        finally:
            server.leave()
            folder.rmdir()


def test_a_socket_folder_that_is_a_link_is_refused(tmp_path):
    with tempfile.TemporaryDirectory() as home:
        server = EmbeddedServer(Path(home))
        server.folder.mkdir()
        server.socket_folder.symlink_to(tmp_path)
        with pytest.raises(Unavailable, match="thuộc về người khác"):
            server.join()


def test_a_folder_around_it_that_is_closed_to_others_stays_closed():
    with tempfile.TemporaryDirectory() as closed:
        server = EmbeddedServer(Path(closed) / "home")
        if os.geteuid() == 0:
            with pytest.raises(Unavailable, match="VANPHONG_HOME"):
                server.join()
        else:
            server.join()
            server.leave()
        assert stat.S_IMODE(Path(closed).stat().st_mode) == 0o700
