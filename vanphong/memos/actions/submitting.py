"""Submitting a memo, and taking it back before anybody has spoken."""

from django.db import transaction

from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason
from vanphong.documents.queries import current_draft
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import rules
from ..enums import CONTENT, MemoStep
from ..events import (
    DraftSubmitted,
    MemoRecalled,
    MemoSubmitted,
    MemoSubmittedToOffice,
    PaperSubmitted,
)
from ..models import Memo, MemoRound
from ..queries import head_before, take_number
from .moving import CHANGED, advance, give_back, locked, move, with_leader


@transaction.atomic
def submit(memo: Memo, *, actor: Person, seen: int | None = None) -> Memo:
    """Trình: freeze the words and the draft as one round and put them, with the papers, before the first leader.

    That is the head of the unit; where the author leads the unit or nobody does, it is the Office leader at once.
    Raises Refused with every obstacle.
    """
    memo = locked(memo, {"submit", "submit_to_office"}, actor=actor, seen=seen)
    if not rules.can_change(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu được trình.")
    if not memo.with_author:
        raise Stale(CHANGED)
    if obstacles := rules.obstacles_to_submitting(memo):
        raise Refused(obstacles)
    memo.head = head_before(memo)
    first = MemoStep.HEAD if memo.head else MemoStep.OFFICE
    holder = with_leader(memo, first)
    submitted = _freeze(memo, actor)
    fact = MemoSubmitted if memo.head else MemoSubmittedToOffice
    to = holder.person.full_name if holder.person else ""
    advance(memo, fact(code=memo.code, round=memo.round, checksum=submitted.checksum, to=to), actor=actor)
    move(memo, memo.incoming, PaperSubmitted, holder, actor=actor)
    move(memo, memo.draft, DraftSubmitted, holder, actor=actor)
    _let_leaders_see(memo)
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


def _let_leaders_see(memo: Memo) -> None:
    leaders = [leader for step in MemoStep if (leader := memo.leader_of(step))]
    for document in (memo.incoming, memo.draft):
        if document is not None:
            let_see(document, AccessReason.OPINION, people=leaders)


@transaction.atomic
def recall(memo: Memo, *, actor: Person, seen: int | None = None) -> Memo:
    """Thu hồi: the author takes the memo back while nobody has given an opinion in this round."""
    memo = locked(memo, {"recall"}, actor=actor, seen=seen)
    if not rules.can_change(actor, memo):
        raise NotPermitted("Chỉ người lập phiếu được thu hồi.")
    if obstacles := rules.obstacles_to_recalling(memo):
        raise Refused(obstacles)
    advance(memo, MemoRecalled(round=memo.round), actor=actor)
    give_back(memo, actor=actor)
    return memo
