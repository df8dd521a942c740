"""A run through the steps of a round: which are open, which are over. The moves are law, their order is the route's."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from vanphong.documents.enums import DueChange, Urgency
from vanphong.documents.queries import deadline_for
from vanphong.kernel import clock
from vanphong.org.models import Person
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import add_working_hours, working_minutes

from ..enums import HOLDING, UNDER_WAY, Act, Joins, StepState, Who
from ..models import Memo, MemoRound, RoundStep
from ..queries import holder_of
from ..rules import Ask, may_hold, stages
from .moving import let_asked_see
from .timing import move_step_due


def lay_out(memo: Memo, submitted: MemoRound, plan: Sequence[Ask]) -> None:
    """The steps of a new run, none reached yet."""
    rows: list[RoundStep] = []
    for stage, group in enumerate(stages(plan)):
        for ask in group:
            rows.append(RoundStep(memo=memo, round=submitted, stage=stage, position=len(rows), **vars(ask)))
    RoundStep.objects.bulk_create(rows)


def open_next(memo: Memo, submitted: MemoRound) -> list[int]:
    """Open the next group of steps; each comes to whoever holds the post now. Their ids."""
    waiting = list(submitted.steps.filter(state=StepState.WAITING).select_related("unit", "person__agency"))
    group = [step for step in waiting if step.stage == waiting[0].stage]
    for step in group:
        open_step(memo, step)
    vars(memo).pop("waiting", None)
    return [step.pk for step in group]


def open_step(memo: Memo, step: RoundStep) -> None:
    """It waits for an opinion from now on."""
    step.person = holder_now(memo, step) or step.person
    step.state, step.opened_at = StepState.OPEN, clock.now()
    step.due_at = _due(memo, step, step.opened_at)
    step.save()
    let_asked_see(memo, [step.person] if step.person else [])


def _due(memo: Memo, step: RoundStep, since: datetime) -> datetime | None:
    """Until when: the hours of the route; the office's rule for this step and type where the route names none, and
    where the papers are urgent and the rule is stricter."""
    urgency = max((paper.urgency for paper in (memo.incoming, memo.draft) if paper), default=Urgency.NORMAL)
    by_route = add_working_hours(calendar(), since, step.hours) if step.hours else None
    if by_route and urgency == Urgency.NORMAL:
        return by_route
    by_rule = deadline_for(memo.agency_id, HOLDING[Ask.of(step).rank], memo.document_type_id, urgency, since)
    return min((due for due in (by_route, by_rule) if due), default=None)


def holder_now(memo: Memo, step: RoundStep) -> Person | None:
    """The person of the step while they hold what it asks, else whoever does; None when nobody does."""
    kept = step.person and may_hold(step.person, step, memo.agency_id)
    holder = step.person if kept else holder_of(step, memo)
    return holder if holder and may_hold(holder, step, memo.agency_id) else None


def close(step: RoundStep, state: StepState = StepState.DONE) -> None:
    """It is over. Its working minutes leave out what it waited for somebody asked in between."""
    step.state, step.ended_at = state, clock.now()
    if step.opened_at:
        elsewhere = sum(_lasted(child, step.ended_at) for child in step.children.all())
        step.working_minutes = max(_lasted(step, step.ended_at) - elsewhere, 0)
    step.save()


def _lasted(step: RoundStep, until: datetime) -> int:
    """Working minutes from when it was opened, with what it waited for somebody else."""
    return working_minutes(calendar(), step.opened_at, step.ended_at or until) if step.opened_at else 0


def put_aside(step: RoundStep, person: Person, question: str, act: Act) -> RoundStep:
    """The step waits while `person` is asked in between; its own time stands still."""
    step.state = StepState.ASIDE
    step.save()
    child = RoundStep(
        memo=step.memo,
        round=step.round,
        stage=step.stage,
        lap=step.lap,
        position=step.position,
        parent=step,
        person=person,
        question=question,
        hours=step.hours,
        who=Who.PERSON,
        act=act,
    )
    open_step(step.memo, child)
    return child


def take_up(memo: Memo, step: RoundStep, child: RoundStep) -> None:
    """What was asked in between is answered: back to the same place, to whoever holds the post now, with the time it
    took put on the due moment."""
    before, step.state = step.person, StepState.OPEN
    step.person = holder_now(memo, step) or step.person
    step.save()
    if step.due_at:
        later = add_working_hours(calendar(), step.due_at, _lasted(child, clock.now()) / 60)
        reason = f"chờ {child.person.full_name if child.person else child.asked}"
        move_step_due(step, later, why=DueChange.SUSPENSION, reason=reason, actor=None)
        step.due_at = later
    if step.person and step.person != before:
        let_asked_see(memo, [step.person])


def drop(steps: Iterable[RoundStep]) -> None:
    """Không cần nữa: nobody is asked any more."""
    for step in steps:
        close(step, StepState.DROPPED)


def beside(step: RoundStep) -> list[RoundStep]:
    """The other steps of its group that are under way, with what they ask in between."""
    group = step.round.steps.filter(stage=step.stage, state__in=UNDER_WAY).exclude(pk=step.pk)
    return list(group.prefetch_related("children"))


def settle_group(step: RoundStep) -> bool:
    """After an opinion: where any one of the group is enough the others are dropped. Is the group over?"""
    others = beside(step)
    either = step.round.steps.filter(stage=step.stage, lap=step.lap, parent=None, joins=Joins.OR).exists()
    if either:
        drop(others)
    return either or not others


def end_run(submitted: MemoRound) -> None:
    """The run is over; whatever was still to come is not asked."""
    left = submitted.steps.filter(state__in=[*UNDER_WAY, StepState.WAITING])
    drop(left.prefetch_related("children"))
    submitted.running = False
    submitted.save(update_fields=["running"])


def ask_again(target: RoundStep, step: RoundStep) -> None:
    """The way from an earlier step to this one is gone once more; what was said stays where it was said."""
    way = step.round.steps.filter(parent=None, stage__gt=target.stage, stage__lte=step.stage)
    lap = max(step.round.steps.values_list("lap", flat=True)) + 1
    latest: dict[tuple[int, int], RoundStep] = {}
    for gone in [target, *way.select_related("person", "unit").order_by("lap")]:
        latest[gone.stage, gone.position] = gone
    again = [
        RoundStep(memo=one.memo, round=one.round, stage=one.stage, lap=lap, **_asked(one)) for one in latest.values()
    ]
    RoundStep.objects.bulk_create(again)


def _asked(step: RoundStep) -> dict[str, Any]:
    return {"position": step.position, **vars(Ask.of(step))}
