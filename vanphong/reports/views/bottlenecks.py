"""Where papers wait: charts and tables of a period, each number opening its papers."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.documents.enums import Step
from vanphong.kernel import clock
from vanphong.kernel.addresses import whole_number
from vanphong.memos.enums import LEVELS, Act, Who
from vanphong.org.enums import Role
from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.charts import Chart, Series
from vanphong.ui.formats import thousands, vndate
from vanphong.ui.forms import read_date
from vanphong.ui.paging import page

from .. import queries
from ..queries import Period, Place, Wait
from .gates import agency_of

USUAL = timedelta(days=90)
DRAWN = 12
ROLES = {Who.FIELD_LEADER: list(LEVELS), Who.POSITION: list(Role)}
"""The posts a step can name, by whom it asks; a step that asks otherwise may name none."""


@require_safe
def bottlenecks(request: SignedInRequest) -> HttpResponse:
    """Điểm nghẽn."""
    agency, period = agency_of(request), _period(request)
    by_step, by_unit, by_person = (queries.waits(agency, period, side) for side in ("", "unit", "person"))
    context = {
        "period": period,
        "charts": [
            ("theo-buoc", _chart("Thời gian ở mỗi bước", "Bước", by_step, period, "")),
            ("theo-don-vi", _chart("Đơn vị chờ lâu so với mức chung", "Đơn vị, bước", by_unit, period, "don-vi")),
            ("theo-nguoi", _chart("Người chờ lâu so với mức chung", "Người, bước", by_person, period, "nguoi")),
        ],
        "returned": [
            (one, _address("report-returned", one.place, period), _address("report-stays", one.place, period))
            for one in queries.returns(agency, period)
        ],
        "longest": queries.longest_open(request.user),
        "any": bool(by_step),
    }
    return render(request, "reports/bottlenecks.html", context)


@require_safe
def stays(request: SignedInRequest) -> HttpResponse:
    """Những lượt chờ behind one number."""
    agency_of(request)
    period, place = _period(request), _place(request.GET.get("buoc", ""))
    unit, holder = whole_number(request.GET.get("don-vi")), whole_number(request.GET.get("nguoi"))
    rows = queries.stays(request.user, period, place, unit=unit, holder=holder)
    listed = page(rows, request, order=("-length", "-id"), count=True)
    shown = [queries.as_stay(row) for row in listed]
    return render(request, "reports/stays.html", {"page": listed, "stays": shown, "place": place, "period": period})


@require_safe
def returned(request: SignedInRequest) -> HttpResponse:
    """Những lần trả lại behind one number."""
    agency_of(request)
    period, place = _period(request), _place(request.GET.get("buoc", ""))
    listed = page(queries.returned(request.user, period, place), request, order=("-went_at", "-id"), count=True)
    context = {"page": listed, "returns": [queries.as_return(row) for row in listed], "place": place, "period": period}
    return render(request, "reports/returned.html", context)


def _period(request: SignedInRequest) -> Period:
    """The days asked for; the last three months where nothing, or nothing sensible, is."""
    today = clock.today()
    last = read_date(request.GET.get("den", ""), today=today) or today
    first = read_date(request.GET.get("tu", ""), today=today)
    return Period(first if first and date(1945, 9, 2) <= first <= last else last - USUAL, last)


def _place(key: str) -> Place:
    """The step named in the address; the first one where it names none there is."""
    who, _, rest = key.partition(":")
    role, _, act = rest.partition(":")
    known = who in Who.values and role in ROLES.get(Who(who), ["", *Role.values]) and act in Act.values
    return Place(key if known or key in Step.values else Step.REGISTER)


def _chart(title: str, heading: str, waits: list[Wait], period: Period, side: str) -> Chart:
    """All that waited in the table, the first of them drawn."""
    urls = [_address("report-stays", one.place, period, **({side: one.ident} if side else {})) for one in waits]
    beside = [Series("So mức chung (lần)", [round(one.times, 1) for one in waits], urls, drawn=False)] if side else []
    drawn = DRAWN if side else len(waits)
    return Chart(
        title,
        [f"{one.name}: {one.place.label}" if one.name else one.place.label for one in waits],
        [
            Series("Trung vị (giờ)", [_hours(one.median) for one in waits], urls),
            Series("Phân vị 90 (giờ)", [_hours(one.p90) for one in waits], urls),
            *beside,
            Series("Lượt", [one.count for one in waits], urls, drawn=False),
        ],
        "hbar",
        "giờ làm việc",
        heading,
        summary=f"Vẽ {drawn} dòng đầu, bảng có đủ {thousands(len(waits))} dòng." if len(waits) > drawn else "",
        first=drawn,
    )


def _hours(minutes: float) -> float:
    return round(minutes / 60, 1)


def _address(name: str, place: Place, period: Period, **side: int | None) -> str:
    asked = {"buoc": place.key, "tu": vndate(period.first), "den": vndate(period.last)}
    return f"{reverse(name)}?{urlencode(asked | side)}"
