"""The steps of one memo, as its author has them before submitting."""

from collections.abc import Sequence

from django.db import transaction

from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import rules
from ..events import MemoPlanned
from ..models import Memo, PlannedStep
from ..queries import asks_of, plan_of
from ..rules import Ask
from .moving import CHANGED, advance, locked


@transaction.atomic
def adjust(memo: Memo, steps: Sequence[Ask], *, actor: Person, seen: int | None = None) -> Memo:
    """Điều chỉnh quy trình: other people, more steps, within what the office's route allows (NĐ 314/2025, art. 14).

    Raises Refused with everything the regulation does not allow.
    """
    told, people = rules.told(steps), [step.person.pk if step.person else None for step in steps]
    memo = locked(memo, {MemoPlanned.verb}, actor=actor, seen=seen, said={"steps": told, "people": people})
    if not rules.can_change(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu được điều chỉnh quy trình của phiếu.")
    if not memo.with_author:
        raise Stale(CHANGED)
    if obstacles := rules.obstacles_to_a_route(steps) + rules.obstacles_to_adjusting(asks_of(memo), steps):
        raise Refused(obstacles)
    before = plan_of(memo)
    if list(steps) != before:
        plan(memo, steps)
        advance(memo, MemoPlanned(steps=told, before=rules.told(before), people=people), actor=actor)
    return memo


def plan(memo: Memo, steps: Sequence[Ask]) -> None:
    """Write the steps down; those of before are gone."""
    memo.plan.all().delete()
    PlannedStep.objects.bulk_create(
        PlannedStep(memo=memo, position=place, **vars(step)) for place, step in enumerate(steps)
    )
