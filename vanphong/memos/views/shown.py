"""The page of one memo: what it asks, what was said, and what this person may do with it now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.drafting.queries import gate_of
from vanphong.drafting.queries import shown_of as checked_of
from vanphong.org.enums import Basis
from vanphong.org.models import Person
from vanphong.org.queries import warnings_about
from vanphong.org.rules import Standing, stead_of
from vanphong.org.views.gates import SignedInRequest

from .. import queries, rules
from ..enums import Act, MemoStatus
from ..forms import AnswerForm, AskForm, ForwardForm, MarkedForm, SendBackForm, TakeOverForm, WithdrawForm, WordsForm
from ..forms.timing import DeclineTimeForm, MoreTimeForm, StepDueForm
from ..models import Memo, MemoRound, RoundStep
from .files import draft_viewer
from .viewer import viewer

WITH_PAPERS = ("incoming__custody__unit", "incoming__entry", "incoming__document_type")
NOBODY_BEFORE = "Chưa có bước nào cho ý kiến trước bước này; mời trả lại người trình."
ASKED_BETWEEN = "Anh/chị được hỏi ý kiến giữa chừng: chỉ cho ý kiến, phiếu trở lại chỗ người hỏi."


def memo_of(request: SignedInRequest, pk: int) -> Memo:
    """The memo, where this person may see it."""
    found = Memo.objects.visible_to(request.user).for_list().select_related(*WITH_PAPERS)
    return get_object_or_404(found, pk=pk)


def memo_page(request: SignedInRequest, memo: Memo, form: WordsForm | None = None, status: int = 200) -> HttpResponse:
    """Một phiếu trình; `form` is what was typed and is not right yet."""
    person, rounds = request.user, queries.rounds_of(memo)
    working = not rounds or (memo.with_author and rules.can_change(person, memo))
    context: dict[str, Any] = {
        "memo": memo,
        "content": memo if working else rounds[0],
        "rounds": [(one, queries.stages_of(queries.chain_of(one))) for one in rounds],
        "changes": rules.changes(rounds[1], rounds[0]) if len(rounds) > 1 else [],
        **_papers(person, memo),
    }
    if memo.draft and memo.draft.pk in context["seen_papers"]:
        context |= {
            "document": memo.draft,
            "checked": checked_of(memo.draft, person),
            "gate": gate_of(memo.draft, person),
        }
    if working and memo.draft and memo.draft.pk in context["seen_papers"]:
        context |= viewer(current_draft(memo.draft))
    elif not working:
        context |= draft_viewer(rounds[0])
    context |= _marked(context)
    context |= _at_a_step(person, memo, rounds, form) if memo.status == MemoStatus.SUBMITTED else {}
    return render(request, "memos/memo.html", context | _of_the_author(person, memo), status=status)


def _marked(context: dict[str, Any]) -> dict[str, Any]:
    """The findings on the pages, where these are of the version that was checked."""
    checked, pages, checksum = context.get("checked"), context.get("pages"), context.get("checksum", "")
    if checked is None or not pages:
        return {}
    return {"pages": checked.beside(pages, checksum), "marked": checked.is_of(checksum)}


def _papers(person: Person, memo: Memo) -> dict[str, Any]:
    """The papers with the memo: which have a page this person may open, and the files of the one it answers."""
    papers = [paper.pk for paper in (memo.incoming, memo.draft) if paper]
    seen = set(Document.objects.visible_to(person).filter(pk__in=papers).values_list("pk", flat=True))
    originals = memo.incoming.files.readable().filter(role=FileRole.ORIGINAL) if memo.incoming else None
    files = originals.order_by("position") if originals is not None else ()
    return {"seen_papers": seen, "incoming_files": files}


def _at_a_step(person: Person, memo: Memo, rounds: list[MemoRound], form: WordsForm | None) -> dict[str, Any]:
    """What this person may do where the memo waits now, and why not."""
    others = [step for step in memo.waiting if rules.can_take_over(person, step, memo)]
    acts: dict[str, Any] = {"to_take_over": others, "take_over_form": TakeOverForm(auto_id=False)}
    if timed := [step for step in memo.waiting if rules.can_move_due(person, step, memo)]:
        acts |= {"due_form": StepDueForm(memo, steps=timed, auto_id="han-%s")}
        wishes = [step for step in timed if step.wanted_until]
        acts |= {"wishes": [(one, DeclineTimeForm(auto_id=f"khong-them-{one.pk}-%s")) for one in wishes]}
    found = rules.step_of(person, memo)
    if found is None:
        return acts | {"no_voice": rules.obstacles_to_speaking(person, memo, rounds[0].steps.all())}
    step, standing = found
    read = {"checksum": rounds[0].checksum, "seen": memo.version, "at": step.pk}
    acts |= {"step": step, "in_place": _in_place(person, step, standing), "read": read}
    if step.due_at:
        acts |= {"more_time_form": MoreTimeForm(auto_id="xin-gio-%s")}
    if step.act == Act.ADD:
        return acts | {"answer_form": form or AnswerForm(initial=read)}
    return acts | {
        "opinion_form": form or MarkedForm(initial=read),
        "phrases": queries.phrases_of(person),
        "forward_form": ForwardForm(memo, person, initial=read, auto_id="xin-y-kien-%s"),
        "ask_form": AskForm(initial=read, auto_id="bo-sung-%s"),
        **_ways_back(memo, step, read),
    }


def _ways_back(memo: Memo, step: RoundStep, read: dict[str, Any]) -> dict[str, Any]:
    """The earlier steps it can be sent back to, and why it cannot."""
    before = [] if step.parent_id else queries.steps_before(step)
    reason = ASKED_BETWEEN if step.parent_id else NOBODY_BEFORE
    form = SendBackForm(memo, before=before, initial=read, auto_id="tra-lai-%s")
    return {"send_back_form": form, "send_back_obstacles": [] if before else [reason]}


def _in_place(person: Person, step: RoundStep, standing: Standing) -> str:
    """In whose stead, where it is not their own step: "thay Phó Chánh Văn phòng …", "thay, KT. Chánh Văn phòng …"."""
    if standing.basis == Basis.OWN or step.person is None:
        return ""
    stead = stead_of(person, step.person, standing.basis, standing.since)
    return stead if stead.startswith("thay ") else f"thay, {stead}"


def _of_the_author(person: Person, memo: Memo) -> dict[str, Any]:
    """What the author may do, and whoever may put the memo aside."""
    acts: dict[str, Any] = {}
    if memo.with_author and rules.can_change(person, memo):
        plan = queries.plan_of(memo)
        absent = warnings_about(ask.person for ask in plan if ask.person)
        acts |= {"may_submit": True, "first_stop": queries.first_stop(memo)}
        acts |= {"plan": [(ask, absent.get(ask.person.pk, "") if ask.person else "") for ask in plan]}
        acts |= {"obstacles": rules.obstacles_to_submitting(memo, plan, queries.asks_of(memo))}
    if not memo.finished and rules.can_withdraw(person, memo):
        acts |= {"withdraw_form": WithdrawForm(auto_id="bo-%s")}
    if memo.status == MemoStatus.SUBMITTED and rules.can_change(person, memo):
        acts |= {"may_recall": True, "recall_obstacles": rules.obstacles_to_recalling(memo)}
    return acts
