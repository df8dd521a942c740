"""Administration: the overview, the deputy on duty, the event log."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page

from .. import actions, queries, rules
from ..forms import DutyForm
from ..models import Duty
from .gates import SignedInRequest, administrators_only, checked

SHOWN_AHEAD = timedelta(weeks=8)


@require_GET
@administrators_only
def administration(request: SignedInRequest) -> HttpResponse:
    """Quản trị: what there is to look after."""
    return render(request, "org/administration.html", {"overview": queries.overview(request.user.agency_id)})


@require_http_methods(["GET", "POST"])
def duty(request: SignedInRequest) -> HttpResponse:
    """Trực lãnh đạo: for the Chief of Office and the administrator."""
    agency = request.user.agency_id
    if not rules.can_put_on_duty(request.user, agency):
        raise NotPermitted("Lịch trực lãnh đạo do Chánh Văn phòng và quản trị hệ thống lập.")
    if request.method == "POST":
        new = actions.put_on_duty(**checked(DutyForm(agency, request.POST)), actor=request.user)
        messages.info(request, f"{new.person} trực từ {new.valid_from:%d/%m/%Y} đến {new.valid_to:%d/%m/%Y}.")
        return redirect("duty")
    today = clock.today()
    duties = queries.duties_of(agency, today - timedelta(weeks=1), today + SHOWN_AHEAD)
    return render(request, "org/duty.html", {"duties": duties, "today": today, "form": DutyForm(agency)})


@require_POST
def take_off_duty(request: SignedInRequest, pk: int) -> HttpResponse:
    taken = get_object_or_404(Duty.objects.filter(person__agency=request.user.agency_id), pk=pk)
    actions.take_off_duty(taken, actor=request.user)
    messages.info(request, f"Đã bỏ lịch trực của {taken.person}.")
    return redirect("duty")


@require_GET
@administrators_only
def event_log(request: SignedInRequest) -> HttpResponse:
    """Nhật ký: what the people of the agency did, newest first, with the seals."""
    house = Filter("mang", "Mảng việc", queries.houses_of_facts())
    sealed = Filter("niem-phong", "Niêm phong", [("co", "Đã niêm phong"), ("chua", "Chưa niêm phong")])
    events = queries.events_of(
        request.user.agency_id,
        text=request.GET.get("q", ""),
        house=chosen(request, house),
        sealed={"co": True, "chua": False}.get(chosen(request, sealed)),
    )
    shown = page(events, request, order=("-id",), count=True)
    context = {
        "page": shown,
        "bar": filter_bar(request, [house, sealed]),
        "counted": "sự kiện",
        "last_seal": queries.last_seal(),
    }
    return render(request, "org/event_log.html", context)
