"""Soạn ngay trên trang: what is typed becomes a version of a draft, as the Word file it would be."""

from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from vanphong.documents.actions import Draft, draft, replace_draft
from vanphong.documents.models import Document, DocumentType
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft, can_draft
from vanphong.files.actions import give_rendition, store
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Field, Person

from .. import printing, queries
from ..models import Letter
from ..rules import Typed

IN_WORD = (
    "Bản dự thảo mới nhất được tải lên từ Word nên không sửa trên trang được nữa. Mời tải tệp Word về, sửa rồi dùng "
    "“Thay bản dự thảo”."
)


@transaction.atomic
def write_letter(
    document_type: DocumentType,
    typed: Typed,
    *,
    actor: Person,
    replies_to: Document | None = None,
    field: Field | None = None,
    key: UUID | None = None,
) -> Document:
    """Lập dự thảo from what was typed on the page; the version is a Word file, to go on in Word or on the page.

    Raises as documents.actions.draft, and Invalid for a text that cannot be set.
    """
    unit = actor.unit
    if unit is None or not can_draft(actor, actor.agency_id):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập dự thảo.")
    values = Draft(document_type, typed.full_subject, field, typed.urgency, queries.recipients_typed(typed))
    upload = _version(typed, actor, replies_to)
    return draft(actor.agency, unit, values, upload, actor=actor, replies_to=replies_to, key=key)


@transaction.atomic
def rewrite_letter(
    document: Document, typed: Typed, *, actor: Person, note: str = "", seen: int | None = None
) -> Document:
    """Sửa trên trang: a new version of a draft whose newest version was written there.

    Raises Refused when that came from Word, AlreadyDone where nothing was changed; else as
    documents.actions.replace_draft.
    """
    if not can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo được sửa bản dự thảo.")
    _only_written_here(document)
    upload = blob, _ = _version(typed, actor, document.replies_to)
    document = Document.objects.locked(document.pk)
    _only_written_here(document)
    latest = current_draft(document)
    if latest and latest.blob_id == blob.pk:
        raise AlreadyDone("Nội dung không thay đổi: bản mới nhất vẫn như vậy.")
    return replace_draft(document, upload, actor=actor, note=note, seen=seen)


def _only_written_here(document: Document) -> None:
    if queries.letter_of(document) is None:
        raise Refused([IN_WORD])


def _version(typed: Typed, actor: Person, answered: Document | None) -> tuple[Blob, str]:
    """The Word file and the words it came from, with its reading copy at once."""
    content = queries.content_typed(typed, actor, answered)
    name = f"{typed.type_name}.docx"
    blob = store(ContentFile(printing.as_word(content), name=name), name=name)
    give_rendition(blob, printing.as_pdf(content))
    Letter.objects.get_or_create(blob=blob, defaults={"typed": typed.kept(), "written_at": clock.now()})
    return blob, name
