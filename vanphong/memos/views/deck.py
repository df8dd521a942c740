"""The deck of a leader: card after card, one opinion for many, and the phrases at hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.documents.rules import can_see
from vanphong.drafting.queries import gate_of
from vanphong.drafting.queries import shown_of as checked_of
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import Invalid, Refused
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.paging import page

from .. import actions, queries, rules
from ..enums import Act, Choice, StepState
from ..forms import MOST, ManyForm, OpinionForm, PhraseForm, WordsForm
from ..models import Phrase, RoundStep
from .files import draft_viewer

SIZE = 20
ABOUT = ("memo__author", "memo__unit", "memo__agency", "memo__document_type", "memo__incoming", "memo__draft", "round")


@require_GET
def deck(request: SignedInRequest) -> HttpResponse:
    """Chờ tôi cho ý kiến: one card for each step."""
    shown = page(queries.deck_of(request.user), request, order=("since", "id"), size=SIZE)
    context = {"page": shown, "form": ManyForm(), "phrases": queries.phrases_of(request.user)}
    return render(request, "memos/deck.html", context)


@require_GET
def card(request: SignedInRequest, pk: int) -> HttpResponse:
    """One card of the deck, opened."""
    step = _step(request, pk)
    if step.act == Act.ADD:
        return redirect(step.memo)
    if step.state != StepState.OPEN or not queries.steps_awaiting(request.user).filter(pk=pk).exists():
        messages.info(request, f"Phiếu {step.memo.code} không còn chờ ý kiến của anh/chị.")
        return redirect("deck")
    return _card_page(request, step)


@require_POST
def opine(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say it, and go on to the next card with one line on what became of this one."""
    step, form = _step(request, pk), OpinionForm(request.POST)
    if not form.is_valid():
        return _card_page(request, step, form, status=422)
    said = {name: form.cleaned_data[name] for name in ("choice", "text", "checksum", "seen")}
    done = actions.opine(step.memo, **said, at=pk, actor=request.user)
    what = "Đã trả lại" if said["choice"] == Choice.RETURN else "Đã cho ý kiến"
    messages.success(request, f"{what} phiếu {done.code}; {queries.what_follows(done)}.")
    following = queries.next_card(request.user, step)
    return redirect("deck-card", following.pk) if following else redirect("deck")


@require_POST
def opine_many(request: SignedInRequest) -> HttpResponse:
    """One result for each marked memo: 200 when all went through, 409 when some did not. To the page's own script,
    which sends them in pieces, only the results."""
    (steps, gone), given = _marked(request), ManyForm(request.POST)
    said = checked(given)
    if obstacles := rules.obstacles_to_opining(said["choice"], said["text"]):
        raise Refused(obstacles)
    results = actions.opine_many(given.entries(steps, request.POST), actor=request.user)
    failed = [*gone, *(one for one in results if one.error)]
    shown = [(one, queries.what_follows(one.memo) if one.memo else "") for one in results]
    context = {"results": shown, "gone": gone, "failed": failed, "count": len(results) + len(gone)}
    context["returned"] = said["choice"] == Choice.RETURN
    if request.headers.get("HX-Request"):
        return render(request, "memos/_deck_results.html", context)
    return render(request, "memos/deck_results.html", context, status=409 if failed else 200)


@require_http_methods(["GET", "POST"])
def phrases(request: SignedInRequest) -> HttpResponse:
    """Câu mẫu của tôi; `next` is the card one came from."""
    if request.method == "POST":
        kept = actions.keep_phrase(**checked(PhraseForm(request.POST)), actor=request.user)
        messages.success(request, f"Đã giữ câu mẫu “{kept}”.")
        return _phrases_again(request)
    mine = Phrase.objects.filter(person=request.user)
    context = {"kept": mine, "form": PhraseForm(), "back": _came_from(request)}
    return render(request, "memos/phrases.html", context)


@require_POST
def drop_phrase(request: SignedInRequest, pk: int) -> HttpResponse:
    phrase = get_object_or_404(Phrase, pk=pk, person=request.user)
    actions.drop_phrase(phrase, actor=request.user)
    messages.success(request, f"Đã bỏ câu mẫu “{phrase}”.")
    return _phrases_again(request)


def _came_from(request: SignedInRequest) -> str:
    """The page of the deck one came from, else the deck itself."""
    named, deck_url = request.POST.get("next") or request.GET.get("next", ""), reverse("deck")
    return named if named.startswith(deck_url) else deck_url


def _phrases_again(request: SignedInRequest) -> HttpResponse:
    return redirect(f"{reverse('phrases')}?{urlencode({'next': _came_from(request)})}")


def _step(request: SignedInRequest, pk: int) -> RoundStep:
    return get_object_or_404(queries.steps_known_to(request.user, [pk]).select_related("person", "unit", *ABOUT))


def _marked(request: SignedInRequest) -> tuple[list[RoundStep], list[str]]:
    """The steps of the marked cards, in their order, and the marks of those this person knows no longer."""
    marked = list(dict.fromkeys(request.POST.getlist("chon")))
    if not marked:
        raise Invalid("Chưa chọn phiếu nào. Mời đánh dấu các phiếu rồi bấm lại.")
    if len(marked) > MOST:
        raise Invalid(f"Mỗi lần cho ý kiến nhiều nhất {MOST} phiếu; mời chọn bớt.")
    numbers = {text: whole_number(text) or 0 for text in marked}
    steps = queries.steps_known_to(request.user, numbers.values()).select_related("person", "unit", *ABOUT)
    known = {step.pk: step for step in steps}
    still = [known[number] for number in numbers.values() if number in known]
    return still, [text for text, number in numbers.items() if number not in known]


def _card_page(
    request: SignedInRequest, step: RoundStep, form: WordsForm | None = None, status: int = 200
) -> HttpResponse:
    person, memo = request.user, step.memo
    rounds = queries.rounds_of(memo)
    read = {"checksum": rounds[0].checksum, "seen": memo.version, "at": step.pk}
    following = queries.next_card(person, step)
    context = {
        "step": step,
        "memo": memo,
        "content": rounds[0],
        "stages": queries.stages_of(queries.chain_of(rounds[0])),
        "changes": rules.changes(rounds[1], rounds[0]) if len(rounds) > 1 else [],
        "may": rules.step_of(person, memo, step.pk),
        "no_voice": rules.obstacles_to_speaking(person, memo, rounds[0].steps.all()),
        "form": form or OpinionForm(initial=read),
        "phrases": queries.phrases_of(person),
        "following": following,
    }
    context |= draft_viewer(rounds[0])
    if memo.draft and can_see(person, memo.draft):
        context |= {"checked": checked_of(memo.draft), "gate": gate_of(memo.draft)}
    return render(request, "memos/deck_card.html", context, status=status)
