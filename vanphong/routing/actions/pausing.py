"""Stopping a paper's clock while somebody outside is waited for, and letting it run on."""

from django.db import transaction

from vanphong.documents import actions as documents
from vanphong.documents.actions import locked, stop_clock
from vanphong.documents.models import Document
from vanphong.documents.queries import days_stood, later
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.queries import stands_for

from .. import rules

NOT_YOURS = "Chỉ người đang xử lý hoặc lãnh đạo đơn vị chủ trì được tạm dừng, tính hạn trở lại."


@transaction.atomic
def pause(document: Document, reason: str, waiting_for: str, *, actor: Person, seen: int | None = None) -> Document:
    """Tạm dừng tính hạn: while waiting for `waiting_for`, somebody outside, the paper is not late."""
    words = f"chờ {tidy(waiting_for)}: {tidy(reason)}"
    document = locked(document, "", actor=actor, seen=seen, said={"reason": words})
    if not rules.may_stop_clock(actor, stands_for(actor), document):
        raise NotPermitted(NOT_YOURS)
    if obstacles := rules.obstacles_to_pause(document, reason, waiting_for):
        raise Refused(obstacles)
    return stop_clock(document, words, actor=actor)


@transaction.atomic
def resume(document: Document, *, actor: Person, seen: int | None = None) -> Document:
    """Tính hạn trở lại: the due date moves by the working days the clock stood still."""
    due = document.due_date.isoformat() if document.due_date else ""
    document = locked(document, "", actor=actor, seen=seen, said={"due_date": due})
    if not rules.may_stop_clock(actor, stands_for(actor), document):
        raise NotPermitted(NOT_YOURS)
    if document.clock_stopped_at is None:
        raise Refused(["Văn bản không tạm dừng tính hạn. Mời tải lại trang."])
    return start_clock(document, actor=actor)


@transaction.atomic
def start_clock(document: Document, *, actor: Person | None) -> Document:
    """Tính hạn trở lại, as a part of other acts: the date of who handles the paper moves with the paper's own.

    Running already: nothing. A date given while the clock stood moves by the days since it was given.
    """
    stopped_at = Document.objects.locked(document.pk).clock_stopped_at
    given = rules.active_assignment(document)
    if stopped_at and given and given.due_date:
        given.due_date = later(given.due_date, days_stood(max(stopped_at, given.given_at)))
        given.save(update_fields=["due_date"])
    return documents.start_clock(document, actor=actor)
