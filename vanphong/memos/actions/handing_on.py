"""A memo, or a step still to come, in other hands because posts and units changed (rà soát, sắp xếp bộ máy)."""

from django.db import transaction

from vanphong.documents import actions as documents
from vanphong.documents.actions import Holder
from vanphong.documents.enums import Step
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person, Unit
from vanphong.org.rules import can_reorganise
from vanphong.routing import actions as routing
from vanphong.routing.rules import active_assignment

from .. import rules
from ..enums import StepState, Who
from ..events import AuthorChanged, StepRenamed
from ..models import Memo, PlannedStep, RoundStep
from .moving import CHANGED, advance, locked

NOT_ALLOWED = "Chỉ người quản trị hoặc Chánh Văn phòng được chuyển việc đang mở."


@transaction.atomic
def hand_on(memo: Memo, person: Person, unit: Unit, reason: str, *, actor: Person) -> Memo:
    """Bàn giao phiếu trình: another person carries it on, with its papers; the rounds keep who submitted them.

    A memo that has its number keeps the unit that gave it. Raises NotPermitted; AlreadyDone; Stale; Refused.
    """
    memo = locked(memo, set(), actor=actor, seen=None)
    if not can_reorganise(actor, memo.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    if memo.finished:
        raise Stale(CHANGED)
    follows = memo.number is not None or memo.unit_id == unit.pk
    if memo.author_id == person.pk and follows:
        raise AlreadyDone("Phiếu trình đã ở chỗ người nhận.")
    if obstacles := _obstacles(memo, person, unit, reason):
        raise Refused(obstacles)
    before, memo.author = memo.author, person
    if memo.number is None:
        memo.unit = unit
    fact = AuthorChanged(before=before.full_name, to=person.full_name, reason=rules.written(reason))
    advance(memo, fact, actor=actor)
    _hand_papers(memo, Holder(unit, Step.HANDLE, person), reason, actor)
    return memo


def _obstacles(memo: Memo, person: Person, unit: Unit, reason: str) -> list[str]:
    found = obstacles_to_a_reason(reason)
    if unit.agency_id != memo.agency_id or not person.holds(rules.WRITERS, unit_id=unit.pk):
        found.append(f"{person.full_name} không phải chuyên viên hoặc lãnh đạo của {unit}; mời chọn người khác.")
    return found


def _hand_papers(memo: Memo, holder: Holder, reason: str, actor: Person) -> None:
    """The draft and the assignment go with the memo, where they are not with that person already."""
    draft, to = memo.draft, (holder.person and holder.person.pk, holder.unit.pk)
    if draft and (draft.drafter_id, draft.lead_unit_id) != to:
        documents.repoint(draft, holder, reason, actor=actor)
    given = active_assignment(memo.incoming) if memo.incoming else None
    if given and memo.incoming and (given.person_id, given.unit_id) != to:
        routing.repoint(memo.incoming, holder, reason, actor=actor)


@transaction.atomic
def name_another(step: PlannedStep | RoundStep, person: Person, reason: str, *, actor: Person) -> Memo:
    """Nêu người khác ở bước chưa đến lượt. Raises NotPermitted; AlreadyDone; Stale; Refused."""
    memo = locked(step.memo, set(), actor=actor, seen=None)
    if not can_reorganise(actor, memo.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    found = type(step)._base_manager.select_related("person", "unit").filter(pk=step.pk, memo=memo).first()
    if found is None or memo.finished or (isinstance(found, RoundStep) and found.state != StepState.WAITING):
        raise Stale(CHANGED)
    if found.person == person:
        raise AlreadyDone("Bước này đã hỏi người nhận.")
    before = found.person.full_name if found.person else found.asked
    if found.who == Who.PERSON:
        found.person = person
    if obstacles := _obstacles_to_naming(found, person, memo, reason):
        raise Refused(obstacles)
    found.person = person
    found.save(update_fields=["person"])
    fact = StepRenamed(before=before, to=person.full_name, reason=rules.written(reason))
    advance(memo, fact, actor=actor)
    return memo


def _obstacles_to_naming(step: PlannedStep | RoundStep, person: Person, memo: Memo, reason: str) -> list[str]:
    found = obstacles_to_a_reason(reason)
    if not rules.may_hold(person, step, memo.agency_id):
        found.append(f"{person.full_name} hiện không thuộc “{step.asked}”; mời chọn người khác ở bước này.")
    return found
