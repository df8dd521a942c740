"""Assignments and questions that change hands because posts and units did (rà soát, sắp xếp bộ máy)."""

from django.db import transaction

from vanphong.documents import actions as documents
from vanphong.documents.actions import Holder, advance, let_see
from vanphong.documents.enums import AccessReason, Status, Step
from vanphong.documents.events import HolderChanged
from vanphong.documents.models import Document
from vanphong.documents.rules import obstacles_to_a_reason, obstacles_to_repointing
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person, Unit
from vanphong.org.rules import can_reorganise

from .. import rules
from ..enums import Outcome
from ..events import Assigned, HandedBack, QuestionPassedOn
from ..models import Assignment, UnitQuestion
from .ending import end_assignment

NOT_ALLOWED = "Chỉ Chánh Văn phòng hoặc người quản trị được bàn giao việc đang mở."


@transaction.atomic
def repoint(document: Document, holder: Holder, reason: str, *, actor: Person) -> Document:
    """Bàn giao văn bản: its assignment follows; without a person it waits with the unit to be assigned anew.

    Raises NotPermitted; AlreadyDone; Refused with everything that stands in the way.
    """
    document = Document.objects.locked(document.pk)
    given = rules.active_assignment(document)
    if given is None or document.finished:
        return documents.repoint(document, holder, reason, actor=actor)
    if not can_reorganise(actor, document.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    if (given.person, given.unit_id) == (holder.person, holder.unit.pk):
        raise AlreadyDone("Văn bản đã ở chỗ người nhận.")
    handled = document.status == Status.ASSIGNED
    person = holder.person
    back = handled and person is None
    if obstacles := [] if back else obstacles_to_repointing(document, person, holder.unit, reason):
        raise Refused(obstacles)
    document.lead_unit = holder.unit
    end_assignment(document, Outcome.REASSIGNED, actor=actor)
    let_see(document, AccessReason.LEAD, units=[holder.unit])
    if person is None:
        fact = HandedBack(unit=holder.unit.pk, unit_name=holder.unit.name, reason=tidy(reason))
        advance(document, fact, actor=actor, holder=Holder(holder.unit, Step.ASSIGN))
        return document
    _give(document, given, holder.unit, person, actor)
    words = f"{person.full_name} xử lý, thay {given.person.full_name}. {tidy(reason)}"
    due = given.due_date.isoformat() if given.due_date else ""
    if handled:
        assigned = Assigned(person=person.pk, unit=holder.unit.pk, due_date=due, words=words)
        advance(document, assigned, actor=actor, holder=Holder(holder.unit, Step.HANDLE, person))
        return document
    if document.status == Status.SUBMITTED:
        changed = HolderChanged(before=given.person.full_name, to=person.full_name, reason=tidy(reason))
        advance(document, changed, actor=actor)
        return document
    document.save()
    return documents.repoint(document, holder, reason, actor=actor)


def _give(document: Document, given: Assignment, unit: Unit, person: Person, actor: Person) -> None:
    """The same work, with the same time for it, in other hands."""
    let_see(document, AccessReason.ASSIGNED, people=[person])
    Assignment.objects.create(
        document=document,
        unit=unit,
        person=person,
        assigned_by=actor,
        given_at=clock.now(),
        due_date=given.due_date,
        note=given.note,
    )


@transaction.atomic
def repoint_question(question: UnitQuestion, unit: Unit, reason: str, *, actor: Person) -> UnitQuestion:
    """Chuyển câu hỏi chưa trả lời sang đơn vị khác. Raises NotPermitted; AlreadyDone; Refused."""
    document = Document.objects.locked(question.document_id)
    question = UnitQuestion.objects.select_related("unit").get(pk=question.pk)
    if not can_reorganise(actor, document.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    if question.unit_id == unit.pk:
        raise AlreadyDone("Câu hỏi đã ở chỗ đơn vị nhận.")
    found = obstacles_to_a_reason(reason) + rules.obstacles_to_answering(question, document)
    found += rules.obstacles_to_question(document, unit, question.question, None, clock.today())
    if found:
        raise Refused(found)
    before, question.unit = question.unit, unit
    question.save(update_fields=["unit"])
    let_see(document, AccessReason.CONSULTED, units=[unit])
    fact = QuestionPassedOn(question=question.pk, before=before.name, to=unit.name, reason=tidy(reason))
    advance(document, fact, actor=actor)
    return question
