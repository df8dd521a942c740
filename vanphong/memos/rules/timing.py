"""Who may move the due moment of a step, and what stands in the way."""

from datetime import datetime

from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.ui.formats import vndatetime

from ..enums import DECIDERS, StepState
from ..models import Memo, RoundStep


def can_move_due(person: Person, step: RoundStep, memo: Memo) -> bool:
    """Điều chỉnh hạn của một bước: leaders of the Office and of the Committee, nobody for what waits for themself."""
    return (
        step.state == StepState.OPEN
        and step.person_id != person.pk
        and person.holds(DECIDERS, agency_id=memo.agency_id)
    )


def obstacles_to_asking_time(step: RoundStep, until: datetime, reason: str) -> list[str]:
    """Why more time cannot be asked for at this step."""
    if step.due_at is None:
        return ["Bước này không có hạn nên không cần xin thêm thời gian."]
    found = obstacles_to_a_reason(reason)
    if until <= max(step.due_at, clock.now()):
        found.append(f"{vndatetime(until)} không muộn hơn hạn đang có; mời chọn thời điểm sau đó và sau lúc này.")
    return found


def obstacles_to_moving_due(due_at: datetime, reason: str) -> list[str]:
    """A step is given more time or less, never a moment that is over."""
    found = obstacles_to_a_reason(reason)
    if due_at <= clock.now():
        found.append(f"Hạn mới {vndatetime(due_at)} đã qua; mời chọn thời điểm sau lúc này.")
    return found
