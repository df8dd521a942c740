"""A draft has a new version: it is checked, and what was said about the one before is looked for in it."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import DraftCreated, DraftReplaced
from vanphong.documents.models import Document
from vanphong.files.models import Blob

from .actions import check, follow_comments


@subscribe(DraftCreated, DraftReplaced)
def draft_has_a_new_version(event: Event) -> None:
    blob = Blob.objects.filter(pk=event.payload["checksum"]).first()
    if blob is not None:
        check(blob)


@subscribe(DraftReplaced)
def comments_follow_their_passages(event: Event) -> None:
    document = Document.objects.filter(pk=event.subject_id).first()
    if document is not None:
        follow_comments(document)
