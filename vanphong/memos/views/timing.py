"""The time a step has, changed by a leader."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.formats import vndatetime

from .. import actions
from ..forms.timing import StepDueForm
from .shown import memo_of


@require_POST
def memo_step_due(request: SignedInRequest, pk: int) -> HttpResponse:
    """Điều chỉnh hạn của một bước."""
    read = memo_of(request, pk)
    given = checked(StepDueForm(read, request.POST))
    moved = actions.set_step_due(**given, actor=request.user)
    messages.success(request, f"Đã đặt hạn bước “{moved.name}”: {vndatetime(moved.due_at)}.")
    return redirect(read)
