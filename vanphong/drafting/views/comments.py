"""Ý kiến vào đoạn của dự thảo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.documents.queries import drafts_open_to
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions
from ..forms import AnswerForm, CommentForm
from ..models import PassageComment
from .versions import draft_of


@require_POST
def comment_passage(request: SignedInRequest, pk: int) -> HttpResponse:
    """Góp ý vào một đoạn."""
    document, given = draft_of(request, pk), checked(CommentForm(request.POST))
    number, passage = given["ban"], given["doan"]
    actions.comment_on(document, number, passage, given["words"], actor=request.user)
    messages.success(request, f"Đã ghi ý kiến vào đoạn {passage}; người soạn thảo sẽ ghi tiếp thu, giải trình.")
    return redirect(f"{reverse('draft-version', args=[pk, number])}#doan-{passage}")


@require_POST
def answer_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ghi tiếp thu, giải trình một ý kiến."""
    comment = get_object_or_404(PassageComment, pk=pk, document__in=drafts_open_to(request.user))
    given = checked(AnswerForm(request.POST))
    actions.answer_comment(comment, given["outcome"], given["words"], actor=request.user)
    messages.success(request, "Đã ghi tiếp thu, giải trình.")
    return redirect(f"{reverse('paper', args=[comment.document_id])}#y-kien-{pk}")
