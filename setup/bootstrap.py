"""Print the path of uv, fetching it first where the machine has none. Runs on a bare Python with nothing but itself."""

import hashlib
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from importlib.util import find_spec
from pathlib import Path

VERSION = "0.13.9"
WHEELS = {
    "x86_64": (
        f"uv-{VERSION}-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    "aarch64": (
        f"uv-{VERSION}-py3-none-manylinux_2_28_aarch64.whl",
        "ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375",
    ),
}
HERE = Path(__file__).resolve().parent.parent / ".uv"


def main() -> None:
    print(os.environ.get("UV") or shutil.which("uv") or fetched())


def fetched() -> Path:
    kept = HERE / VERSION / "bin" / "uv"
    if kept.exists():
        return kept
    print("Fetching uv", file=sys.stderr)
    kept.parent.mkdir(parents=True, exist_ok=True)
    if find_spec("pip"):
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", str(HERE / VERSION)]
        subprocess.run([*pip, f"uv=={VERSION}"], check=True, stdout=sys.stderr)
    else:
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(program_in(download()))
        fresh.chmod(0o755)
        fresh.rename(kept)
    return kept


def download() -> bytes:
    """The wheel of this machine from the package index (PIP_INDEX_URL), checked against its pinned sum."""
    name, wanted = WHEELS[platform.machine()]
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/uv/"
    listing = read(index).decode()
    link = re.search(rf'href="([^"]*{re.escape(name)}[^"]*)"', listing)
    if not link:
        sys.exit(f"{index} does not list {name}")
    wheel = read(urllib.parse.urljoin(index, link[1]))
    if hashlib.sha256(wheel).hexdigest() != wanted:
        sys.exit(f"{name} is not the file it should be; nothing was installed")
    return wheel


def read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=180) as answer:
        return answer.read()


def program_in(wheel: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(wheel)).read(f"uv-{VERSION}.data/scripts/uv")


if __name__ == "__main__":
    try:
        main()
    except (OSError, KeyError, subprocess.CalledProcessError) as error:
        sys.exit(f"uv could not be fetched ({error}). Install uv {VERSION} by hand and run make again.")
