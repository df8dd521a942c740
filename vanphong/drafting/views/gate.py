"""What is said of a draft on its way to be issued: findings explained, sign-offs, leave to issue."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vanphong.documents.models import Document
from vanphong.documents.queries import drafts_open_to
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions, queries
from ..forms import ExplainForm, PermitForm, ReadForm
from ..models import Explanation
from ..rules import key_of
from .gone import found_or_gone


@require_POST
def explain(request: SignedInRequest, pk: int) -> HttpResponse:
    """Giải trình một lỗi để nguyên."""
    document, given = _paper(request, pk), checked(ExplainForm(request.POST))
    actions.explain(document, key_of(given), given["reason"], actor=request.user)
    messages.success(request, f"Đã ghi giải trình lỗi {given['rule']}; người ký và người kiểm tra thể thức sẽ đọc.")
    return redirect("paper", pk)


@require_POST
def withdraw_explanation(request: SignedInRequest, pk: int, explanation: int) -> HttpResponse:
    """Rút giải trình."""
    document = _paper(request, pk)
    said = found_or_gone(
        Explanation.objects.filter(document=document),
        explanation,
        queries.withdrawals_of(explanation, document).filter(actor=request.user),
        actions.WITHDRAWN,
    )
    actions.withdraw_explanation(said, actor=request.user)
    messages.success(request, f"Đã rút giải trình lỗi {said.rule}.")
    return redirect("paper", pk)


@require_POST
def sign_off_content(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ký nháy nội dung."""
    document, given = _paper(request, pk), checked(ReadForm(request.POST))
    done = actions.sign_off_content(document, given["checksum"], actor=request.user)
    messages.success(request, f"Đã ký nháy nội dung bản {done.number}.")
    return redirect("paper", pk)


@require_POST
def sign_off_form(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ký nháy thể thức."""
    document, given = _paper(request, pk), checked(ReadForm(request.POST))
    done = actions.sign_off_form(document, given["checksum"], actor=request.user)
    messages.success(request, f"Đã ký nháy thể thức bản {done.number}.")
    return redirect("paper", pk)


@require_POST
def permit_issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cho phép ban hành dù còn lỗi."""
    document, given = _paper(request, pk), checked(PermitForm(request.POST))
    actions.permit_issue(document, given["reason"], given["checksum"], actor=request.user)
    messages.success(request, "Đã cho phép ban hành. Văn thư sẽ cấp số và ban hành.")
    return redirect("paper", pk)


def _paper(request: SignedInRequest, pk: int) -> Document:
    return get_object_or_404(drafts_open_to(request.user).for_list(), pk=pk)
