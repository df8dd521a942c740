"""A new version of a draft that the system makes at its author's wish."""

from django.core.files.base import ContentFile

from vanphong.documents.actions import replace_draft
from vanphong.documents.enums import Status
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.files.actions import store
from vanphong.files.enums import Kind
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.models import Person

CHANGED = "Dự thảo đã thay đổi, mời tải lại: có bản mới hơn, hoặc đã được trình."


def word_of(document: Document, *, actor: Person, seen: int | None = None) -> DocumentFile:
    """The newest version, a Word file that the actor may replace. Raises Refused, NotPermitted, Stale."""
    latest = current_draft(document)
    if latest is None or latest.blob.kind != Kind.DOCX:
        raise Refused(["Bản dự thảo mới nhất không phải tệp Word (.docx). Mời thay bằng bản Word."])
    if not can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo được sửa tự động bản dự thảo.")
    if document.status != Status.DRAFTED or seen not in (None, document.version):
        raise Stale(CHANGED)
    return latest


def replaced(
    document: Document, latest: DocumentFile, data: bytes, *, note: str, actor: Person, seen: int | None = None
) -> Document:
    """With these bytes as the version after `latest`. Raises Stale where there is another since."""
    document = Document.objects.locked(document.pk)
    newest = current_draft(document)
    if newest is None or newest.pk != latest.pk:
        raise Stale(CHANGED)
    blob = store(ContentFile(data, name=latest.name), name=latest.name)
    return replace_draft(document, (blob, latest.name), actor=actor, note=note[:300], seen=seen)
