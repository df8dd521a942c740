"""Giving an opinion on exactly what was read; the decision step decides (NĐ 314/2025, art. 14, 15.2d)."""

import contextlib
from collections.abc import Sequence
from typing import Any

from django.core.files import File
from django.db import transaction

from vanphong.documents.actions import let_see, signing_holder
from vanphong.documents.enums import AccessReason
from vanphong.drafting.actions import record_sign_off
from vanphong.drafting.enums import SignOffKind
from vanphong.files.actions import store
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.enums import Basis
from vanphong.org.models import Person
from vanphong.org.rules import Standing, may_sign_for, stead_of

from .. import rules
from ..enums import Act, Choice, StepState
from ..events import (
    AnswerGiven,
    DraftApproved,
    DraftReturned,
    MemoBlocked,
    MemoDecided,
    MemoReturned,
    MemoSentBack,
    OpinionGiven,
    PaperDecided,
    PaperReturned,
)
from ..models import Memo, Opinion, OpinionPaper, RoundStep
from .moving import CHANGED, advance, give_back, hand_papers, let_asked_see, locked, move, said_at, with_author
from .running import ask_again, beside, close, drop, end_run, holder_now, open_next, settle_group, take_up

SIGN_OFFS = {Act.CONTENT: SignOffKind.CONTENT, Act.FORMAT: SignOffKind.FORM}
VERBS = {"opine", "decide", "block", "answer"}


@transaction.atomic
def opine(
    memo: Memo,
    choice: str,
    text: str,
    checksum: str,
    *,
    actor: Person,
    at: int | None = None,
    papers: Sequence[File] = (),
    seen: int | None = None,
) -> Memo:
    """Cho ý kiến: say what one thinks of the round with this checksum, at the open step `at` or at one's own.

    The memo goes on with the opinion on it, as on paper, unless the step blocks and the opinion is a disagreement; the
    step that decides, decides. `papers` are a marked-up draft, or what was asked for. Raises Stale when another
    version was read than the one that stands.
    """
    if choice == Choice.RETURN:
        return return_for_changes(memo, text, checksum, actor=actor, at=at, papers=papers, seen=seen)
    memo = locked(memo, VERBS, actor=actor, seen=seen, said=_said(choice, text, at))
    given = _give(memo, choice, text, checksum, actor, at, papers)
    step, chosen = given.step, Choice(choice)
    if step.parent:
        _answer(memo, given, step.parent)
    elif step.act == Act.DECIDE:
        _decide(memo, given, actor)
    elif chosen == Choice.DISAGREE and step.blocks:
        end_run(given.round)
        advance(memo, MemoBlocked(**_told(given)), actor=actor)
        give_back(memo, actor=actor)
    else:
        opened = open_next(memo, given.round) if settle_group(step) else []
        advance(memo, OpinionGiven(**_told(given, opened)), actor=actor)
        hand_papers(memo)
    return memo


@transaction.atomic
def return_for_changes(
    memo: Memo,
    reason: str,
    checksum: str,
    *,
    actor: Person,
    at: int | None = None,
    papers: Sequence[File] = (),
    seen: int | None = None,
) -> Memo:
    """Trả lại: back to the author with what is to be changed; this round and its opinions stay readable. `papers` are
    a marked-up draft."""
    memo = locked(memo, {"return"}, actor=actor, seen=seen, said=_said(Choice.RETURN, reason, at))
    given = _give(memo, Choice.RETURN, reason, checksum, actor, at, papers)
    end_run(given.round)
    advance(memo, MemoReturned(**_told(given)), actor=actor)
    give_back(memo, actor=actor)
    return memo


@transaction.atomic
def send_back(
    memo: Memo,
    target: RoundStep,
    reason: str,
    checksum: str,
    *,
    actor: Person,
    at: int | None = None,
    seen: int | None = None,
) -> Memo:
    """Trả lại bước trước: the earlier step is asked again, then all between; nothing that was said is lost."""
    memo = locked(memo, {"send_back"}, actor=actor, seen=seen, said=_said(Choice.RETURN, reason, at))
    given = _give(memo, Choice.RETURN, reason, checksum, actor, at)
    step = given.step
    earlier = step.round.steps.filter(pk=target.pk, parent=None, state=StepState.DONE, stage__lt=step.stage).first()
    if earlier is None or step.parent:
        raise Refused(["Chỉ trả lại một bước đã cho ý kiến trước bước này. Mời chọn lại bước."])
    drop(beside(step))
    ask_again(earlier, step)
    fact = MemoSentBack(**_told(given, open_next(memo, given.round)), to=earlier.asked)
    advance(memo, fact, actor=actor)
    hand_papers(memo)
    return memo


def _said(choice: str, text: str, at: int | None) -> dict[str, object]:
    """An opinion in the words its fact has for it, at the step that was read."""
    return {"choice": dict(Choice.choices).get(choice, ""), "text": rules.written(text)} | said_at(at)


