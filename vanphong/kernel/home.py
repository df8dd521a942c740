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
