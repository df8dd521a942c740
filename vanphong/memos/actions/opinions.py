"""Giving an opinion on exactly what was read; the last one decides (NĐ 314/2025, art. 14, 15.2d)."""

from django.db import transaction

from vanphong.documents.actions import let_see, signing_holder
from vanphong.documents.enums import AccessReason
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.models import Person

from .. import rules
from ..enums import Choice, MemoStep
from ..events import (
    DraftApproved,
    DraftReturned,
    HeadOpined,
    MemoDecided,
    MemoReturned,
    OfficeOpined,
    PaperDecided,
    PaperReturned,
)
from ..models import Memo, Opinion
from ..queries import round_now
from .moving import advance, give_back, hand_papers, locked, move, with_author, with_leader

OPINED: dict[MemoStep, type[HeadOpined] | type[OfficeOpined] | type[MemoDecided]] = {
    MemoStep.HEAD: HeadOpined,
    MemoStep.OFFICE: OfficeOpined,
    MemoStep.COMMITTEE: MemoDecided,
}
NEXT = {MemoStep.HEAD: MemoStep.OFFICE, MemoStep.OFFICE: MemoStep.COMMITTEE}
VERBS = {fact.verb for fact in OPINED.values()}


@transaction.atomic
def opine(memo: Memo, choice: str, text: str, checksum: str, *, actor: Person, seen: int | None = None) -> Memo:
    """Cho ý kiến: the leader it waits for says what they think of the round with this checksum.

    Whatever the choice, the memo goes on with the opinion on it, as on paper; at the Committee it is decided.
    Raises Stale when another version was read than the one that stands.
    """
    if choice == Choice.RETURN:
        return return_for_changes(memo, text, checksum, actor=actor, seen=seen)
    memo = locked(memo, VERBS, actor=actor, seen=seen, said=_said(choice, text))
    opinion = _give(memo, choice, text, checksum, actor)
    step = MemoStep(opinion.step)
    advance(memo, OPINED[step](choice=opinion.get_choice_display(), text=opinion.text, checksum=checksum), actor=actor)
    if step in NEXT:
        hand_papers(memo, with_leader(memo, NEXT[step]))
    else:
        _settle(memo, Choice(choice), actor)
    return memo


@transaction.atomic
def return_for_changes(memo: Memo, reason: str, checksum: str, *, actor: Person, seen: int | None = None) -> Memo:
    """Trả lại: back to the author with what is to be changed; this round and its opinions stay readable."""
    memo = locked(memo, {"return"}, actor=actor, seen=seen, said=_said(Choice.RETURN, reason))
    opinion = _give(memo, Choice.RETURN, reason, checksum, actor)
    fact = MemoReturned(choice=opinion.get_choice_display(), text=opinion.text, checksum=checksum)
    advance(memo, fact, actor=actor)
    give_back(memo, actor=actor)
    return memo


def _said(choice: str, text: str) -> dict[str, str]:
    """An opinion in the words its fact has for it."""
    return {"choice": dict(Choice.choices).get(choice, ""), "text": rules.written(text)}


def _give(memo: Memo, choice: str, text: str, checksum: str, actor: Person) -> Opinion:
    """Write the opinion on the round that stands, under the actor's name and title of today."""
    step = memo.step
    if step is None or not rules.can_opine(actor, memo):
        raise NotPermitted("Phiếu trình này không chờ ý kiến của anh/chị.")
    submitted = round_now(memo)
    if submitted.checksum != checksum:
        raise Stale("Phiếu trình đã được trình lại với nội dung khác bản anh/chị đã đọc, mời tải lại.")
    text = rules.written(text)
    if obstacles := rules.obstacles_to_opining(choice, text):
        raise Refused(obstacles)
    return Opinion.objects.create(
        round=submitted,
        step=step,
        person=actor,
        full_name=actor.full_name,
        title=actor.title,
        choice=choice,
        text=text,
        given_at=clock.now(),
        checksum=checksum,
    )


def _settle(memo: Memo, choice: Choice, actor: Person) -> None:
    """What the decision does to the papers.

    Agreed: the paper is decided and the draft waits for this leader's signature. Agreed with changes: decided, the
    draft goes back to be changed. Otherwise both go back to be handled otherwise.
    """
    agreed = choice in {Choice.AGREE, Choice.AGREE_WITH_CHANGES}
    back = with_author(memo)
    move(memo, memo.incoming, PaperDecided if agreed else PaperReturned, back, actor=actor)
    if memo.draft is None or choice != Choice.AGREE:
        move(memo, memo.draft, DraftReturned, back, actor=actor)
        return
    move(memo, memo.draft, DraftApproved, signing_holder(actor), actor=actor)
    let_see(memo.draft, AccessReason.SIGNER, people=[actor])
