"""Work done after the answer: first pages drawn, Word files turned into PDF. Each job may run twice."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.kernel.errors import Invalid

from . import queries
from .enums import Kind, RenditionState
from .models import Blob, Rendition, shelf
from .queries import converting

NO_LIBREOFFICE = "Máy chủ chưa có LibreOffice nên chưa xem được trang; hãy tải tệp về."


@app.task(name="files.render_pages")
def render_pages(sha256: str) -> None:
    """Draw the first pages ahead of the first reader."""
    blob = Blob.objects.filter(pk=sha256).first()
    if blob is None:  # destroyed meanwhile
        return
    for number in range(1, min(blob.page_count or 0, queries.FIRST_PAGES) + 1):
        for width in queries.WIDTHS[:2]:
            queries.page_image(blob, number, width)


def conversion_of(sha256: str) -> str:
    """The lock of jobs about the pages of one Word file: they are taken up one after another, as they were put in."""
    return f"files.convert:{sha256}"


@app.task(name="files.convert_to_pdf")
def convert_to_pdf(sha256: str) -> None:
    """Make the reading copy of a Word file, or write down why there is none."""
    rendition = Rendition.objects.select_related("source").filter(pk=sha256).first()
    if rendition is None or rendition.state == RenditionState.READY:
        return
    if (program := converting.libreoffice()) is None:
        _settle(sha256, RenditionState.WAITING, reason=NO_LIBREOFFICE)
        return
    try:
        _convert(program, rendition.source)
    except Invalid:
        _settle(sha256, RenditionState.FAILED, reason=converting.NOT_CONVERTED)


@app.periodic(cron="17 * * * *")
@app.task(name="files.convert_waiting", pass_context=False)
def convert_waiting(timestamp: int) -> None:
    """Take up again what waited for LibreOffice, once the machine has it."""
    if converting.libreoffice():
        for rendition in Rendition.objects.filter(state=RenditionState.WAITING, reason=NO_LIBREOFFICE):
            convert_to_pdf.configure(lock=conversion_of(rendition.pk)).defer(sha256=rendition.pk)


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
    with (
        converting.converted(program, source.path, Kind(source.kind)) as (made, findings),
        shelf.drafted(_chunks(made)) as draft,
    ):
        _keep(draft, findings["page_sizes"] or [], source)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(shelf.CHUNK):
            yield chunk
