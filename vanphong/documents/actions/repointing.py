"""Open work that changes hands because posts and units did (rà soát, sắp xếp bộ máy)."""

from django.db import transaction

from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.rules import can_reorganise

from .. import rules
from ..enums import AccessReason, Direction, Status, Step
from ..events import HolderChanged
from ..models import Document
from .custody import Holder, advance, let_see


@transaction.atomic
def repoint(document: Document, holder: Holder, reason: str, *, actor: Person) -> Document:
    """Bàn giao: put an open paper into other hands for the step it is at; the drafter of a draft changes with it.

    A paper that is with the leaders stays with them; only who drafted it changes. The fact keeps the names of its day.
    Raises NotPermitted; AlreadyDone; Stale when it is finished; Refused with everything that stands in the way.
    """
    document = Document.objects.locked(document.pk)
    if not can_reorganise(actor, document.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được bàn giao việc đang mở.")
    held = document.custody
    if held is None:
        raise Stale("Văn bản đã giải quyết xong, không còn gì để bàn giao.")
    drafted = document.direction == Direction.OUTGOING and document.status in (Status.DRAFTED, Status.SUBMITTED)
    away = document.status == Status.SUBMITTED
    before = document.drafter if drafted else held.person
    at = document.lead_unit_id if away else held.unit_id
    if (before, at) == (holder.person, holder.unit.pk):
        raise AlreadyDone("Văn bản đã ở chỗ người nhận.")
    if obstacles := rules.obstacles_to_repointing(document, holder.person, holder.unit, reason):
        raise Refused(obstacles)
    if drafted or document.lead_unit_id == held.unit_id:
        document.lead_unit = holder.unit
    if drafted:
        document.drafter = holder.person
    told = HolderChanged(before=str(before or held.unit), to=str(holder.person or holder.unit), reason=tidy(reason))
    onward = None if away else Holder(holder.unit, Step(held.step), holder.person)
    advance(document, told, actor=actor, holder=onward)
    people = [holder.person] if holder.person else []
    let_see(document, AccessReason.ASSIGNED, units=[holder.unit], people=people)
    return document
