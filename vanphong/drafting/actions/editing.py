"""Đang sửa: the drafter takes the newest version away to edit it in Word, and others are told."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.rules import can_change_draft
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import queries
from ..events import EditingBegun, EditingEnded
from ..models import LASTS, EditingLease
from ..rules.allowing import writing


@transaction.atomic
def begin_editing(document: Document, *, actor: Person) -> EditingLease:
    """Tải về để sửa: for the next hour others see who is at work on which version. It blocks nothing.

    Taking the same version again only lengthens the hour.
    """
    document = Document.objects.locked(document.pk)
    if not can_change_draft(actor, document):
        raise NotPermitted("Chỉ người soạn thảo tải dự thảo về để sửa; anh/chị vẫn tải về để xem được.")
    if not writing.can_edit(actor, document):
        raise Stale("Dự thảo đã được trình, không sửa được nữa; hãy thu hồi hoặc chờ trả lại.")
    newest, now = current_draft(document), clock.now()
    if newest is None:
        raise Refused(["Chưa có bản dự thảo nào để sửa."])
    lease = EditingLease.objects.filter(document=document).first()
    if lease and lease.person_id == actor.pk and lease.holds(newest, now):
        lease.until = now + LASTS
        lease.save(update_fields=["until"])
        return lease
    values = {"version": newest, "person": actor, "since": now, "until": now + LASTS, "ended_at": None}
    lease, _ = EditingLease.objects.update_or_create(document=document, defaults=values)
    record(EditingBegun(number=newest.position), about=document, actor=actor)
    return lease


@transaction.atomic
def end_editing(document: Document, *, actor: Person) -> None:
    """Thôi sửa: the drafter will bring nothing of what they took away."""
    document = Document.objects.locked(document.pk)
    if not can_change_draft(actor, document):
        raise NotPermitted("Chỉ người đang sửa mới ghi thôi sửa.")
    lease = queries.lease_of(document, current_draft(document))
    if lease is None or lease.person_id != actor.pk:
        raise AlreadyDone("Không còn ghi là anh/chị đang sửa dự thảo này.")
    lease.ended_at = clock.now()
    lease.save(update_fields=["ended_at"])
    record(EditingEnded(number=lease.version.position), about=document, actor=actor)
