import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from vanphong.kernel.errors import Unavailable
from vanphong.kernel.processes import run_together

note, second = Path(sys.argv[1]), sys.argv[2]
first = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
try:
    run_together(
        {"first": [sys.executable, "-c", first], "second": [sys.executable, "-c", second]},
        is_ready=lambda: note.exists() and note.read_text() != "",
        on_ready=lambda: print("ready", flush=True),
    )
except Unavailable as error:
    sys.exit(str(error))
"""
WAIT = "import time; time.sleep(60)"


def run(note: Path, second: str = WAIT) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(note), second]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_gone(pid: int, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while Path(f"/proc/{pid}").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z":
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_told_to_end_it_ends_what_it_started(tmp_path):
    parent = run(tmp_path / "pid")
    assert parent.stdout.readline() == "ready\n"
    parent.send_signal(signal.SIGINT)
    parent.communicate(timeout=10)
    assert parent.returncode == 0
    assert is_gone(int((tmp_path / "pid").read_text()))


def test_killed_it_takes_its_children_along(tmp_path):
    parent = run(tmp_path / "pid")
    assert parent.stdout.readline() == "ready\n"
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate(timeout=10)
    assert is_gone(int((tmp_path / "pid").read_text()))


def test_when_one_ends_by_itself_the_rest_are_ended_and_it_says_which(tmp_path):
    note = tmp_path / "pid"
    once_the_first_runs = (
        f"import os, sys, time\nwhile not os.path.exists({str(note)!r}): time.sleep(0.02)\nsys.exit(3)"
    )
    parent = run(note, second=once_the_first_runs)
    _, said = parent.communicate(timeout=20)
    assert parent.returncode == 1
    assert "second đã dừng ngoài dự kiến (mã 3)" in said
    assert not note.read_text() or is_gone(int(note.read_text()))
