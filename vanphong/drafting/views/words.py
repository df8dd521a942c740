"""Từ riêng của cơ quan: kept on a page of settings, and added from a finding."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.documents.queries import drafts_open_to
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.paging import page

from .. import actions, queries, rules
from ..forms import OwnWordForm
from .gone import found_or_gone


@require_http_methods(["GET", "POST"])
def own_words(request: SignedInRequest) -> HttpResponse:
    """The words, and one more."""
    if request.method == "POST":
        _add(request)
        return redirect("own-words")
    if not rules.can_keep_words(request.user):
        raise NotPermitted(actions.NOT_YOURS)
    words = page(queries.own_words(request.user.agency_id), request, order=("word", "id"))
    return render(request, "drafting/own_words.html", {"page": words, "form": OwnWordForm()})


@require_POST
def drop_own_word(request: SignedInRequest, pk: int) -> HttpResponse:
    if not rules.can_keep_words(request.user):
        raise NotPermitted(actions.NOT_YOURS)
    agency = request.user.agency_id
    own = found_or_gone(queries.own_words(agency), pk, queries.drops_of(pk, agency), actions.DROPPED)
    actions.drop_own_word(own, actor=request.user)
    messages.info(request, f"Đã bỏ từ “{own}”: dự thảo có từ này lại được nhắc.")
    return redirect("own-words")


@require_POST
def add_own_word(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thêm vào từ của cơ quan, from what was found in this draft."""
    document = get_object_or_404(drafts_open_to(request.user).for_list(), pk=pk)
    _add(request)
    return redirect("paper", document.pk)


def _add(request: SignedInRequest) -> None:
    own = actions.add_own_word(**checked(OwnWordForm(request.POST)), actor=request.user)
    messages.info(request, f"Đã thêm từ “{own}” vào từ riêng của cơ quan: không dự thảo nào còn bị nhắc vì từ này.")
