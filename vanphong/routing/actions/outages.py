"""Dates moved by the working days the system was down. Who may is asked by the act they are part of."""

from datetime import date

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.actions import move_due
from vanphong.documents.enums import DueChange
from vanphong.documents.models import Document
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from ..enums import Outcome
from ..events import QuestionDueMoved
from ..models import Assignment, UnitQuestion


@transaction.atomic
def move_due_by_outage(document: Document, due_date: date, *, reason: str, actor: Person) -> Document:
    """Dời hạn vì gián đoạn: the paper's date, and with it the same date of who handles it."""
    document = Document.objects.locked(document.pk)
    before = document.due_date
    moved = move_due(document, due_date, why=DueChange.OUTAGE, reason=reason, actor=actor)
    given = Assignment.objects.filter(document=document, outcome=Outcome.ACTIVE, due_date=before)
    given.update(due_date=due_date)
    return moved


@transaction.atomic
def move_question_due(question: UnitQuestion, due_date: date, *, reason: str, actor: Person) -> bool:
    """Dời hạn trả lời: never to an earlier day. Did anything change? What is answered keeps its date."""
    document = Document.objects.locked(question.document_id)
    question = UnitQuestion.objects.select_related("unit").get(pk=question.pk)
    before = question.due_date
    if question.answered_at or before is None or due_date <= before:
        return False
    question.due_date = due_date
    question.save(update_fields=["due_date"])
    words = (
        f"của {question.unit} từ {before:%d/%m/%Y} sang {due_date:%d/%m/%Y}, {DueChange.OUTAGE.label}: {tidy(reason)}"
    )
    fact = QuestionDueMoved(question=question.pk, before=before.isoformat(), after=due_date.isoformat(), words=words)
    record(fact, about=document, actor=actor)
    return True
