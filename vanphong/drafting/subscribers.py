"""A draft has a new version: it is checked, an old Word file as soon as it has pages."""

from procrastinate.contrib.django import app

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import DraftCreated, DraftReplaced
from vanphong.files.enums import Kind
from vanphong.files.jobs import conversion_of
from vanphong.files.models import Blob

from . import queries
from .actions import check


@subscribe(DraftCreated, DraftReplaced)
def draft_has_a_new_version(event: Event) -> None:
    blob = Blob.objects.filter(pk=event.payload["checksum"]).first()
    if blob is None:
        return
    if blob.kind == Kind.DOC:
        check_converted.configure(lock=conversion_of(blob.pk)).defer(sha256=blob.pk)
    else:
        check(blob)


@app.task(name="drafting.check_converted")
def check_converted(sha256: str) -> None:
    """After the conversion, whose lock it shares: the queue keeps their order."""
    blob = Blob.objects.filter(pk=sha256).first()
    if blob is not None:
        check(blob)


@app.periodic(cron="37 * * * *")
@app.task(name="drafting.check_unchecked", queueing_lock="drafting.check_unchecked", pass_context=False)
def check_unchecked(timestamp: int) -> None:
    """What got its pages late, as LibreOffice was put in later, and what was read by rules before these."""
    for blob in queries.unchecked():
        check(blob)
