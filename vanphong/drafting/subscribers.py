"""A draft has a new version: it is checked, and what was said about the one before is looked for in it. It waits for a
signature, or has one: who checks it, or may let it go, sees it."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import DocumentSigned, DraftCreated, DraftReplaced, SentForSignature
from vanphong.documents.models import Document
from vanphong.files.models import Blob

from .actions import ask_form_check, check, follow_comments, hold_issue
from .queries import find_spots


@subscribe(DraftCreated, DraftReplaced, DocumentSigned)
def version_is_to_be_checked(event: Event) -> None:
    """Also what was signed, should it not have been checked before."""
    blob = Blob.objects.filter(pk=event.payload["checksum"]).first()
    result = check(blob) if blob else None
    if result is not None:
        find_spots(result)


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
