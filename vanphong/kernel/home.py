"""Where an installation keeps its data (VANPHONG_HOME)."""

import os
from pathlib import Path


def vanphong_home() -> Path:
    """The data folder: VANPHONG_HOME, else /var/lib/vanphong for root, else var/ in the checkout."""
    if named := os.environ.get("VANPHONG_HOME"):
        return Path(named).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/vanphong")
    return Path(__file__).resolve().parent.parent.parent / "var"


def make_home(home: Path) -> None:
    """The folder of the home, closed to others; under root the database's user may pass through it, not look around."""
    if not home.exists():
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o700)
    if os.geteuid() == 0:
        home.chmod(home.stat().st_mode | 0o001)
