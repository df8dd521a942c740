"""Work on hostile bytes, done in another process: no network, little memory, little time, and killed when over.

`Confined` keeps one such process warm and calls plain functions in it. Answers come back as JSON, never as pickles,
so a process taken over by what it reads cannot take over the one that asked. `run` does the same for a program.
"""

import contextlib
import ctypes
import importlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .errors import Invalid

ROOT = Path(__file__).resolve().parent.parent.parent
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
LARGEST_ANSWER = 32 * 1024 * 1024
LARGEST_FILE = 512 * 1024 * 1024


class ConfinedFailure(Exception):
    """The confined process died, ran over its limits, or stumbled over what it read."""


class Confined:
    """One warm process that answers one call at a time; replaced after a failure and after `lifetime` calls."""

    def __init__(self, *, memory_bytes: int, cpu_seconds: int, lifetime: int = 1000) -> None:
        self._limits = (memory_bytes, cpu_seconds)
        self._lifetime = lifetime
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._calls = 0
        os.register_at_fork(after_in_child=self._leave_to_parent)

    def call(self, function: Callable[..., Any], *arguments: Any, timeout: float) -> Any:
        """What `function` (of a module) answers to `arguments`; both must be JSON.

        Raises Invalid when the function does, ConfinedFailure when it fails otherwise or takes over `timeout` seconds.
        """
        request = {"module": function.__module__, "name": function.__qualname__, "arguments": arguments}
        with self._lock:
            try:
                answer = self._ask(json.dumps(request).encode() + b"\n", timeout)
            except (OSError, EOFError, ValueError) as error:
                self.stop()
                raise ConfinedFailure(f"{type(error).__name__}: {error}") from error
            self._calls += 1
            if "failure" in answer or self._calls >= self._lifetime:
                self.stop()
        if "invalid" in answer:
            raise Invalid(answer["invalid"])
        if "failure" in answer:
            raise ConfinedFailure(answer["failure"])
        return answer["answer"]

    def _ask(self, request: bytes, timeout: float) -> dict[str, Any]:
        """A warm process may have died for another's reasons: a fresh one is asked before the request is blamed."""
        try:
            return _exchange(self._open(), request, timeout)
        except (ConnectionError, EOFError):
            was_warm = self._calls > 0
            self.stop()
            if not was_warm:
                raise
            return _exchange(self._open(), request, timeout)

    @property
    def calls(self) -> int:
        """How many the present process has answered."""
        return self._calls

    @property
    def pid(self) -> int | None:
        """The process that will answer next, if it is there already."""
        return self._process.pid if self._process else None

    def _open(self) -> socket.socket:
        if self._channel is not None and self._process is not None and self._process.poll() is None:
            return self._channel
        self.stop()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                _command("serve", theirs.fileno(), *self._limits),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
            )
        self._channel, self._calls = ours, 0
        return ours

    def stop(self) -> None:
        if self._channel is not None:
            self._channel.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._channel = None

    def _leave_to_parent(self) -> None:
        """A forked copy of this process must not talk to the first one's helper, nor wait for its lock."""
        self._process = self._channel = None
        self._lock = threading.Lock()


def run(command: Sequence[str], *, home: Path, memory_bytes: int, cpu_seconds: int, timeout: float) -> None:
    """Run a program (named by its path) confined, with an empty environment and `home` as its only home.

    Its exit code proves nothing: look at what it made. Raises ConfinedFailure when it takes over
    `timeout` seconds; everything it started is killed at the end.
    """
    process = subprocess.Popen(
        [*_command("run", memory_bytes, cpu_seconds), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**_environment(), "HOME": str(home), "TMPDIR": str(home)},
        cwd=home,
        start_new_session=True,
    )
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise ConfinedFailure(f"{command[0]}: over {timeout:.0f} s") from error
    finally:
        _kill_group(process)


def network_can_be_cut() -> bool:
    """May this user give a process an empty network of its own? (Some hosts forbid user namespaces.)"""
    return subprocess.run(_command("probe"), env=_environment(), cwd="/", check=False).returncode == 0


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _command(*words: object) -> list[str]:
    return [sys.executable, "-P", "-m", "vanphong.kernel.confined", *map(str, words)]


def _environment() -> dict[str, str]:
    own = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return own | {name: os.environ[name] for name in ("DICPATH",) if name in os.environ}


def _exchange(channel: socket.socket, request: bytes, timeout: float) -> dict[str, Any]:
    deadline = time.monotonic() + timeout
    channel.settimeout(timeout)
    channel.sendall(request)
    received = bytearray()
    while not received.endswith(b"\n"):
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"over {timeout:.0f} s")
        channel.settimeout(left)
        piece = channel.recv(1 << 20)
        if not piece:
            raise EOFError("it ended without an answer")
        received += piece
        if len(received) > LARGEST_ANSWER:
            raise ValueError("its answer is too long")
    answer = json.loads(received)
    if not isinstance(answer, dict) or not {"answer", "invalid", "failure"} & answer.keys():
        raise ValueError("its answer makes no sense")
    return answer


# From here on: inside the confined process.


def _confine(memory_bytes: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    _cut_network(libc)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


def _cut_network(libc: ctypes.CDLL) -> bool:
    """An empty network: directly for root, else through a user namespace in which we stay who we are."""
    if libc.unshare(CLONE_NEWNET) == 0:
        return True
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return False
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return True


def _allow_cpu(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds, hard))


def _serve(descriptor: int, memory_bytes: int, cpu_seconds: int) -> None:
    _confine(memory_bytes)
    channel = socket.socket(fileno=descriptor)
    with channel.makefile("rb") as requests:
        for line in requests:
            _allow_cpu(cpu_seconds)
            channel.sendall(json.dumps(_answer(json.loads(line))).encode() + b"\n")


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    function = getattr(importlib.import_module(request["module"]), request["name"])
    try:
        return {"answer": function(*request["arguments"])}
    except Invalid as refusal:
        return {"invalid": refusal.message}
    except Exception as error:
        return {"failure": f"{type(error).__name__}: {error}"[:500]}


def _run(memory_bytes: int, cpu_seconds: int, command: list[str]) -> None:
    _confine(memory_bytes)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _allow_cpu(cpu_seconds)
    os.environ.pop("PYTHONPATH")
    os.execv(command[0], command)


def main(words: list[str]) -> None:
    match words:
        case ["serve", descriptor, memory_bytes, cpu_seconds]:
            _serve(int(descriptor), int(memory_bytes), int(cpu_seconds))
        case ["run", memory_bytes, cpu_seconds, *command]:
            _run(int(memory_bytes), int(cpu_seconds), command)
        case ["probe"]:
            sys.exit(0 if _cut_network(ctypes.CDLL(None)) else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
