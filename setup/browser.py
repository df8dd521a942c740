"""Chromium for the tests and what Playwright needs to drive it: Debian's, fetched where the machine lacks them.

As root they are installed; as an ordinary user they are unpacked into .browser/, with what they need, and run there.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / ".browser"
# libatomic1 is for the Node.js inside Playwright.
PACKAGES = ["chromium", "libatomic1", "fonts-roboto-unhinted", "fonts-dejavu-core"]
INSTALL = ["install", "--yes", "--quiet", "--no-install-recommends"]
CHROMIUM = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}"
export FONTCONFIG_FILE="{here}/fonts.conf"
exec "{here}/root/usr/lib/chromium/chromium" "$@"
"""
NODE = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}"
exec "{here}"/../.venv/lib/python3*/site-packages/playwright/driver/node "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{here}/root/usr/share/fonts</dir>
  <cachedir>{here}/fonts</cachedir>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Roboto</family><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
"""


def main() -> None:
    if (shutil.which("chromium") and has_libatomic()) or (HERE / "node").exists():
        return
    print("Fetching Chromium", flush=True)
    if os.geteuid() == 0:
        apt("update", "--quiet")
        apt(*INSTALL, *PACKAGES)
    else:
        unpack()


def has_libatomic() -> bool:
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def unpack() -> None:
    """Fetch the packages this machine lacks through apt, with folders of our own, and unpack them side by side."""
    state, cache, root = HERE / "state", HERE / "cache", HERE / "root"
    for folder in (state / "lists/partial", cache / "archives/partial", root):
        folder.mkdir(parents=True, exist_ok=True)
    own = {"Dir::State": state, "Dir::State::status": "/var/lib/dpkg/status", "Dir::Cache": cache}
    options = [part for name, value in own.items() for part in ("-o", f"{name}={value}")]
    apt(*options, "update", "--quiet")
    apt(*options, "-o", "Debug::NoLocking=1", *INSTALL, "--download-only", *PACKAGES)
    for package in sorted((cache / "archives").glob("*.deb")):
        subprocess.run(["dpkg", "-x", str(package), str(root)], check=True)
    libraries = ":".join(sorted({str(file.parent) for file in root.rglob("*.so*")}))
    (HERE / "fonts.conf").write_text(FONTS.format(here=HERE))
    if (root / "usr/lib/chromium").exists():
        write_program("chromium", CHROMIUM.format(here=HERE, libraries=libraries))
    write_program("node", NODE.format(here=HERE, libraries=libraries))
    shutil.rmtree(cache)
    shutil.rmtree(state)


def write_program(name: str, text: str) -> None:
    (HERE / name).write_text(text)
    (HERE / name).chmod(0o755)


def apt(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], check=True, env=environment)


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Chromium could not be fetched ({error}). Install it by hand and run make again.")
