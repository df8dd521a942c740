"""Open work follows the post: when its holder changes, whoever holds it now is asked."""

from django.db import transaction

from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Person, Unit
from vanphong.org.rules import can_reorganise

from .. import rules
from ..enums import Who
from ..events import StepPassedOn
from ..models import Memo, RoundStep
from ..queries import holder_of
from .moving import CHANGED, advance, hand_papers, let_asked_see, locked

SUCCEEDED = "thay đổi người giữ chức vụ"


@transaction.atomic
def repoint(step: RoundStep, person: Person, reason: str, *, actor: Person, unit: Unit | None = None) -> Memo:
    """Chuyển bước đang chờ cho người khác in a reorganisation (sắp xếp bộ máy); one put aside comes back to them.

    A step that asks a unit asks `unit` from then on, where it is named. Raises AlreadyDone when it is theirs; Refused
    when they may not.
    """
    memo = locked(step.memo, set(), actor=actor, seen=None)
    if not can_reorganise(actor, memo.agency_id):
        raise NotPermitted("Chỉ người quản trị hoặc Chánh Văn phòng được chuyển việc đang mở.")
    found = memo.steps.under_way().select_related("person", "unit").filter(pk=step.pk).first()
    if found is None:
        raise Stale(CHANGED)
    before = found.unit
    if unit and found.unit:
        found.unit = unit
    if (found.person, found.unit) == (person, before):
        raise AlreadyDone(f"Bước này đang chờ {person.full_name}.")
    if obstacles := rules.obstacles_to_repointing(found, person):
        raise Refused(obstacles)
    if not rules.may_hold(person, found, memo.agency_id):
        found.who, found.role, found.unit = Who.PERSON, "", None
    _pass_on(memo, found, person, rules.written(reason), actor)
    return memo


@transaction.atomic
def follow_post(step: RoundStep) -> bool:
    """Whoever asked no longer holds the post: ask its holder of today. Did anything change?"""
    memo = locked(step.memo, set(), actor=step.memo.author, seen=None)
    found = next((one for one in memo.waiting if one.pk == step.pk), None)
    if found is None or (found.person and rules.may_hold(found.person, found, memo.agency_id)):
        return False
    holder = holder_of(found, memo)
    if holder is None or holder == found.person or not rules.may_hold(holder, found, memo.agency_id):
        return False
    _pass_on(memo, found, holder, SUCCEEDED, None)
    return True


def _pass_on(memo: Memo, step: RoundStep, person: Person, reason: str, actor: Person | None) -> None:
    before = step.person.full_name if step.person else step.asked
    step.person = person
    step.save()
    let_asked_see(memo, [person])
    advance(memo, StepPassedOn(step=step.pk, before=before, to=person.full_name, reason=reason), actor=actor)
    hand_papers(memo)
