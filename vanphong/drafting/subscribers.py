"""A draft has a new version: it is checked."""

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.documents.events import DraftCreated, DraftReplaced
from vanphong.files.models import Blob

from .actions import check


@subscribe(DraftCreated, DraftReplaced)
def draft_has_a_new_version(event: Event) -> None:
    blob = Blob.objects.filter(pk=event.payload["checksum"]).first()
    if blob is not None:
        check(blob)
