"""The bell: what one was told, newest first; how one wants to be told; and the week's sheet of overdue work."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.mailing import mail_is_on
from vanphong.org.models import Person
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.paging import page

from . import actions, printing, queries, rules
from .enums import Channel
from .forms import WaysForm

EARLIEST, LATEST = 1900, 2200


@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    listed = page(queries.notices_of(request.user), request, order=("-created_at", "-id"))
    unread = queries.unread_count(request.user)
    context = {
        "page": listed,
        "unread": unread,
        "now": clock.now().isoformat(),
        "sheet": rules.can_read_overdue_week(request.user),
    }
    return render(request, "notifications/notices.html", context)


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    """What the page showed is read; what was told since stays unread."""
    actions.mark_read(request.user, until=_moment(request.POST.get("until", "")))
    return redirect("notices")


def _moment(text: str) -> datetime | None:
    """The moment a page was drawn; None when that is none a page could have said."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo and EARLIEST < moment.year < LATEST else None


@require_POST
def open_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """To the paper the notice is about; the notice counts as read."""
    notice = get_object_or_404(queries.notices_of(request.user), pk=pk)
    actions.mark_read(request.user, [notice.pk])
    return redirect(notice.url)


@require_safe
def notice_ways(request: SignedInRequest) -> HttpResponse:
    """Cách nhận thông báo."""
    quiet, person = queries.quiet_of(request.user), request.user
    hours = {"start": quiet.start, "end": quiet.end, "rest_days": quiet.rest_days}
    chosen = {kind.value: channel for kind, channel in queries.ways_by_kind(person).items()}
    context = {
        "form": WaysForm(initial={"email": person.email, **hours, **chosen}),
        "channels": Channel,
        "mail_is_on": mail_is_on(),
        "trouble": queries.last_trouble(person),
    }
    return render(request, "notifications/ways.html", context)


@require_POST
def choose_ways(request: SignedInRequest) -> HttpResponse:
    form = WaysForm(request.POST)
    email = checked(form)["email"]
    actions.choose_ways(request.user, form.ways(), form.quiet(), email)
    messages.success(request, "Đã ghi cách nhận thông báo; áp dụng từ thông báo tới.")
    return redirect("notice-ways")


@require_safe
def overdue_week(request: SignedInRequest) -> HttpResponse:
    """Việc quá hạn theo đơn vị: the oldest of each."""
    units = queries.overdue_by_unit(_reader(request), clock.today())
    context = {"units": units, "day": clock.today(), "total": sum(one.count for one in units)}
    return render(request, "notifications/overdue_week.html", context)


@require_safe
def overdue_week_pdf(request: SignedInRequest) -> HttpResponse:
    reader, today = _reader(request), clock.today()
    content = printing.overdue_week(queries.overdue_by_unit(reader, today, shown=None), reader.agency, today)
    headers = {"Content-Disposition": f'inline; filename="viec-qua-han-{today.isoformat()}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _reader(request: SignedInRequest) -> Person:
    if not rules.can_read_overdue_week(request.user):
        raise NotPermitted(
            "Bảng quá hạn dành cho lãnh đạo Văn phòng và Chủ tịch. Việc quá hạn của mình có ở Việc của tôi."
        )
    return request.user
