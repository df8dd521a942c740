"""Asking in the middle of a run: a third person's opinion, or more papers; then back to the same place."""

from typing import Any

from django.db import transaction

from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.enums import Basis
from vanphong.org.models import Person
from vanphong.org.rules import Standing, stead_of

from .. import rules
from ..enums import Act, Who
from ..events import OpinionSought, PapersAsked, StepTakenOver
from ..models import Memo, RoundStep
from .moving import CHANGED, advance, hand_papers, let_asked_see, locked, said_at
from .opinions import standing_now
from .running import put_aside


@transaction.atomic
def forward(
    memo: Memo, person: Person, question: str, *, actor: Person, at: int | None = None, seen: int | None = None
) -> Memo:
    """Chuyển xin ý kiến: a third person gives an opinion, and the memo comes back to this very step.

    Meanwhile the step's time stands still. Raises Refused when the person is already waiting for this answer.
    """
    said = {"to": person.full_name, "text": rules.written(question)} | said_at(at)
    memo = locked(memo, {"forward"}, actor=actor, seen=seen, said=said)
    step, standing = standing_now(memo, actor, at)
    if obstacles := rules.obstacles_to_asking(step, person, memo, question, actor):
        raise Refused(obstacles)
    child = put_aside(step, person, rules.written(question), Act.OPINE)
    advance(memo, OpinionSought(**_asked(step, child, actor, standing)), actor=actor)
    hand_papers(memo)
    return memo


@transaction.atomic
def ask_papers(memo: Memo, question: str, *, actor: Person, at: int | None = None, seen: int | None = None) -> Memo:
    """Yêu cầu bổ sung hồ sơ: the author adds what is missing; the memo stays where it is, and its time stands still."""
    said = {"to": memo.author.full_name, "text": rules.written(question)} | said_at(at)
    memo = locked(memo, {"ask_papers"}, actor=actor, seen=seen, said=said)
    step, standing = standing_now(memo, actor, at)
    if obstacles := rules.obstacles_to_asking(step, memo.author, memo, question, actor):
        raise Refused(obstacles)
    child = put_aside(step, memo.author, rules.written(question), Act.ADD)
    advance(memo, PapersAsked(**_asked(step, child, actor, standing)), actor=actor)
    hand_papers(memo)
    return memo


def _asked(step: RoundStep, child: RoundStep, actor: Person, standing: Standing) -> dict[str, Any]:
    place = standing.basis != Basis.OWN and step.person
    return {
        "step": step.pk,
        "child": child.pk,
        "to": child.person.full_name if child.person else "",
        "text": child.question,
        "in_place": f" ({stead_of(actor, place, standing.basis, standing.since)})" if place else "",
    }


@transaction.atomic
def take_over(memo: Memo, step: RoundStep, reason: str, *, actor: Person, seen: int | None = None) -> Memo:
    """Nhận xử lý thay: the Chief of Office takes the step of a deputy, or of a unit, upon themself.

    Raises NotPermitted, and Stale when the step is no longer open.
    """
    said = {"step": step.pk, "text": rules.written(reason)}
    memo = locked(memo, {"take_over"}, actor=actor, seen=seen, said=said)
    open_step = next((one for one in memo.waiting if one.pk == step.pk), None)
    if open_step is None:
        raise Stale(CHANGED)
    if not rules.can_take_over(actor, open_step, memo):
        raise NotPermitted("Chỉ Chánh Văn phòng được nhận xử lý thay bước của Phó Chánh Văn phòng hoặc của đơn vị.")
    before = open_step.person.full_name if open_step.person else open_step.asked
    open_step.taken_from = open_step.person
    open_step.who, open_step.role, open_step.unit, open_step.person = Who.PERSON, "", None, actor
    open_step.save()
    let_asked_see(memo, [actor])
    advance(memo, StepTakenOver(step=step.pk, before=before, text=rules.written(reason)), actor=actor)
    hand_papers(memo)
    return memo
