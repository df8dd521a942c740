"""Asking another unit about a paper, and its answer. The paper stays where it is."""

from datetime import date

from django.db import transaction

from vanphong.documents.actions import advance, let_see, locked
from vanphong.documents.enums import AccessReason
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person, Unit
from vanphong.org.queries import said_instead, stands_for

from .. import rules
from ..events import UnitAnswered, UnitAsked
from ..models import UnitQuestion


@transaction.atomic
def ask_unit(
    document: Document,
    unit: Unit,
    question: str,
    *,
    due_date: date | None = None,
    actor: Person,
    seen: int | None = None,
) -> UnitQuestion:
    """Hỏi ý kiến đơn vị: the person who handles the paper asks; the unit asked may then see it."""
    question = tidy(question)
    words = f"{unit.name}{rules.until(due_date)}: {question}"
    document = locked(document, "", actor=actor, seen=seen, said={"words": words})
    if not rules.is_handler(actor, document):
        raise NotPermitted("Chỉ người đang được phân công xử lý được hỏi ý kiến đơn vị khác.")
    obstacles = rules.obstacles_to_asking(actor, document)
    if obstacles := obstacles + rules.obstacles_to_question(document, unit, question, due_date, clock.today()):
        raise Refused(obstacles)
    asked = UnitQuestion.objects.create(
        document=document, asked_by=actor, unit=unit, question=question, asked_at=clock.now(), due_date=due_date
    )
    let_see(document, AccessReason.CONSULTED, units=[unit])
    due = due_date.isoformat() if due_date else ""
    fact = UnitAsked(question=asked.pk, unit=unit.pk, due_date=due, words=words)
    advance(document, fact, actor=actor)
    return asked


@transaction.atomic
def answer_question(question: UnitQuestion, text: str, *, actor: Person) -> UnitQuestion:
    """Trả lời: anybody of the unit asked answers, once, for the unit."""
    document = Document.objects.locked(question.document_id)
    question = UnitQuestion.objects.select_related("unit").get(pk=question.pk)
    question.document = document
    standing = rules.standing_to_answer(stands_for(actor), question)
    if standing is None:
        raise NotPermitted("Chỉ người của đơn vị được hỏi mới trả lời câu hỏi này.")
    answer = tidy(text)
    if question.answered_by_id == actor.pk and question.answer == answer:
        raise AlreadyDone
    obstacles = rules.obstacles_to_answering(question, document)
    if obstacles := obstacles + ([] if answer else ["Chưa ghi nội dung trả lời."]):
        raise Refused(obstacles)
    question.answer, question.answered_by, question.answered_at = answer, actor, clock.now()
    question.in_place = said_instead(actor, standing)
    question.save(update_fields=["answer", "answered_by", "answered_at", "in_place"])
    fact = UnitAnswered(
        question=question.pk,
        asked_by=question.asked_by_id,
        unit=question.unit_id,
        unit_name=question.unit.name,
        answer=answer,
        in_place=rules.instead(question.in_place),
    )
    advance(document, fact, actor=actor)
    return question
