"""The due date of a paper: moved with a reason, its clock stopped and started. Each is a part of other acts."""

from datetime import date

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import queries, rules
from ..enums import DueChange
from ..events import ClockStarted, ClockStopped, DueMoved
from ..models import Document
from .custody import advance


@transaction.atomic
def move_due(
    document: Document, due_date: date, *, why: DueChange, reason: str, actor: Person | None, in_place: str = ""
) -> Document:
    """Đổi hạn giải quyết: the due date before and after, and why, are on record. The same date changes nothing.

    An override counts from today: a clock that stood runs again. Who may is asked by the act it is part of. Raises
    Refused for a finished paper, and for an earlier date unless it is an override.
    """
    document = Document.objects.locked(document.pk)
    if document.due_date == due_date:
        return document
    if obstacles := rules.obstacles_to_moving_due(document, due_date, why):
        raise Refused(obstacles)
    moved = _moved(document, due_date, why, tidy(reason), in_place)
    if why == DueChange.OVERRIDE:
        end_pause(document, actor=actor)
    advance(document, moved, actor=actor)
    return document


def _moved(document: Document, due_date: date, why: DueChange, reason: str, in_place: str = "") -> DueMoved:
    before, document.due_date = document.due_date, due_date
    return DueMoved(
        before=before.isoformat() if before else "",
        after=due_date.isoformat(),
        why=why,
        reason=reason,
        words=rules.due_change_in_words(before, due_date, why, reason),
        in_place=in_place,
    )


@transaction.atomic
def stop_clock(
    document: Document, reason: str, *, until: date | None = None, actor: Person | None, in_place: str = ""
) -> Document:
    """Tạm dừng tính hạn: while somebody outside is waited for, the paper is not late. Stopped already: nothing.

    `until` is the last day it may stand; without one the act that stops it sees to its end.
    """
    document = Document.objects.locked(document.pk)
    if document.clock_stopped_at is None and not document.finished:
        document.clock_stopped_at, document.stopped_until = clock.now(), until
        advance(document, ClockStopped(reason=tidy(reason), in_place=in_place), actor=actor)
    return document


@transaction.atomic
def start_clock(document: Document, *, actor: Person | None, in_place: str = "") -> Document:
    """Tính hạn trở lại: the due date moves by the working days the clock stood. Running already: nothing."""
    document = Document.objects.locked(document.pk)
    stopped_at, document.clock_stopped_at, document.stopped_until = document.clock_stopped_at, None, None
    if stopped_at is None:
        return document
    days = queries.days_stood(stopped_at)
    if days and document.due_date and not document.finished:
        moved = queries.later(document.due_date, days)
        reason = f"tạm dừng {days} ngày làm việc"
        record(_moved(document, moved, DueChange.SUSPENSION, reason), about=document, actor=actor)
    due = document.due_date.isoformat() if document.due_date else ""
    advance(document, ClockStarted(days=days, due_date=due, in_place=in_place), actor=actor)
    return document


def end_pause(document: Document, *, actor: Person | None) -> None:
    """Thôi tạm dừng: the clock of a locked row runs again and its date stays, as the act this is part of has set it.

    That act saves the row.
    """
    stopped_at, document.clock_stopped_at, document.stopped_until = document.clock_stopped_at, None, None
    if stopped_at is not None:
        due = document.due_date.isoformat() if document.due_date else ""
        record(ClockStarted(days=queries.days_stood(stopped_at), due_date=due), about=document, actor=actor)
