"""The PostgreSQL of a first run without a server: the binaries of a wheel, started by this launcher for one home.

It listens on a socket in a private folder and on no network. Under root it runs as an unprivileged user who owns
nothing else, from a copy of the binaries. Every command that needs it takes part in it; the last one to leave stops it.
"""

import atexit
import fcntl
import os
import pwd
import shlex
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import IO

import psycopg

from . import binaries
from .errors import Unavailable
from .home import make_home

NAME = "vanphong"
PORT = "5432"
# In no range of adduser, Debian's own accounts or systemd, yet mapped inside a container with 65536 uids.
UNPRIVILEGED_UIDS = range(65529, 65519, -1)
LONGEST_SOCKET_FOLDER = 80
PATIENCE_SECONDS = 60
SETTINGS = {"listen_addresses": "", "timezone": "UTC", "log_timezone": "UTC", "unix_socket_permissions": "0700"}


class EmbeddedServer:
    """The server of one home. Nothing is created or started before `join`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "postgres"
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self._pid_file = self.data / "postmaster.pid"
        self._membership: IO[str] | None = None

    @cached_property
    def _programs(self) -> Path:
        return binaries.programs(self.folder)

    @property
    def socket_folder(self) -> Path:
        """Inside the home, else, where that path is too long for a socket, a folder of its own in the temporary one."""
        inside = self.folder / "socket"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        mark = sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"vanphong-{os.geteuid()}-{mark}"

    def join(self) -> None:
        """Start the server unless it runs, and hold it until this process ends. Raises Unavailable."""
        if self._membership:
            return
        self._prepare_folder()
        with self._door():
            self._membership = (self.folder / "in-use.lock").open("w")
            fcntl.flock(self._membership, fcntl.LOCK_SH)
            if not self.is_running():
                self._start()
        atexit.register(self._leave_as, os.getpid())

    def leave(self) -> None:
        """Let go of the server; whoever is the last to do so stops it."""
        if not self._membership:
            return
        with self._door(), self._membership as membership:
            self._membership = None
            try:
                fcntl.flock(membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            self._stop()

    def is_running(self) -> bool:
        return self._postmaster() is not None and self._answers()

    def _leave_as(self, pid: int) -> None:
        if os.getpid() == pid:
            self.leave()

    @contextmanager
    def _door(self) -> Iterator[None]:
        """One process at a time starts or stops the server."""
        with (self.folder / "door.lock").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield

    # The user it runs as

    @property
    def _uid(self) -> int:
        """Ourselves, or under root the owner of the data, or the first number that belongs to nobody."""
        if os.geteuid() != 0:
            return os.geteuid()
        if self.data.exists():
            return self.data.stat().st_uid
        taken = {entry.pw_uid for entry in pwd.getpwall()}
        return next(uid for uid in UNPRIVILEGED_UIDS if uid not in taken)

    def _run(self, program: str, *arguments: str, uid: int | None = None, typed: str = "") -> None:
        said = binaries.run(self._programs / program, *arguments, uid=self._uid if uid is None else uid, typed=typed)
        if said is not None:
            raise Unavailable(f"Không chạy được {program}: {said} (nhật ký: {self.log})")

    # The folders

    def _prepare_folder(self) -> None:
        make_home(self.home)
        if os.geteuid() == 0:
            self._refuse_closed_parents()
        self.folder.mkdir(mode=0o711, exist_ok=True)
        self.folder.chmod(0o711)

    def _refuse_closed_parents(self) -> None:
        for folder in self.home.parents:
            if not folder.stat().st_mode & stat.S_IXOTH:
                raise Unavailable(
                    f"Thư mục dữ liệu {self.home} nằm trong {folder}, nơi chỉ root vào được, "
                    "còn cơ sở dữ liệu kèm theo không chạy bằng quyền root. "
                    "Đặt VANPHONG_HOME ở nơi khác (ví dụ /var/lib/vanphong), "
                    "hoặc đặt DATABASE_URL trỏ tới máy chủ PostgreSQL."
                )

    def _make_private(self, folder: Path) -> Path:
        """A folder that only the server's user can enter. Raises Unavailable when somebody else made it first."""
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), self._uid}:
            raise Unavailable(f"{folder} thuộc về người khác. Xóa thư mục ấy rồi chạy lại.")
        folder.chmod(0o700)
        self._give(folder)
        return folder

    def _give(self, path: Path) -> None:
        if os.geteuid() == 0:
            os.chown(path, self._uid, self._uid)

    def _create_data(self) -> None:
        """initdb and the database, aside; the finished folder takes its place in one step."""
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._make_private(fresh)
        # These two want a user with a name; under root "nobody" makes the files, and hands them over.
        maker = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else self._uid
        _give_tree(fresh, maker)
        conf = [argument for name, value in SETTINGS.items() for argument in ("-c", f"{name}={value}")]
        locale = ["--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8"]
        who = ["--username", NAME, "--auth=trust", "--no-instructions"]
        self._run("initdb", "-D", str(fresh), *who, *locale, *conf, uid=maker)
        single = ["--single", "-D", str(fresh), "postgres"]
        self._run("postgres", *single, uid=maker, typed=f"CREATE DATABASE {NAME};\n")
        _give_tree(fresh, self._uid)
        fresh.rename(self.data)

    # The process

    def _start(self) -> None:
        self._make_private(self.socket_folder)
        if not self.data.exists():
            self._create_data()
        self.log.touch(mode=0o600)
        self._give(self.log)
        if self._postmaster() is None:
            self._clear_traces_of_a_killed_server()
            options = ["-l", str(self.log), "-o", f"-k {shlex.quote(str(self.socket_folder))}"]
            self._control("start", *options)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            if time.monotonic() > deadline:
                raise Unavailable(f"Cơ sở dữ liệu không trả lời sau {PATIENCE_SECONDS} giây (nhật ký: {self.log}).")
            time.sleep(0.1)

    def _stop(self) -> None:
        if self._postmaster() is not None:
            self._control("stop", "-m", "fast")

    def _control(self, command: str, *options: str) -> None:
        self._run("pg_ctl", command, "-w", "-t", str(PATIENCE_SECONDS), "-D", str(self.data), *options)

    def _postmaster(self) -> int | None:
        """The pid in postmaster.pid, if the process of that number truly lives in our data folder."""
        try:
            pid = int(self._pid_file.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None
        return pid if pid in self._inhabitants() else None

    def _inhabitants(self) -> set[int]:
        """The processes of our server: a postgres works inside its data folder."""
        here = os.path.realpath(self.data)
        found = set()
        for process in Path("/proc").iterdir():
            try:
                if process.name.isdigit() and os.readlink(process / "cwd") == here:
                    found.add(int(process.name))
            except OSError:
                continue
        return found

    def _clear_traces_of_a_killed_server(self) -> None:
        """After a kill -9: let the last of its children end, then forget the pid, which may be anybody's by now."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._inhabitants():
            if time.monotonic() > deadline:
                raise Unavailable(f"Tiến trình cũ của cơ sở dữ liệu chưa dừng: {sorted(self._inhabitants())}.")
            time.sleep(0.1)
        for trace in (self._pid_file, self.socket_folder / f".s.PGSQL.{PORT}.lock"):
            trace.unlink(missing_ok=True)

    def _answers(self) -> bool:
        try:
            psycopg.connect(host=str(self.socket_folder), port=PORT, user=NAME, dbname=NAME, connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True


def _give_tree(folder: Path, uid: int) -> None:
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, uid, uid, follow_symlinks=False)
