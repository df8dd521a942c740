"""The copy that is sent is made, and leaves when it may."""

from pathlib import PurePath

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.audit.actions import record
from vanphong.documents.actions import attach
from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document
from vanphong.files.enums import Kind, RenditionState
from vanphong.files.jobs import convert_to_pdf, word_lock
from vanphong.files.models import Blob, Rendition
from vanphong.files.queries import NO_LIBREOFFICE
from vanphong.kernel import clock

from .. import queries, rules
from ..enums import FinalState
from ..events import DocumentReleased, FinalCopyFailed, FinalCopyMade
from ..models import Issuance


def ask_for_final(issuance: Issuance) -> None:
    """Lập bản phát hành behind the answer, after the PDF of the Word file was tried."""
    make_final.configure(lock=word_lock(issuance.source_id)).defer(document_id=issuance.document_id)


@app.task(name="issuing.make_final")
def make_final(document_id: int) -> None:
    """The copy that is sent: the PDF/A that was made once of the numbered Word file, else the numbered bytes."""
    source = Issuance.objects.get(document_id=document_id).source_id
    if Rendition.objects.filter(source=source, state=RenditionState.WAITING, reason="").exists():
        convert_to_pdf(source)  # whoever was to do it was stopped
    _take_final(document_id)


@transaction.atomic
def _take_final(document_id: int) -> None:
    issuance = Issuance.objects.locked(Document(pk=document_id))
    if issuance.state != FinalState.PREPARING:
        return
    rendition = Rendition.objects.select_related("result").filter(source=issuance.source).first()
    if rendition is None:
        _keep(issuance, issuance.source)
    elif rendition.result:
        _keep(issuance, rendition.result)
    elif rendition.reason == NO_LIBREOFFICE:
        issuance.reason = "Máy chủ chưa có LibreOffice: bản phát hành là tệp Word, chưa phải PDF/A."
        _keep(issuance, issuance.source)
    else:
        issuance.state, issuance.reason = FinalState.FAILED, rendition.reason
        issuance.save(update_fields=["state", "reason"])
        record(FinalCopyFailed(reason=rendition.reason), about=issuance.document, actor=None)


def _keep(issuance: Issuance, final: Blob) -> None:
    document = issuance.document
    if final != issuance.source:
        numbered = document.files.get(role=FileRole.ISSUED, blob=issuance.source)
        name = PurePath(numbered.name).with_suffix(".pdf").name
        attach(document, [(final, name)], FileRole.ISSUED, actor=issuance.issued_by)
    issuance.final, issuance.state = final, FinalState.READY
    issuance.save(update_fields=["final", "state", "reason"])
    format_ = "PDF/A" if final != issuance.source else Kind(final.kind).label
    record(FinalCopyMade(format=format_, checksum=final.pk), about=document, actor=None)
    release(issuance)


def release(issuance: Issuance) -> None:
    """Phát hành a locked issuance, as a part of other acts, once it may leave. Left already: nothing."""
    now = clock.now()
    if rules.may_leave(issuance, now):
        issuance.released_at = now
        issuance.save(update_fields=["released_at", "release_at"])
        record(DocumentReleased(), about=issuance.document, actor=None)


@app.periodic(cron="* * * * *")
@app.task(name="issuing.release_due", queue="facts", queueing_lock="issuing.release_due", pass_context=False)
def release_due(timestamp: int) -> None:
    """Every minute: what waited for its hour leaves."""
    for document_id in list(queries.to_be_released(clock.now()).values_list("document_id", flat=True)):
        with transaction.atomic():
            release(Issuance.objects.locked(Document(pk=document_id)))
