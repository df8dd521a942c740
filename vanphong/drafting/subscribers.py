"""A draft has a new version: it is checked, and what was said about the one before is looked for in it. It waits for a
signature, or has one: who checks it, or may let it go, sees it."""

from contextlib import suppress

from procrastinate.contrib.django import app

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import DocumentSigned, DraftCreated, DraftReplaced, SentForSignature
from vanphong.documents.models import Document
from vanphong.files.enums import Kind
from vanphong.files.jobs import word_lock
from vanphong.files.models import Blob
from vanphong.kernel.errors import Busy

from . import queries
from .actions import ask_form_check, check, follow_comments, hold_issue
from .models import CheckResult
from .queries import find_spots


@subscribe(DraftCreated, DraftReplaced, DocumentSigned)
def version_is_to_be_checked(event: Event) -> None:
    """Also what was signed, should it not have been checked before."""
    blob = Blob.objects.filter(pk=event.payload["checksum"]).first()
    if blob is None:
        return
    if blob.kind == Kind.DOC:
        check_converted.configure(lock=word_lock(blob.pk)).defer(sha256=blob.pk)
    elif result := _checked(blob):
        find_spots(result)


@app.task(name="drafting.check_converted")
def check_converted(sha256: str) -> None:
    """After the conversion, whose lock it shares: the queue keeps their order."""
    blob = Blob.objects.filter(pk=sha256).first()
    if blob is not None:
        _checked(blob)


@app.periodic(cron="37 * * * *")
@app.task(name="drafting.check_unchecked", queueing_lock="drafting.check_unchecked", pass_context=False)
def check_unchecked(timestamp: int) -> None:
    """What got its pages late, as LibreOffice was put in later, and what was read by rules before these."""
    for blob in queries.unchecked():
        _checked(blob)


def _checked(blob: Blob) -> CheckResult | None:
    """Tried again within the hour where the reader stopped: one such file keeps nobody from hearing the rest."""
    with suppress(Busy):
        return check(blob)
    return None


@subscribe(DraftReplaced)
def comments_follow_their_passages(event: Event) -> None:
    document = Document.objects.filter(pk=event.subject_id).first()
    if document is not None:
        follow_comments(document)


@subscribe(SentForSignature)
def draft_waits_for_a_signature(event: Event) -> None:
    ask_form_check(Document.objects.get(pk=event.subject_id))


@subscribe(DocumentSigned)
def errors_were_signed(event: Event) -> None:
    """After the check above: subscribers are told in the order of this file."""
    hold_issue(Document.objects.get(pk=event.subject_id))
