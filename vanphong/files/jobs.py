"""Work done after the answer: first pages drawn, Word files turned into PDF. Each job may run twice."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.kernel import confined
from vanphong.kernel.errors import Invalid, Unavailable

from . import queries
from .enums import Kind, RenditionState
from .models import Blob, Rendition, shelf

NOT_CONVERTED = "Không chuyển được tệp Word này thành trang để xem; hãy tải tệp về, hoặc tải lên bản PDF."


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
    try:
        _convert(rendition.source)
    except Unavailable as error:
        _settle(sha256, RenditionState.WAITING, reason=str(error))
    except (Invalid, confined.ConfinedFailure, FileNotFoundError):
        _settle(sha256, RenditionState.FAILED, reason=NOT_CONVERTED)


@app.periodic(cron="17 * * * *")
@app.task(name="files.convert_waiting", pass_context=False)
def convert_waiting(timestamp: int) -> None:
    """Take up again what waited for LibreOffice, once the machine has it."""
    if queries.has_libreoffice():
        for rendition in Rendition.objects.filter(state=RenditionState.WAITING, reason=queries.NO_LIBREOFFICE):
            ask_for_pdf(rendition.pk)


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


def _convert(source: Blob) -> None:
    """What LibreOffice makes of the file, believed only after it has been looked at like any upload."""
    with (
        queries.as_pdf({f"source.{source.kind}": source.path}) as folder,
        shelf.drafted(_chunks(folder / "source.pdf")) as draft,
    ):
        findings = queries.inspect(draft.path)
        if findings["kind"] != Kind.PDF or not findings["page_sizes"]:
            raise Invalid(NOT_CONVERTED)
        _keep(draft, findings["page_sizes"], source)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(shelf.CHUNK):
            yield chunk
