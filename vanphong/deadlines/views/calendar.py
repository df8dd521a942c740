"""Lịch làm việc: days off, working hours, and when the system was down."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.kernel import clock
from vanphong.org.views.gates import SignedInRequest, administrators_only, checked
from vanphong.ui.filters import Filter, chosen
from vanphong.ui.paging import page
from vanphong.worktime.models import Holiday, WorkingHours

from .. import actions, queries
from ..forms import ConfirmHolidayForm, HolidayForm, OutageForm, WorkingHoursForm

SESSIONS = ("morning_start", "morning_end", "afternoon_start", "afternoon_end")


@require_http_methods(["GET", "POST"])
@administrators_only
def holidays(request: SignedInRequest) -> HttpResponse:
    """Ngày nghỉ, ngày làm bù of a year; giờ làm việc."""
    if request.method == "POST":
        declared = actions.declare_day(**checked(HolidayForm(request.POST)), actor=request.user)
        messages.info(
            request, f"Đã khai báo {declared}. Hạn đang mở mà mất một ngày làm việc thì được dời ngay sau đây."
        )
        return _to_year(declared)
    years = Holiday.objects.dates("date", "year")
    year = Filter("nam", "Năm", [(day.year, str(day.year)) for day in years])
    shown = int(chosen(request, year) or clock.today().year)
    hours = WorkingHours.objects.order_by("-valid_from")
    context = {
        "year": shown,
        "years": [day.year for day in years],
        "holidays": Holiday.objects.filter(date__year=shown),
        "form": HolidayForm(initial={"confirmed": True}),
        "hours": hours,
        "hours_form": WorkingHoursForm(initial=hours.values(*SESSIONS).first()),
    }
    return render(request, "deadlines/holidays.html", context)


@require_POST
@administrators_only
def confirm_holiday(request: SignedInRequest, pk: int) -> HttpResponse:
    expected = get_object_or_404(Holiday, pk=pk)
    confirmed = actions.confirm_day(expected, **checked(ConfirmHolidayForm(request.POST)), actor=request.user)
    messages.info(request, f"Đã xác nhận {confirmed} theo {confirmed.source}.")
    return _to_year(confirmed)


@require_POST
@administrators_only
def withdraw_holiday(request: SignedInRequest, pk: int) -> HttpResponse:
    withdrawn = get_object_or_404(Holiday, pk=pk)
    actions.withdraw_day(withdrawn, actor=request.user)
    messages.info(request, f"Đã bỏ khai báo {withdrawn}. Hạn đã dời muộn hơn thì giữ nguyên.")
    return _to_year(withdrawn)


@require_POST
@administrators_only
def working_hours(request: SignedInRequest) -> HttpResponse:
    """Giờ làm việc from a date on."""
    hours = actions.set_hours(**checked(WorkingHoursForm(request.POST)), actor=request.user)
    messages.info(request, f"Đã đặt giờ làm việc {hours}.")
    return redirect("holidays")


@require_http_methods(["GET", "POST"])
@administrators_only
def outages(request: SignedInRequest) -> HttpResponse:
    """Thời gian hệ thống ngừng hoạt động, newest first, each with how many deadlines it moved."""
    if request.method == "POST":
        actions.record_outage(**checked(OutageForm(request.POST)), actor=request.user)
        messages.info(request, "Đã khai báo gián đoạn. Hạn đang mở được dời ngay sau đây; dời xong có thông báo.")
        return redirect("outages")
    shown = page(queries.outages(), request, order=("-began_at", "-id"), size=20)
    return render(request, "deadlines/outages.html", {"page": shown, "form": OutageForm()})


def _to_year(holiday: Holiday) -> HttpResponse:
    response = redirect("holidays")
    response["Location"] += f"?nam={holiday.date.year}"
    return response
