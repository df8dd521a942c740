"""Submitting a memo, and taking it back before anybody has spoken."""

from django.db import transaction

from vanphong.documents.queries import current_draft
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.models import Person
from vanphong.routing.actions import start_clock

from .. import rules
from ..enums import CONTENT
from ..events import DraftSubmitted, MemoRecalled, MemoSubmitted, PaperSubmitted
from ..models import Memo, MemoRound
from ..queries import asks_of, plan_of, round_now, take_number
from .moving import CHANGED, advance, give_back, let_asked_see, locked, move, with_step
from .running import end_run, lay_out, open_next


@transaction.atomic
def submit(memo: Memo, *, actor: Person, seen: int | None = None) -> Memo:
    """Trình: freeze the words and the draft as one round and begin its run through the steps of the plan.

    Raises Refused with every obstacle.
    """
    memo = locked(memo, {"submit"}, actor=actor, seen=seen)
    if not rules.can_change(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu được trình.")
    if not memo.with_author:
        raise Stale(CHANGED)
    plan = plan_of(memo)
    if obstacles := rules.obstacles_to_submitting(memo, plan, asks_of(memo)):
        raise Refused(obstacles)
    submitted = _freeze(memo, actor)
    lay_out(memo, submitted, plan)
    let_asked_see(memo, [ask.person for ask in plan if ask.person])
    steps = open_next(memo, submitted)
    to = ", ".join(step.person.full_name for step in memo.waiting if step.person)
    fact = MemoSubmitted(code=memo.code, round=memo.round, checksum=submitted.checksum, to=to, steps=steps)
    holder = with_step(memo, memo.waiting[0])
    advance(memo, fact, actor=actor)
    if memo.incoming is not None:
        memo.incoming = start_clock(memo.incoming, actor=actor)
    move(memo, memo.incoming, PaperSubmitted, holder, actor=actor)
    move(memo, memo.draft, DraftSubmitted, holder, actor=actor)
    return memo


def _freeze(memo: Memo, actor: Person) -> MemoRound:
    """The round as leaders will read it. The first one gives the memo its number."""
    if memo.number is None:
        memo.numbered_on = clock.today()
        memo.number = take_number(memo.unit, memo.numbered_on.year)
    memo.round += 1
    version = current_draft(memo.draft) if memo.draft else None
    submitted = MemoRound(
        memo=memo,
        number=memo.round,
        submitted_at=clock.now(),
        full_name=actor.full_name,
        title=actor.title,
        draft_name=version.name if version else "",
        draft_checksum=version.blob_id if version else "",
        **{name: getattr(memo, name) for name in CONTENT},
    )
    submitted.checksum = rules.checksum_of(submitted)
    submitted.save()
    return submitted


@transaction.atomic
def recall(memo: Memo, *, actor: Person, seen: int | None = None) -> Memo:
    """Thu hồi: the author takes the memo back while nobody has given an opinion in this round."""
    memo = locked(memo, {"recall"}, actor=actor, seen=seen)
    if not rules.can_change(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu được thu hồi.")
    if obstacles := rules.obstacles_to_recalling(memo):
        raise Refused(obstacles)
    end_run(round_now(memo))
    advance(memo, MemoRecalled(round=memo.round), actor=actor)
    give_back(memo, actor=actor)
    return memo
