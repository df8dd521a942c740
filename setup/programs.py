"""Programs the tests drive, fetched from Debian where the machine lacks them: Chromium, LibreOffice, a dictionary.

As root they are installed; as an ordinary user they are unpacked into .programs/, with what they need, and run there.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent.parent / ".programs"
INSTALLED = Path("/var/lib/dpkg/status")
INSTALL = ["install", "--yes", "--quiet", "--no-install-recommends"]
PROGRAM = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}"
export FONTCONFIG_FILE="{here}/fonts.conf"
exec "{here}"/{program} "$@"
"""
#: What is run under each name, from the folder of the programs.
PROGRAMS = {
    "chromium": "root/usr/lib/chromium/chromium",
    "node": "../.venv/lib/python3*/site-packages/playwright/driver/node",
    "soffice": "root/usr/lib/libreoffice/program/soffice",
}
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{here}/root/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>~/.fonts</dir>
  <cachedir>{here}/fonts</cachedir>
  <include ignore_missing="yes" prefix="xdg">fontconfig/fonts.conf</include>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Roboto</family><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
"""


class Part(NamedTuple):
    """Something the tests need, the packages it comes in, and whether it is here."""

    name: str
    packages: list[str]
    is_here: Callable[[], bool]


def has_chromium() -> bool:
    return has("chromium") and (has_libatomic() or (HERE / "node").exists())


def has_libreoffice() -> bool:
    return has("soffice")


def has_dictionary() -> bool:
    return any((root / "usr/share/hunspell/vi_VN.dic").exists() for root in (Path("/"), HERE / "root"))


def has(program: str) -> bool:
    return shutil.which(program) is not None or (HERE / program).exists()


# libatomic1 is for the Node.js inside Playwright.
CHROMIUM = Part("Chromium", ["chromium", "libatomic1", "fonts-roboto-unhinted", "fonts-dejavu-core"], has_chromium)
LIBREOFFICE = Part("LibreOffice", ["libreoffice-writer-nogui"], has_libreoffice)
DICTIONARY = Part("a Vietnamese dictionary", ["hunspell-vi"], has_dictionary)


def main() -> None:
    missing = [part for part in (CHROMIUM, LIBREOFFICE, DICTIONARY) if not part.is_here()]
    if not missing:
        return
    print(f"Fetching {' and '.join(part.name for part in missing)}", flush=True)
    packages = [package for part in missing for package in part.packages]
    if os.geteuid() == 0:
        apt("update", "--quiet")
        apt(*INSTALL, *packages)
    else:
        unpack(packages)


def has_libatomic() -> bool:
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def unpack(packages: list[str]) -> None:
    """Fetch the packages this machine lacks through apt, with folders of our own, and unpack them side by side."""
    state, cache, root = HERE / "state", HERE / "cache", HERE / "root"
    for folder in (state / "lists/partial", cache / "archives/partial", root):
        folder.mkdir(parents=True, exist_ok=True)
    own = {"Dir::State": state, "Dir::State::status": INSTALLED, "Dir::Cache": cache}
    options = [part for name, value in own.items() for part in ("-o", f"{name}={value}")]
    apt(*options, "update", "--quiet")
    apt(*options, "-o", "Debug::NoLocking=1", *INSTALL, "--download-only", *packages)
    for package in sorted((cache / "archives").glob("*.deb")):
        subprocess.run(["dpkg", "-x", str(package), str(root)], check=True)
    lead_inside(root)
    settle_libreoffice(root)
    libraries = ":".join(sorted({str(file.parent) for file in root.rglob("*.so*")}))
    (HERE / "fonts.conf").write_text(FONTS.format(here=HERE))
    for name, program in PROGRAMS.items():
        if name == "node" or (HERE / program).exists():
            (HERE / name).write_text(PROGRAM.format(here=HERE, libraries=libraries, program=program))
            (HERE / name).chmod(0o755)
    shutil.rmtree(cache)
    shutil.rmtree(state)


def lead_inside(root: Path) -> None:
    """What links to a place of the machine, such as /etc, links to the same place among what was unpacked."""
    for link in (one for one in root.rglob("*") if one.is_symlink()):
        target = link.readlink()
        inside = root / str(target).lstrip("/")
        if target.is_absolute() and inside.exists():
            link.unlink()
            link.symlink_to(inside)


def settle_libreoffice(root: Path) -> None:
    """What its packages do when they are installed, and where its parts stand now."""
    office = root / "usr/lib/libreoffice"
    if not office.exists():
        return
    shutil.copytree(office / "share/.registry", root / "etc/libreoffice/registry", dirs_exist_ok=True)
    for settings in (office / "program").glob("*rc"):
        words = settings.read_text()
        for place in ("usr/lib/libreoffice", "etc/libreoffice"):
            words = words.replace(f"file:///{place}", f"file://{root}/{place}")
        settings.write_text(words)


def apt(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], check=True, env=environment)


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"A program could not be fetched ({error}). Install it by hand and run make again.")
