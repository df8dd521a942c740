"""Stopping a paper's clock while somebody outside is waited for, and letting it run on."""

from datetime import date

from django.db import transaction

from vanphong.documents.actions import locked, stop_clock
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.queries import said_instead, stands_for

from .. import rules
from ..jobs import start_clock

NOT_YOURS = "Chỉ người đang xử lý hoặc lãnh đạo đơn vị chủ trì được tạm dừng, tính hạn trở lại."


@transaction.atomic
def pause(
    document: Document, reason: str, waiting_for: str, expected: date, *, actor: Person, seen: int | None = None
) -> Document:
    """Tạm dừng tính hạn: while waiting for `waiting_for`, somebody outside, the paper is not late.

    After the day they are expected by, `expected`, the clock runs again by itself (`routing.jobs`).
    """
    words = f"chờ {tidy(waiting_for)}, dự kiến đến {expected:%d/%m/%Y}: {tidy(reason)}"
    document = locked(document, "", actor=actor, seen=seen, said={"reason": words})
    standing = rules.standing_to_stop_clock(actor, stands_for(actor), document)
    if standing is None:
        raise NotPermitted(NOT_YOURS)
    if obstacles := rules.obstacles_to_pause(document, reason, waiting_for, expected, clock.today()):
        raise Refused(obstacles)
    in_place = rules.instead(said_instead(actor, standing))
    return stop_clock(document, words, until=expected, actor=actor, in_place=in_place)


@transaction.atomic
def resume(document: Document, *, actor: Person, seen: int | None = None) -> Document:
    """Tính hạn trở lại: the due date moves by the working days the clock stood still."""
    due = document.due_date.isoformat() if document.due_date else ""
    document = locked(document, "", actor=actor, seen=seen, said={"due_date": due})
    standing = rules.standing_to_stop_clock(actor, stands_for(actor), document)
    if standing is None:
        raise NotPermitted(NOT_YOURS)
    if document.clock_stopped_at is None:
        raise Refused(["Văn bản không tạm dừng tính hạn. Mời tải lại trang."])
    return start_clock(document, actor=actor, in_place=rules.instead(said_instead(actor, standing)))
