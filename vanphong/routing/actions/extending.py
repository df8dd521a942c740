"""More time for a paper: asked for, decided, or set anew by the leader who set it."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from vanphong.documents.actions import advance, locked, move_due
from vanphong.documents.enums import DueChange
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.queries import said_instead, stands_for

from .. import rules
from ..enums import Outcome
from ..events import ExtensionAsked, ExtensionDecided
from ..models import Assignment, ExtensionRequest


@transaction.atomic
def ask_extension(
    document: Document, wanted: date, reason: str, *, actor: Person, seen: int | None = None
) -> ExtensionRequest:
    """Xin gia hạn: before the due date, by who handles the paper; decided by who set it.

    Raises Refused with every obstacle; once the date has passed, only the leader can set another.
    """
    reason = tidy(reason)
    words = f"đến {wanted:%d/%m/%Y}: {reason}"
    document = locked(document, "", actor=actor, seen=seen, said={"words": words})
    if not rules.is_handler(actor, document):
        raise NotPermitted("Chỉ người đang được phân công xử lý được xin gia hạn.")
    given = rules.active_assignment(document)
    if obstacles := rules.obstacles_to_extension(document, given, wanted, reason, clock.today()):
        raise Refused(obstacles)
    asked = ExtensionRequest.objects.create(
        document=document,
        asked_by=actor,
        wanted=wanted,
        within_unit=rules.is_within_unit(document, given, wanted),
        reason=reason,
        asked_at=clock.now(),
    )
    advance(document, ExtensionAsked(request=asked.pk, wanted=wanted.isoformat(), words=words), actor=actor)
    return asked


@transaction.atomic
def decide_extension(request: ExtensionRequest, granted: bool, answer: str = "", *, actor: Person) -> ExtensionRequest:
    """Quyết định gia hạn: only by who set the date. Granted, the date moves; refused, the reason is said."""
    document = Document.objects.locked(request.document_id)
    request = ExtensionRequest.objects.select_related("asked_by").get(pk=request.pk)
    request.document = document
    standing = rules.standing_to_decide_extension(stands_for(actor), request)
    if standing is None:
        raise NotPermitted("Chỉ người đã đặt hạn được quyết định gia hạn.")
    if request.decided_by_id == actor.pk and request.granted == granted:
        raise AlreadyDone
    if obstacles := rules.obstacles_to_deciding(request, document, granted, answer):
        raise Refused(obstacles)
    request.granted, request.answer = granted, tidy(answer)
    request.decided_by, request.decided_at = actor, clock.now()
    request.in_place = said_instead(actor, standing)
    request.save(update_fields=["granted", "answer", "decided_by", "decided_at", "in_place"])
    advance(document, _decided(request), actor=actor)
    if granted:
        _give(document, request, actor)
    return request


def _decided(request: ExtensionRequest) -> ExtensionDecided:
    said = "Đồng ý gia hạn" if request.granted else "Không đồng ý gia hạn"
    words = (
        f"{said} đến {request.wanted:%d/%m/%Y} cho {request.asked_by}{f': {request.answer}' if request.answer else ''}"
    )
    return ExtensionDecided(
        request=request.pk,
        asked_by=request.asked_by_id,
        granted=bool(request.granted),
        words=words,
        in_place=rules.instead(request.in_place),
    )


def _give(document: Document, request: ExtensionRequest, actor: Person) -> None:
    if request.within_unit:
        own = _active(document).filter(person=request.asked_by_id, due_date__lt=request.wanted)
        own.update(due_date=request.wanted)
        return
    before = document.due_date
    move_due(document, request.wanted, why=DueChange.EXTENSION, reason=request.reason, actor=actor)
    _active(document).filter(due_date=before).update(due_date=request.wanted)


@transaction.atomic
def override_due(
    document: Document, due_date: date, reason: str, *, actor: Person, seen: int | None = None
) -> Document:
    """Điều chỉnh hạn: who set the due date sets another, earlier or later, with the reason."""
    reason = tidy(reason)
    said = {"after": due_date.isoformat(), "reason": reason}
    document = locked(document, "", actor=actor, seen=seen, said=said)
    standing = rules.standing_to_set_due(stands_for(actor), document)
    if standing is None:
        raise NotPermitted("Chỉ lãnh đạo đã bút phê, hoặc Chánh Văn phòng, được điều chỉnh hạn.")
    if obstacles := rules.obstacles_to_override(document, due_date, reason, clock.today()):
        raise Refused(obstacles)
    before, in_place = document.due_date, rules.instead(said_instead(actor, standing))
    moved = move_due(document, due_date, why=DueChange.OVERRIDE, reason=reason, actor=actor, in_place=in_place)
    _active(document).filter(due_date=before).update(due_date=due_date)
    _active(document).filter(due_date__gt=due_date).update(due_date=due_date)
    return moved


def _active(document: Document) -> QuerySet[Assignment]:
    return Assignment.objects.filter(document=document, outcome=Outcome.ACTIVE)
