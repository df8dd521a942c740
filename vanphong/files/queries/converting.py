"""Word files turned into PDF by LibreOffice, in a process without network and with limits."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from vanphong.kernel import confined
from vanphong.kernel.errors import Unavailable
from vanphong.kernel.typesetting import FONTS

MEMORY_BYTES = 4 * 1024**3
CPU_SECONDS = 120
TIMEOUT = 180
NO_LIBREOFFICE = "Máy chủ chưa có LibreOffice nên chưa xem được trang; hãy tải tệp về."
#: PDF/A-2b: fonts within, no script, no reference outside: the form in which papers are kept (TT 05/2025/TT-BNV).
FILTER = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
TYPEFACE = """<?xml version="1.0"?>
<fontconfig>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>
"""


def has_libreoffice() -> bool:
    return shutil.which("soffice") is not None


@contextmanager
def as_pdf(words: Mapping[str, Path]) -> Iterator[Path]:
    """The folder with what LibreOffice made, in one run, of these Word files: of "a.docx" there is "a.pdf", or nothing.

    What stands there proves nothing: look at it like at any upload. Raises Unavailable where the machine has no
    LibreOffice, ConfinedFailure when it ran over its time.
    """
    program = shutil.which("soffice")
    if program is None:
        raise Unavailable(NO_LIBREOFFICE)
    (settings.HOME / "cache").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.HOME / "cache", prefix="word-") as name:
        home = Path(name)
        _lay_out(home)
        for file, path in words.items():
            (home / file).write_bytes(path.read_bytes())
        command = _command(program, home, [home / file for file in words])
        confined.run(command, home=home, memory_bytes=MEMORY_BYTES, cpu_seconds=CPU_SECONDS, timeout=TIMEOUT)
        yield home / "out"


def _lay_out(home: Path) -> None:
    """A profile that runs no macro and follows no link, and the house's typeface for papers set in Times New Roman."""
    (home / ".fonts").symlink_to(FONTS)
    (home / ".config" / "fontconfig").mkdir(parents=True)
    (home / ".config" / "fontconfig" / "fonts.conf").write_text(TYPEFACE)
    (home / "profile" / "user").mkdir(parents=True)
    (home / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE)


def _command(program: str, home: Path, copies: Sequence[Path]) -> list[str]:
    return [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        f"-env:UserInstallation=file://{home}/profile",
        "--convert-to",
        FILTER,
        "--outdir",
        str(home / "out"),
        *map(str, copies),
    ]
