"""Work done after the answer: first pages drawn, Word files turned into PDF. Each job may run twice."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.kernel import confined
from vanphong.kernel.errors import Invalid
from vanphong.kernel.typesetting import FONTS

from . import queries
from .enums import Kind, RenditionState
from .models import Blob, Rendition, shelf

MEMORY_BYTES = 4 * 1024**3
CPU_SECONDS = 120
TIMEOUT = 180
NO_LIBREOFFICE = "Máy chủ chưa có LibreOffice nên chưa xem được trang; hãy tải tệp về."
NOT_CONVERTED = "Không chuyển được tệp Word này thành trang để xem; hãy tải tệp về, hoặc tải lên bản PDF."
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


@app.task(name="files.render_pages")
def render_pages(sha256: str) -> None:
    """Draw the first pages ahead of the first reader."""
    blob = Blob.objects.filter(pk=sha256).first()
    if blob is None:  # destroyed meanwhile
        return
    for number in range(1, min(blob.page_count or 0, queries.FIRST_PAGES) + 1):
        for width in queries.WIDTHS[:2]:
            queries.page_image(blob, number, width)


def ask_for_pdf(sha256: str) -> None:
    convert_to_pdf.configure(lock=word_lock(sha256)).defer(sha256=sha256)


def word_lock(sha256: str) -> str:
    """Under which the jobs of one Word file run one after another, in the order they were asked for."""
    return f"word-{sha256}"


@app.task(name="files.convert_to_pdf")
def convert_to_pdf(sha256: str) -> None:
    """Make the reading copy of a Word file, or write down why there is none."""
    rendition = Rendition.objects.select_related("source").filter(pk=sha256).first()
    if rendition is None or rendition.state == RenditionState.READY:
        return
    if (program := _libreoffice()) is None:
        _settle(sha256, RenditionState.WAITING, reason=NO_LIBREOFFICE)
        return
    try:
        _convert(program, rendition.source)
    except (Invalid, confined.ConfinedFailure, FileNotFoundError):
        _settle(sha256, RenditionState.FAILED, reason=NOT_CONVERTED)


@app.periodic(cron="17 * * * *")
@app.task(name="files.convert_waiting", pass_context=False)
def convert_waiting(timestamp: int) -> None:
    """Take up again what waited for LibreOffice, once the machine has it."""
    if _libreoffice():
        for rendition in Rendition.objects.filter(state=RenditionState.WAITING, reason=NO_LIBREOFFICE):
            ask_for_pdf(rendition.pk)


def _libreoffice() -> str | None:
    return shutil.which("soffice")


def _settle(sha256: str, state: RenditionState, *, reason: str) -> None:
    Rendition.objects.filter(pk=sha256).update(state=state, reason=reason, result=None)


@transaction.atomic
def _keep(draft: shelf.Draft, page_sizes: list[list[int]], source: Blob) -> None:
    """The copy is kept only while its source is: what is destroyed meanwhile leaves none."""
    rendition = Rendition.objects.select_for_update().filter(source=source).first()
    if rendition is not None:
        rendition.result = Blob.objects.keep(draft, kind=Kind.PDF, page_sizes=page_sizes)
        rendition.state, rendition.reason = RenditionState.READY, ""
        rendition.save()


def _convert(program: str, source: Blob) -> None:
    """What LibreOffice makes of the file, believed only after it has been looked at like any upload."""
    (settings.HOME / "cache").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.HOME / "cache", prefix="word-") as name:
        home = Path(name)
        _lay_out(home)
        copy = home / f"source.{source.kind}"
        copy.write_bytes(source.path.read_bytes())
        confined.run(
            _command(program, home, copy),
            home=home,
            memory_bytes=MEMORY_BYTES,
            cpu_seconds=CPU_SECONDS,
            timeout=TIMEOUT,
        )
        with shelf.drafted(_chunks(home / "out" / "source.pdf")) as draft:
            findings = queries.inspect(draft.path)
            if findings["kind"] != Kind.PDF or not findings["page_sizes"]:
                raise Invalid(NOT_CONVERTED)
            _keep(draft, findings["page_sizes"], source)


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


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(shelf.CHUNK):
            yield chunk
