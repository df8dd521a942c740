"""Why somebody whom a memo concerns cannot speak on it now."""

from collections.abc import Iterable

from vanphong.org.models import Person

from ..enums import StepState
from ..models import Memo, RoundStep


def obstacles_to_speaking(person: Person, memo: Memo, steps: Iterable[RoundStep]) -> list[str]:
    """Every reason, for whoever is asked in this run (`steps`) or stands in for one; empty for anybody else."""
    states = {step.state for step in steps if step.person_id == person.pk}
    found = []
    if StepState.ASIDE in states:
        found.append(f"Phiếu đang chờ ý kiến của {memo.holders}; có ý kiến thì trở lại chỗ anh/chị.")
    elif StepState.OPEN in states:
        found.append("Anh/chị không còn giữ chức vụ được hỏi ở bước này; mời chờ người kế nhiệm hoặc báo Văn phòng.")
    elif StepState.WAITING in states:
        found.append(f"Chưa đến lượt anh/chị: phiếu đang chờ ý kiến của {memo.holders}.")
    elif RoundStep.objects.awaiting(person).filter(memo=memo).exists():
        found.append(
            "Bước này cần chức vụ được quyết định; đứng thay mà không giữ chức vụ ấy thì không quyết định được."
        )
    return found
