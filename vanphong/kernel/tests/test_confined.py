"""The confined process: answers, refuses, and never takes its caller down with it."""

import json
import math
import os
import socket
import time

import pytest

from vanphong.kernel import confined
from vanphong.kernel.confined import Confined, ConfinedFailure

MEMORY = 512 * 1024 * 1024


@pytest.fixture
def process():
    process = Confined(memory_bytes=MEMORY, cpu_seconds=1)
    yield process
    process.stop()


def test_it_answers_what_the_function_answers(process):
    assert process.call(math.gcd, 12, 18, timeout=10) == 6


def test_the_same_process_answers_again(process):
    assert process.call(os.getpid, timeout=10) == process.call(os.getpid, timeout=10) != os.getpid()


def test_it_is_replaced_after_its_lifetime():
    process = Confined(memory_bytes=MEMORY, cpu_seconds=1, lifetime=1)
    assert process.call(os.getpid, timeout=10) != process.call(os.getpid, timeout=10)


def test_what_goes_wrong_inside_is_a_failure_outside(process):
    with pytest.raises(ConfinedFailure, match="JSONDecodeError"):
        process.call(json.loads, "{", timeout=10)


def test_after_a_crash_the_next_call_is_answered(process):
    with pytest.raises(ConfinedFailure, match="ended without an answer"):
        process.call(os.abort, timeout=10)
    assert process.call(math.gcd, 4, 6, timeout=10) == 2


def test_a_call_over_time_is_killed_and_the_next_is_answered(process):
    before = process.call(os.getpid, timeout=10)
    with pytest.raises(ConfinedFailure, match="Timeout"):
        process.call(time.sleep, 60, timeout=0.05)
    assert process.call(os.getpid, timeout=10) != before
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_memory_has_a_limit(process):
    with pytest.raises(ConfinedFailure, match="MemoryError"):
        process.call(bytearray, 2 * MEMORY, timeout=10)


def test_computing_time_has_a_limit(process):
    with pytest.raises(ConfinedFailure, match="ended without an answer"):
        process.call(math.factorial, 10**7, timeout=60)


def test_it_has_no_network(process):
    if not confined.network_can_be_cut():
        return
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(ConfinedFailure, match="unreachable"):
        process.call(socket.create_connection, server.getsockname(), timeout=10)


def test_it_inherits_no_environment(process, monkeypatch):
    monkeypatch.setenv("VANPHONG_SECRET_KEY", "never to be seen")
    assert process.call(os.getenv, "VANPHONG_SECRET_KEY", timeout=10) is None


def test_a_program_runs_in_its_home(tmp_path):
    limits = {"memory_bytes": MEMORY, "cpu_seconds": 10}
    confined.run(["/bin/sh", "-c", "echo $HOME > made"], home=tmp_path, timeout=10, **limits)
    assert (tmp_path / "made").read_text().strip() == str(tmp_path)


def test_a_program_over_time_is_killed_with_all_it_started(tmp_path):
    script = "sleep 300 & echo $! > pid; wait"
    with pytest.raises(ConfinedFailure):
        confined.run(["/bin/sh", "-c", script], home=tmp_path, memory_bytes=MEMORY, cpu_seconds=10, timeout=1)
    with pytest.raises(ProcessLookupError):
        _wait_until_gone(int((tmp_path / "pid").read_text()))


def _wait_until_gone(pid):
    for _ in range(200):
        os.kill(pid, 0)
        os.sched_yield()
        if _is_zombie(pid):
            raise ProcessLookupError(pid)


def _is_zombie(pid):
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0] == "Z"
