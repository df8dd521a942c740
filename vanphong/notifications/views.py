"""The bell: what one was told, newest first."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.paging import page

from . import actions, queries


@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    listed = page(queries.notices_of(request.user), request)
    context = {"page": listed, "unread": queries.unread_count(request.user)}
    return render(request, "notifications/notices.html", context)


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    actions.mark_read(request.user)
    return redirect("notices")


@require_POST
def open_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """To the paper the notice is about; the notice counts as read."""
    notice = get_object_or_404(queries.notices_of(request.user), pk=pk)
    actions.mark_read(request.user, [notice.pk])
    return redirect(notice.url)
