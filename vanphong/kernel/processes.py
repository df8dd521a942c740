"""Several processes as one: they start together, are watched together, and none outlives the one that started them."""

import ctypes
import signal
import subprocess
import time
from collections.abc import Callable, Collection, Mapping, Sequence

from .errors import Unavailable

ENDING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
WATCHED = ENDING | {signal.SIGCHLD}
GLANCE_SECONDS, LONG_SECONDS = 0.1, 3600
SECONDS_TO_END = 20
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def run_together(
    commands: Mapping[str, Sequence[str]],
    *,
    is_ready: Callable[[], bool],
    on_ready: Callable[[], None],
    keep_open: Sequence[int] = (),
) -> None:
    """Run the commands until this process is told to end (Ctrl-C, SIGTERM), then end them all.

    `on_ready` is called once `is_ready` says so. The files of `keep_open` stay open until the last of them is gone.
    Raises Unavailable when one of them ends by itself; the others are ended then.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    children: dict[str, subprocess.Popen[bytes]] = {}
    waiting = True
    try:
        for name, command in commands.items():
            children[name] = _start(command, keep_open)
        while True:
            told = signal.sigtimedwait(WATCHED, GLANCE_SECONDS if waiting else LONG_SECONDS)
            if told and told.si_signo in ENDING:
                return
            for name, child in children.items():
                if child.poll() is not None:
                    raise Unavailable(f"{name} đã dừng ngoài dự kiến (mã {child.returncode}); dừng tất cả.")
            if waiting and is_ready():
                waiting = False
                on_ready()
    finally:
        _end(children.values())


def _start(command: Sequence[str], keep_open: Sequence[int]) -> subprocess.Popen[bytes]:
    """In a session of its own, so that a Ctrl-C reaches it through us alone, and in order."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=keep_open,
        preexec_fn=_end_with_parent,
    )


def _end_with_parent() -> None:
    """In the child: ask the kernel for a SIGTERM when the parent is gone, even by a kill -9."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(children: Collection[subprocess.Popen[bytes]]) -> None:
    """Ask all to end; whoever is not gone in time is killed."""
    for child in children:
        child.terminate()
    deadline = time.monotonic() + SECONDS_TO_END
    for child in children:
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
