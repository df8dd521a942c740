"""How much memory a process has taken, as the system counts it."""

import os
from pathlib import Path


def resident(what: str, pid: int | None = None) -> float:
    """MiB: VmRSS is what it has now, VmHWM the most it had."""
    status = Path(f"/proc/{pid or os.getpid()}/status").read_text()
    [line] = [one for one in status.splitlines() if one.startswith(f"{what}:")]
    return round(int(line.split()[1]) / 1024, 1)


def resident_anew() -> float:
    """MiB this process has now, from where the system counts its peak anew."""
    Path("/proc/self/clear_refs").write_text("5")
    return resident("VmRSS")