def _told(given: Opinion, opened: Sequence[int] = ()) -> dict[str, Any]:
    """What the facts of an opinion have in common."""
    return {
        "step": given.step_id,
        "asked": given.step.asked,
        "choice": given.get_choice_display(),
        "text": given.text,
        "checksum": given.checksum,
        "in_place": f" ({given.in_place})" if given.in_place else "",
        "opened": list(opened),
    }


def standing_now(memo: Memo, actor: Person, at: int | None) -> tuple[RoundStep, Standing]:
    """The step at which the actor may act, locked with its memo. Raises Stale or NotPermitted."""
    found = rules.step_of(actor, memo, at)
    if found is None:
        if at and not any(step.pk == at for step in memo.waiting):
            raise Stale(CHANGED)
        why = rules.obstacles_to_speaking(actor, memo, memo.steps.filter(round__number=memo.round))
        raise NotPermitted(" ".join(why) or "Phiếu trình này không chờ ý kiến của anh/chị.")
    return found


def _give(
    memo: Memo, choice: str, text: str, checksum: str, actor: Person, at: int | None, papers: Sequence[File] = ()
) -> Opinion:
    """Write the opinion at the step, under the actor's name and title of today, and close the step."""
    step, standing = standing_now(memo, actor, at)
    submitted = step.round
    if submitted.checksum != checksum:
        raise Stale("Phiếu trình đã được trình lại với nội dung khác bản anh/chị đã đọc, mời tải lại.")
    text = rules.written(text)
    if obstacles := rules.obstacles_to_opining(choice, text) or rules.obstacles_to_choosing(step, choice):
        raise Refused(obstacles)
    own = standing.basis == Basis.OWN
    given = Opinion.objects.create(
        round=submitted,
        step=step,
        person=actor,
        full_name=actor.full_name,
        title=actor.title,
        for_person=None if own else step.person,
        in_place="" if own or step.person is None else stead_of(actor, step.person, standing.basis, standing.since),
        choice=choice,
        text=text,
        given_at=clock.now(),
        checksum=checksum,
    )
    OpinionPaper.objects.bulk_create(
        OpinionPaper(opinion=given, blob=store(file, name=file.name or ""), name=(file.name or "")[-200:])
        for file in papers
    )
    close(step)
    let_asked_see(memo, [actor])
    _sign_off(memo, given, actor)
    return given


def _sign_off(memo: Memo, given: Opinion, actor: Person) -> None:
    """Ký nháy: who agrees at a step that asks for it signs off the draft as it was submitted (NĐ 30/2020, art. 12).

    The route names the person given the task, so nobody is asked twice.
    """
    kind, submitted = SIGN_OFFS.get(Act(given.step.act)), given.round
    if kind is None or given.choice != Choice.AGREE or memo.draft is None or not submitted.draft_checksum:
        return
    with contextlib.suppress(AlreadyDone):
        record_sign_off(memo.draft, kind, submitted.draft_checksum, actor=actor, in_place=given.in_place)


def _answer(memo: Memo, given: Opinion, parent: RoundStep) -> None:
    """Back to whoever asked, at the same place."""
    take_up(memo, parent, given.step)
    advance(memo, AnswerGiven(**_told(given, [parent.pk])), actor=given.person)
    hand_papers(memo)


def _decide(memo: Memo, given: Opinion, actor: Person) -> None:
    """Quyết định: the run ends, and the papers go where the decision sends them.

    Agreed: the paper is decided and the draft waits for the signature of the step that signs, else of whoever decided.
    Agreed with changes: decided, the draft goes back to be changed. Otherwise both go back to be handled otherwise.
    """
    submitted = given.round
    signing = submitted.steps.filter(act=Act.SIGN, state=StepState.WAITING).select_related("person__agency").first()
    drop(beside(given.step))
    end_run(submitted)
    advance(memo, MemoDecided(**_told(given)), actor=actor)
    agreed = given.choice in {Choice.AGREE, Choice.AGREE_WITH_CHANGES}
    back = with_author(memo)
    move(memo, memo.incoming, PaperDecided if agreed else PaperReturned, back, actor=actor)
    if memo.draft is None or given.choice != Choice.AGREE:
        move(memo, memo.draft, DraftReturned, back, actor=actor)
        return
    signer = (signing and holder_now(memo, signing)) or _signs(given)
    move(memo, memo.draft, DraftApproved, signing_holder(signer), actor=actor)
    let_see(memo.draft, AccessReason.SIGNER, people=[signer])


def _signs(given: Opinion) -> Person:
    """Who signs what was decided: whoever decided, unless in the place of somebody who may not give a signature on;
    then the one whose decision it was (NĐ 30/2020, art. 13)."""
    holder = given.for_person
    return given.person if holder is None or may_sign_for(holder.roles, given.person.roles) else holder
