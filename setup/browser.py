"""Print the path of Chromium, fetching Debian's first where the machine has none.

As root it is installed; as an ordinary user it is unpacked, with what it needs, into .browser/ and run from there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / ".browser"
PACKAGES = ["chromium", "fonts-roboto-unhinted", "fonts-dejavu-core"]
INSTALL = ["install", "--yes", "--quiet", "--no-install-recommends"]
WRAPPER = """#!/bin/sh
root={root}
export LD_LIBRARY_PATH="{libraries}"
export FONTCONFIG_FILE="{fonts}"
exec "$root/usr/lib/chromium/chromium" "$@"
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{root}/usr/share/fonts</dir>
  <cachedir>{here}/fonts</cachedir>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Roboto</family><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
"""


def main() -> None:
    print(browser())


def browser() -> Path:
    if found := shutil.which("chromium"):
        return Path(found)
    wrapper = HERE / "chromium"
    if wrapper.exists():
        return wrapper
    print("Fetching Chromium", file=sys.stderr)
    if os.geteuid() == 0:
        apt("update", "--quiet")
        apt(*INSTALL, *PACKAGES)
        return Path("/usr/bin/chromium")
    unpack()
    return wrapper


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
    libraries = {str(file.parent) for file in root.rglob("*.so*")}
    fonts = HERE / "fonts.conf"
    fonts.write_text(FONTS.format(root=root, here=HERE))
    fresh = HERE / "chromium.new"
    fresh.write_text(WRAPPER.format(root=root, fonts=fonts, libraries=":".join(sorted(libraries))))
    fresh.chmod(0o755)
    shutil.rmtree(cache)
    shutil.rmtree(state)
    fresh.rename(HERE / "chromium")


def apt(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], check=True, stdout=sys.stderr, env=environment)


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Chromium could not be fetched ({error}). Install it by hand and run make again.")
