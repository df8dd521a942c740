"""Dates moved by lost working days (an outage, a day declared off). Who may is asked by the act they are part of."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.actions import move_due
from vanphong.documents.enums import DueChange
from vanphong.documents.models import Document
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import rules
from ..events import QuestionDueMoved
from ..models import Assignment, UnitQuestion


@transaction.atomic
def move_due_by_lost_time(
    document: Document,
    moved: Callable[[date], date],
    known_at: datetime,
    *,
    why: DueChange,
    reason: str,
    actor: Person,
) -> bool:
    """Dời hạn vì mất ngày làm việc: the paper's date, and that of who handles it, each by what it lost. Did the
    paper's move?

    `moved` answers what becomes of a due date; never an earlier one. An assignment made since `known_at` keeps its own.
    """
    document = Document.objects.locked(document.pk)
    given = rules.active_assignment(document)
    if document.finished:
        return False
    if given and given.due_date and given.given_at < known_at and (later := moved(given.due_date)) > given.due_date:
        Assignment.objects.filter(pk=given.pk).update(due_date=later)
    before = document.due_date
    if before is None or (after := moved(before)) <= before:
        return False
    move_due(document, after, why=why, reason=reason, actor=actor)
    return True


@transaction.atomic
def move_question_due(question: UnitQuestion, due_date: date, *, why: DueChange, reason: str, actor: Person) -> bool:
    """Dời hạn trả lời: never to an earlier day. Did anything change? What is answered keeps its date."""
    document = Document.objects.locked(question.document_id)
    question = UnitQuestion.objects.select_related("unit").get(pk=question.pk)
    before = question.due_date
    if question.answered_at or before is None or due_date <= before:
        return False
    question.due_date = due_date
    question.save(update_fields=["due_date"])
    words = f"của {question.unit} từ {before:%d/%m/%Y} sang {due_date:%d/%m/%Y}, {why.label}: {tidy(reason)}"
    fact = QuestionDueMoved(question=question.pk, before=before.isoformat(), after=due_date.isoformat(), words=words)
    record(fact, about=document, actor=actor)
    return True
