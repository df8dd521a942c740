"""The door to LibreOffice: a Word file turned into PDF in a confined process, believed only after a look at it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from vanphong.files.enums import Kind
from vanphong.files.rules.inspection import Findings
from vanphong.kernel import confined
from vanphong.kernel.errors import Invalid
from vanphong.kernel.typesetting import FONTS

from .reading import inspect

MEMORY_BYTES = 4 * 1024**3
CPU_SECONDS = 120
TIMEOUT = 180
NOT_CONVERTED = "Không chuyển được tệp Word này thành trang để xem; hãy tải tệp về, hoặc tải lên bản PDF."
FILTER = "pdf:writer_pdf_Export"
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


def libreoffice() -> str | None:
    """The program, where this machine has it."""
    return shutil.which("soffice")


@contextmanager
def converted(program: str, source: Path, kind: Kind) -> Iterator[tuple[Path, Findings]]:
    """The Word file at `source` as PDF, as long as it is needed. Raises Invalid when none was made."""
    (settings.HOME / "cache").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.HOME / "cache", prefix="word-") as name:
        home = Path(name)
        _lay_out(home)
        copy = home / f"source.{kind}"
        copy.write_bytes(source.read_bytes())
        made = home / "out" / "source.pdf"
        try:
            confined.run(
                _command(program, home, copy),
                home=home,
                memory_bytes=MEMORY_BYTES,
                cpu_seconds=CPU_SECONDS,
                timeout=TIMEOUT,
            )
            findings = inspect(made)
        except (confined.ConfinedFailure, FileNotFoundError) as error:
            raise Invalid(NOT_CONVERTED) from error
        if findings["kind"] != Kind.PDF or not findings["page_sizes"]:
            raise Invalid(NOT_CONVERTED)
        yield made, findings


def _lay_out(home: Path) -> None:
    """A profile that runs no macro and follows no link, and the house's typeface for papers set in Times New Roman."""
    (home / ".fonts").symlink_to(FONTS)
    (home / ".config" / "fontconfig").mkdir(parents=True)
    (home / ".config" / "fontconfig" / "fonts.conf").write_text(TYPEFACE)
    (home / "profile" / "user").mkdir(parents=True)
    (home / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE)


def _command(program: str, home: Path, copy: Path) -> list[str]:
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
        str(copy),
    ]
