"""Soạn ngay trên trang: write, look at the pages and the findings while writing, keep it as a draft."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from vanphong.documents.enums import Status
from vanphong.documents.models import Document
from vanphong.documents.queries import drafts_open_to
from vanphong.documents.rules import can_change_draft
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.views.gates import SignedInRequest

from .. import actions, printing, queries
from ..forms import LetterForm, words_of
from ..rules import NOTATION
from .answered import answered_by


def letter_new(request: SignedInRequest) -> HttpResponse:
    """Soạn văn bản; ?reply names the incoming paper it answers."""
    person, answered = request.user, answered_by(request)
    begun = queries.first_words(person, answered) | {"key": uuid4()}
    form = LetterForm(person, _posted(request, answered), initial=begun)
    if request.POST.get("do") == "save" and form.is_valid():
        given = form.cleaned_data
        document = actions.write_letter(
            given["document_type"],
            form.typed(),
            actor=person,
            replies_to=answered,
            field=given["field"],
            key=given["key"],
        )
        messages.success(request, "Đã lập dự thảo. Việc tiếp theo: trình ký hoặc lập phiếu trình.")
        return redirect("paper", document.pk)
    return _page(request, form, answered, {"keep": f"soan-{answered.pk if answered else 'moi'}"})


def letter_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa trên trang a draft whose newest version was written here."""
    document = get_object_or_404(drafts_open_to(request.user).for_list(), pk=pk)
    if not can_change_draft(request.user, document):
        raise NotPermitted("Chỉ người soạn thảo được sửa bản dự thảo.")
    if document.status != Status.DRAFTED:
        raise Stale("Dự thảo đã được trình hoặc ban hành, không sửa trên trang được nữa.")
    letter = queries.letter_of(document)
    if letter is None:
        raise Refused([actions.IN_WORD])
    begun = words_of(letter) | {"seen": document.version}
    form = LetterForm(request.user, request.POST or None, initial=begun, written=document)
    if request.POST.get("do") == "save" and form.is_valid():
        seen = form.cleaned_data["seen"]
        actions.rewrite_letter(document, form.typed(), actor=request.user, note="Sửa trên trang", seen=seen)
        messages.success(request, "Đã lập bản mới; các bản trước vẫn xem được.")
        return redirect("paper", document.pk)
    return _page(
        request, form, document.replies_to, {"document": document, "keep": f"sua-{document.pk}-{document.version}"}
    )


def _page(
    request: SignedInRequest, form: LetterForm, answered: Document | None, context: dict[str, Any]
) -> HttpResponse:
    """The page with what is typed so far and how it will look; for HTMX the look alone."""
    context |= {"form": form, "answered": answered, "notation": NOTATION}
    if form.is_bound and request.POST.get("do") != "save" and form.may_be_seen():
        content = queries.content_typed(form.typed(), request.user, answered)
        context["preview"] = printing.preview_of(content)
    if request.headers.get("HX-Request"):
        return render(request, "drafting/_preview.html", context)
    return render(request, "drafting/letter.html", context, status=422 if form.errors else 200)


def _posted(request: SignedInRequest, answered: Document | None) -> QueryDict | None:
    """What was sent; where the words of the model are asked for, with those in the boxes that are still empty."""
    if request.POST.get("do") != "model":
        return request.POST or None
    number = whole_number(request.POST.get("document_type")) or 0
    kind = queries.types_written(request.user.agency_id).filter(pk=number).first()
    filled = request.POST.copy()
    if kind is not None:
        basis, body = queries.model_words(kind.name, filled.get("subject", ""), request.user, answered)
        for name, words in (("basis", basis), ("body", body)):
            if not filled.get(name, "").strip():
                filled[name] = words
    return filled
