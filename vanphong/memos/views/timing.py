"""The time a step has: asked for, given or not by a leader."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.formats import vndatetime

from .. import actions
from ..forms.timing import DeclineTimeForm, MoreTimeForm, StepDueForm
from ..models import RoundStep
from .shown import memo_of


@require_POST
def memo_step_due(request: SignedInRequest, pk: int) -> HttpResponse:
    """Điều chỉnh hạn của một bước."""
    read = memo_of(request, pk)
    given = checked(StepDueForm(read, request.POST))
    moved = actions.set_step_due(**given, actor=request.user)
    messages.success(request, f"Đã đặt hạn bước “{moved.name}”: {vndatetime(moved.due_at)}.")
    return redirect(read)


@require_POST
def memo_more_time(request: SignedInRequest, pk: int, step: int) -> HttpResponse:
    """Xin thêm thời gian cho bước đang chờ mình."""
    read = memo_of(request, pk)
    asked = get_object_or_404(RoundStep, pk=step, memo=read)
    wish = actions.ask_more_time(asked, **checked(MoreTimeForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã xin thêm thời gian đến {vndatetime(wish.wanted_until)}; lãnh đạo được báo.")
    return redirect(read)


@require_POST
def memo_decline_time(request: SignedInRequest, pk: int, step: int) -> HttpResponse:
    """Không cho thêm thời gian."""
    read = memo_of(request, pk)
    asked = get_object_or_404(RoundStep, pk=step, memo=read)
    actions.decline_more_time(asked, **checked(DeclineTimeForm(request.POST)), actor=request.user)
    messages.success(request, "Đã trả lời: không cho thêm thời gian. Hạn của bước giữ nguyên.")
    return redirect(read)
