"""What is done at a step of a memo: opinions, ways back, questions in between. After each, what waits next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions, queries
from ..forms import AnswerForm, AskForm, ForwardForm, MarkedForm, ReturnForm, SendBackForm, TakeOverForm
from ..models import Memo, RoundStep
from .shown import memo_of, memo_page


@require_POST
def memo_opine(request: SignedInRequest, pk: int) -> HttpResponse:
    """Đồng ý, đồng ý có sửa, không đồng ý, ý kiến khác."""
    read, form = memo_of(request, pk), MarkedForm(request.POST, request.FILES)
    if not form.is_valid():
        return memo_page(request, read, form, status=422)
    return _next_memo(request, actions.opine(read, **form.cleaned_data, actor=request.user), "Đã cho ý kiến")


@require_POST
def memo_return(request: SignedInRequest, pk: int) -> HttpResponse:
    """Trả lại người trình."""
    read, form = memo_of(request, pk), ReturnForm(request.POST, request.FILES)
    if not form.is_valid():
        return memo_page(request, read, form, status=422)
    return _next_memo(request, actions.opine(read, **form.cleaned_data, actor=request.user), "Đã trả lại")


@require_POST
def memo_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bổ sung hồ sơ đã được yêu cầu."""
    read, form = memo_of(request, pk), AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return memo_page(request, read, form, status=422)
    done = actions.opine(read, **form.cleaned_data, actor=request.user)
    messages.success(request, f"Đã bổ sung hồ sơ phiếu {done.code}; {queries.what_follows(done)}.")
    return redirect(done)


@require_POST
def memo_send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Trả lại bước trước."""
    read = memo_of(request, pk)
    given = checked(SendBackForm(read, request.POST))
    words = {name: given[name] for name in ("checksum", "at", "seen")}
    done = actions.send_back(read, given["target"], given["text"], **words, actor=request.user)
    return _next_memo(request, done, "Đã trả lại bước trước")


@require_POST
def memo_forward(request: SignedInRequest, pk: int) -> HttpResponse:
    """Chuyển xin ý kiến người thứ ba."""
    read = memo_of(request, pk)
    given = checked(ForwardForm(read, request.user, request.POST))
    return _next_memo(request, actions.forward(read, **given, actor=request.user), "Đã xin ý kiến về")


@require_POST
def memo_ask_papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Yêu cầu bổ sung hồ sơ."""
    given = checked(AskForm(request.POST))
    done = actions.ask_papers(memo_of(request, pk), **given, actor=request.user)
    return _next_memo(request, done, "Đã yêu cầu bổ sung hồ sơ")


@require_POST
def memo_take_over(request: SignedInRequest, pk: int, step_pk: int) -> HttpResponse:
    """Nhận xử lý thay."""
    read = memo_of(request, pk)
    step = get_object_or_404(RoundStep, pk=step_pk, memo=read)
    taken = actions.take_over(read, step, **checked(TakeOverForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã nhận xử lý thay phiếu {taken.code}; mời cho ý kiến.")
    return redirect(taken)


def _next_memo(request: SignedInRequest, done: Memo, what: str) -> HttpResponse:
    """The next memo that waits for this leader, with one line saying what became of the last."""
    messages.success(request, f"{what} phiếu {done.code}; {queries.what_follows(done)}.")
    following = queries.awaiting_opinion_of(request.user).first()
    return redirect(following) if following else redirect("memos")
