"""New versions of a draft: brought from outside, or taken back from an older one. Nothing handed in is lost."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.actions import replace_draft
from vanphong.documents.actions.registration import Upload
from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.files.models import Blob
from vanphong.files.rules import clean_name
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from ..events import DraftSetAside, SetAsideDropped
from ..models import EditingLease, SetAsideDraft
from ..rules.allowing import writing

ONLY_THE_DRAFTER = "Chỉ người soạn thảo được thay bản dự thảo."
NO_DRAFT_ANY_MORE = "Dự thảo đã được trình, không thay bản được nữa; hãy thu hồi hoặc chờ trả lại."
NO_LONGER_THERE = "Tệp gác lại này đã được thay hoặc đã bỏ."


@transaction.atomic
def bring_version(
    document: Document,
    file: Upload,
    *,
    actor: Person,
    note: str = "",
    based_on: int | None = None,
    seen: int | None = None,
) -> SetAsideDraft | None:
    """Nộp bản mới: what was edited from version `based_on` becomes the newest.

    Where somebody has brought a newer one meanwhile nothing is replaced: the file is set aside and given back, to be
    compared and then handed in or dropped. Raises NotPermitted, Stale; AlreadyDone for a repeated click.
    """
    document = _locked_for(actor, document)
    newest, (blob, name) = current_draft(document), file
    if newest and newest.blob_id == blob.pk and newest.added_by_id == actor.pk and seen not in (None, document.version):
        raise AlreadyDone
    if newest and based_on is not None and based_on < newest.position:
        return _set_aside(document, blob, name, newest, actor=actor, note=note, based_on=based_on)
    replace_draft(document, file, actor=actor, note=note, based_on=based_on, seen=seen)
    _end_lease(document, actor)
    return None


def _set_aside(
    document: Document, blob: Blob, name: str, newest: DocumentFile, *, actor: Person, note: str, based_on: int
) -> SetAsideDraft:
    """Kept once, however often it is handed in."""
    kept, new = SetAsideDraft.objects.get_or_create(
        document=document,
        blob=blob,
        person=actor,
        settled_at=None,
        defaults={
            "name": clean_name(name),
            "note": tidy(note),
            "based_on": based_on,
            "handed_in_at": clock.now(),
        },
    )
    if new:
        fact = DraftSetAside(set_aside=kept.pk, based_on=based_on, newest=newest.position, kept=blob.pk)
        record(fact, about=document, actor=actor)
    return kept


@transaction.atomic
def take_up(set_aside: SetAsideDraft, *, actor: Person, seen: int | None = None) -> Document:
    """Thay bằng tệp gác lại: its author has looked at the newest version and wants this one after it."""
    document = _locked_for(actor, set_aside.document)
    kept = _unsettled(set_aside)
    note = kept.note or f"Sửa từ bản {kept.based_on}"
    document = replace_draft(document, (kept.blob, kept.name), actor=actor, note=note, seen=seen)
    _settle(kept)
    _end_lease(document, actor)
    return document


@transaction.atomic
def drop_set_aside(set_aside: SetAsideDraft, *, actor: Person) -> None:
    """Bỏ tệp gác lại: the newest version says it all."""
    document = _locked_for(actor, set_aside.document)
    kept = _unsettled(set_aside)
    _settle(kept)
    record(SetAsideDropped(set_aside=kept.pk, based_on=kept.based_on), about=document, actor=actor)


@transaction.atomic
def restore(document: Document, number: int, *, actor: Person, seen: int | None = None) -> Document:
    """Lấy lại bản cũ: a new version with the bytes of version `number`; those in between stay readable."""
    document = _locked_for(actor, document)
    older = document.files.filter(role=FileRole.DRAFT, position=number).select_related("blob").first()
    newest = current_draft(document)
    if older is None or newest is None:
        raise Refused([f"Dự thảo không có bản {number}."])
    if seen not in (None, document.version) and newest.blob_id == older.blob_id:
        raise AlreadyDone
    if older.pk == newest.pk:
        raise Refused([f"Bản {number} đang là bản mới nhất."])
    return replace_draft(document, (older.blob, older.name), actor=actor, note=f"Lấy lại bản {number}", seen=seen)


def _locked_for(actor: Person, document: Document) -> Document:
    document = Document.objects.locked(document.pk)
    if not can_change_draft(actor, document):
        raise NotPermitted(ONLY_THE_DRAFTER)
    if not writing.can_edit(actor, document):
        raise Stale(NO_DRAFT_ANY_MORE)
    return document


def _unsettled(set_aside: SetAsideDraft) -> SetAsideDraft:
    """As it is now that the document is locked."""
    kept = SetAsideDraft.objects.select_related("blob").get(pk=set_aside.pk)
    if kept.settled_at is not None:
        raise AlreadyDone(NO_LONGER_THERE)
    return kept


def _settle(kept: SetAsideDraft) -> None:
    kept.settled_at = clock.now()
    kept.save(update_fields=["settled_at"])


def _end_lease(document: Document, person: Person) -> None:
    """What they took away has come back."""
    EditingLease.objects.filter(document=document, person=person, ended_at=None).update(ended_at=clock.now())
