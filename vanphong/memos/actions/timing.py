"""The due moment of a step: moved with a reason, by a leader or as a part of other acts."""

from datetime import datetime

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.documents.enums import DueChange
from vanphong.documents.rules import obstacles_to_a_reason
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person
from vanphong.org.queries import stands_for
from vanphong.ui.formats import vndatetime

from .. import queries, rules
from ..enums import UNDER_WAY, StepState
from ..events import MoreTimeAsked, MoreTimeDeclined, StepDueMoved
from ..models import Memo, RoundStep
from .moving import CHANGED

NOT_ALLOWED = "Chỉ lãnh đạo Văn phòng, lãnh đạo UBND được điều chỉnh hạn, và không cho bước của chính mình."


@transaction.atomic
def set_step_due(step: RoundStep, due_at: datetime, reason: str, *, actor: Person) -> RoundStep:
    """Điều chỉnh hạn của một bước đang chờ: a leader gives it more time, as asked for, or less.

    The same moment again changes nothing. Raises NotPermitted; Stale when the step is no longer open; Refused.
    """
    memo = Memo.objects.locked(step.memo_id)
    step = RoundStep.objects.select_related("person", "unit").get(pk=step.pk, memo=memo)
    if step.state != StepState.OPEN:
        raise Stale(CHANGED)
    if not rules.can_move_due(actor, step, memo):
        raise NotPermitted(NOT_ALLOWED)
    if obstacles := rules.obstacles_to_moving_due(due_at, reason):
        raise Refused(obstacles)
    move_step_due(step, due_at, why=DueChange.OVERRIDE, reason=reason, actor=actor)
    step.refresh_from_db(fields=["due_at"])
    return step


@transaction.atomic
def ask_more_time(step: RoundStep, until: datetime, reason: str, *, actor: Person) -> RoundStep:
    """Xin thêm thời gian: whoever is asked at an open step, of the leaders who may give it and read the memo.

    A second wish takes the place of the first. Raises NotPermitted; Stale when the step is no longer open; AlreadyDone;
    Refused, also where no leader is left to give it.
    """
    memo = Memo.objects.locked(step.memo_id)
    step = RoundStep.objects.select_related("person", "unit").get(pk=step.pk, memo=memo)
    if step.state != StepState.OPEN:
        raise Stale(CHANGED)
    if rules.standing_at(actor, step, memo, stands_for(actor)) is None:
        raise NotPermitted("Chỉ người đang được hỏi ý kiến, hoặc người làm thay, được xin thêm thời gian.")
    if (step.wanted_until, step.wanted_because) == (until, tidy(reason)):
        raise AlreadyDone
    givers = queries.time_givers(memo, step)
    obstacles = rules.obstacles_to_asking_time(step, until, reason)
    if not givers:
        obstacles.append("Không có lãnh đạo nào khác đọc được phiếu này để cho thêm thời gian.")
    if obstacles:
        raise Refused(obstacles)
    step.wanted_until, step.wanted_because = until, tidy(reason)
    step.save(update_fields=["wanted_until", "wanted_because"])
    fact = MoreTimeAsked(
        step=step.pk,
        until=until.isoformat(),
        of=[giver.pk for giver in givers],
        words=f"của bước “{step.name}” đến {vndatetime(until)}: {step.wanted_because}",
    )
    record(fact, about=memo, actor=actor)
    return step


@transaction.atomic
def decline_more_time(step: RoundStep, reason: str, *, actor: Person) -> RoundStep:
    """Không cho thêm thời gian, with the reason: the due moment stays.

    Raises NotPermitted; Stale when the step is no longer open; AlreadyDone when no wish is left; Refused.
    """
    memo = Memo.objects.locked(step.memo_id)
    step = RoundStep.objects.select_related("person", "unit").get(pk=step.pk, memo=memo)
    if step.state != StepState.OPEN:
        raise Stale(CHANGED)
    if not rules.can_move_due(actor, step, memo):
        raise NotPermitted(NOT_ALLOWED)
    if step.wanted_until is None:
        raise AlreadyDone("Không còn đề nghị nào chờ quyết định.")
    if obstacles := obstacles_to_a_reason(reason):
        raise Refused(obstacles)
    words = f"của bước “{step.name}” đến {vndatetime(step.wanted_until)}: {tidy(reason)}"
    step.wanted_until, step.wanted_because = None, ""
    step.save(update_fields=["wanted_until", "wanted_because"])
    record(MoreTimeDeclined(step=step.pk, words=words), about=memo, actor=actor)
    return step


@transaction.atomic
def move_step_due(step: RoundStep, due_at: datetime, *, why: DueChange, reason: str, actor: Person | None) -> bool:
    """Dời hạn của một bước: before and after, and why, are on record. Did anything change?

    A step that is over, has no due moment, or has this one already keeps it. What pages showed is not stale by it.
    Who may is asked by the act it is part of. Raises Refused for an earlier moment, unless it is an override, which
    gives a due moment to a step without one too.
    """
    memo = Memo.objects.locked(step.memo_id)
    step = RoundStep.objects.select_related("person", "unit").get(pk=step.pk)
    override = why == DueChange.OVERRIDE
    if step.state not in UNDER_WAY or step.due_at == due_at or (step.due_at is None and not override):
        return False
    if step.due_at and due_at < step.due_at and not override:
        raise Refused([f"Hạn mới {vndatetime(due_at)} sớm hơn hạn đang có. Mời chọn thời điểm muộn hơn."])
    before, step.due_at = step.due_at, due_at
    if override:
        step.wanted_until, step.wanted_because = None, ""
    step.save(update_fields=["due_at", "wanted_until", "wanted_because"])
    moved = f"từ {vndatetime(before) or 'chưa có hạn'} sang {vndatetime(due_at)}"
    fact = StepDueMoved(
        step=step.pk,
        before=before.isoformat() if before else "",
        after=due_at.isoformat(),
        why=why,
        words=f"“{step.name}” {moved}, {why.label}: {tidy(reason)}",
    )
    record(fact, about=memo, actor=actor)
    return True
