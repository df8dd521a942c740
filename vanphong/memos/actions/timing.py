"""The due moment of a step: moved with a reason, never backwards. A part of other acts."""

from datetime import datetime

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.enums import DueChange
from vanphong.kernel.errors import Refused
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.ui.formats import vndatetime

from ..enums import UNDER_WAY
from ..events import StepDueMoved
from ..models import Memo, RoundStep


@transaction.atomic
def move_step_due(step: RoundStep, due_at: datetime, *, why: DueChange, reason: str, actor: Person | None) -> bool:
    """Dời hạn của một bước: before and after, and why, are on record. Did anything change?

    A step that is over, has no due moment, or has this one already keeps it. What pages showed is not stale by it.
    Who may is asked by the act it is part of. Raises Refused for an earlier moment.
    """
    memo = Memo.objects.locked(step.memo_id)
    step = RoundStep.objects.select_related("person", "unit").get(pk=step.pk)
    if step.state not in UNDER_WAY or step.due_at in (None, due_at):
        return False
    if step.due_at and due_at < step.due_at:
        raise Refused([f"Hạn mới {vndatetime(due_at)} sớm hơn hạn đang có. Mời chọn thời điểm muộn hơn."])
    before, step.due_at = step.due_at, due_at
    step.save(update_fields=["due_at"])
    fact = StepDueMoved(
        step=step.pk,
        before=before.isoformat() if before else "",
        after=due_at.isoformat(),
        why=why,
        words=f"“{step.name}” từ {vndatetime(before)} sang {vndatetime(due_at)}, {why.label}: {tidy(reason)}",
    )
    record(fact, about=memo, actor=actor)
    return True
