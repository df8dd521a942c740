"""A memo, or a step still to come, in other hands because posts and units changed (rà soát, sắp xếp bộ máy)."""

from collections.abc import Callable

from django.db import transaction

from vanphong.documents import actions as documents
from vanphong.documents.actions import Holder
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
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
from .moving import CHANGED, advance, hand_papers, locked

NOT_ALLOWED = "Chỉ người quản trị hoặc Chánh Văn phòng được chuyển việc đang mở."


@transaction.atomic
def hand_on(memo: Memo, person: Person, unit: Unit, reason: str, *, actor: Person) -> Memo:
    """Bàn giao phiếu trình: another person carries it on, with its papers; the rounds keep who submitted them.

    A memo that has its number keeps the unit that gave it, and only its papers go to the other. Raises NotPermitted;
    AlreadyDone; Stale; Refused.
    """
    memo = locked(memo, set(), actor=actor, seen=None)
    if not can_reorganise(actor, memo.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    if memo.finished:
        raise Stale(CHANGED)
    stays = memo.author_id == person.pk and (memo.number is not None or memo.unit_id == unit.pk)
    holder = Holder(unit, Step.HANDLE, person)
    if stays and not _papers_elsewhere(memo, holder):
        raise AlreadyDone("Phiếu trình đã ở chỗ người nhận.")
    if obstacles := _obstacles(memo, person, unit, reason):
        raise Refused(obstacles)
    if not stays:
        before, memo.author = memo.author, person
        if memo.number is None:
            memo.unit = unit
        fact = AuthorChanged(before=before.full_name, to=person.full_name, reason=rules.written(reason))
        advance(memo, fact, actor=actor)
    for act, document in _papers_elsewhere(memo, holder):
        act(document, holder, reason, actor=actor)
    memo = locked(memo, set(), actor=actor, seen=None)
    hand_papers(memo)
    return memo


def _obstacles(memo: Memo, person: Person, unit: Unit, reason: str) -> list[str]:
    found = obstacles_to_a_reason(reason)
    if unit.agency_id != memo.agency_id or not person.holds(rules.WRITERS, unit_id=unit.pk):
        found.append(f"{person.full_name} không phải chuyên viên hoặc lãnh đạo của {unit}; mời chọn người khác.")
    return found


def _papers_elsewhere(memo: Memo, holder: Holder) -> list[tuple[Callable[..., object], Document]]:
    """The draft and the assignment, where they are not with that person in that unit already; how each goes there."""
    found: list[tuple[Callable[..., object], Document]] = []
    draft, to = memo.draft, (holder.person and holder.person.pk, holder.unit.pk)
    if draft and (draft.drafter_id, draft.lead_unit_id) != to:
        found.append((documents.repoint, draft))
    given = active_assignment(memo.incoming) if memo.incoming else None
    if given and memo.incoming and (given.person_id, given.unit_id) != to:
        found.append((routing.repoint, memo.incoming))
    return found


@transaction.atomic
def name_another(
    step: PlannedStep | RoundStep, person: Person, reason: str, *, actor: Person, unit: Unit | None = None
) -> Memo:
    """Nêu người khác ở bước chưa đến lượt; a step that asks a unit asks `unit` from then on, where it is named.

    Raises NotPermitted; AlreadyDone; Stale; Refused.
    """
    memo = locked(step.memo, set(), actor=actor, seen=None)
    if not can_reorganise(actor, memo.agency_id):
        raise NotPermitted(NOT_ALLOWED)
    found = type(step)._base_manager.select_related("person", "unit").filter(pk=step.pk, memo=memo).first()
    if found is None or memo.finished or (isinstance(found, RoundStep) and found.state != StepState.WAITING):
        raise Stale(CHANGED)
    was = found.unit
    if unit and found.unit:
        found.unit = unit
    if (found.person, found.unit) == (person, was):
        raise AlreadyDone("Bước này đã hỏi người nhận.")
    before = found.person.full_name if found.person else found.asked
    if obstacles := rules.obstacles_to_repointing(found, person):
        raise Refused(obstacles)
    if found.who == Who.PERSON:
        found.person = person
    if obstacles := _obstacles_to_naming(found, person, memo, reason):
        raise Refused(obstacles)
    found.person = person
    found.save(update_fields=["person", "unit"])
    fact = StepRenamed(person=person.pk, before=before, to=person.full_name, reason=rules.written(reason))
    advance(memo, fact, actor=actor)
    return memo


def _obstacles_to_naming(step: PlannedStep | RoundStep, person: Person, memo: Memo, reason: str) -> list[str]:
    found = obstacles_to_a_reason(reason)
    if not rules.may_hold(person, step, memo.agency_id):
        found.append(f"{person.full_name} hiện không thuộc “{step.asked}”; mời chọn người khác ở bước này.")
    return found
