"""The pages of the figures."""

from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.documents.enums import Direction
from vanphong.kernel import clock
from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.charts import Chart, Series

from .. import queries, rules
from ..queries import Breakdown, Figure, Params, StepTime, Year
from .gates import agency_of

SHOWN = 15
LISTS: dict[str | int, str] = {Direction.INCOMING: "incoming", Direction.OUTGOING: "outgoing", "": "documents"}


@require_safe
def reports(request: SignedInRequest) -> HttpResponse:
    """The way to the year: the latest one with papers."""
    years = queries.years_with_papers(agency_of(request))
    return redirect("report-year", years[0] if years else clock.today().year)


@require_safe
def year(request: SignedInRequest, year: int) -> HttpResponse:
    """Tổng kết năm."""
    agency = agency_of(request)
    figures = queries.year(agency, year)
    context = {
        "figures": figures,
        "years": queries.years_with_papers(agency),
        "received_url": address_of(figures.received.total.params),
        "issued_url": address_of(figures.issued.total.params),
        "handling": [(figure, address_of(figure.params)) for figure in figures.handling],
        "charts": charts(figures),
        "may_read_quality": rules.can_read_quality(request.user, agency.pk)
        or rules.units_led_by(request.user, agency.pk),
    }
    return render(request, "reports/year.html", context)


@require_safe
def year_json(request: SignedInRequest, year: int) -> HttpResponse:
    return JsonResponse(queries.year(agency_of(request), year).as_dict(), json_dumps_params={"ensure_ascii": False})


def address_of(params: Params) -> str:
    """The list of exactly the papers a figure counts."""
    rest = {name: value for name, value in params.items() if name != "direction"}
    name = LISTS[params.get("direction", "")]
    return f"{reverse(name)}?{urlencode(rest)}"


def charts(figures: Year) -> list[tuple[str, Chart]]:
    """The drawings of the year, each with its name on the page."""
    months = [figure.label.removeprefix("Tháng ") for figure in figures.received.by_month]
    flow = Chart(
        "Văn bản đến và văn bản đi theo tháng",
        months,
        [_series("Đến", figures.received.by_month), _series("Đi", figures.issued.by_month)],
        unit="văn bản",
        first_heading="Tháng",
    )
    return [
        ("theo-thang", flow),
        *_sides("den", "Văn bản đến", figures.received),
        *_sides("di", "Văn bản đi", figures.issued),
        ("thoi-gian", _times(figures.steps)),
    ]


def _sides(name: str, what: str, part: Breakdown) -> list[tuple[str, Chart]]:
    sides = [
        ("loai", "tên loại", part.by_type),
        ("linh-vuc", "lĩnh vực", part.by_field),
        ("don-vi", "đơn vị chủ trì" if name == "den" else "đơn vị soạn thảo", part.by_unit),
    ]
    if name == "den":
        sides.insert(2, ("tac-gia", "tác giả", part.by_issuer))
    return [
        (f"{name}-{side}", _bars(f"{what} theo {words}", words.capitalize(), figures)) for side, words, figures in sides
    ]


def _bars(title: str, heading: str, figures: list[Figure]) -> Chart:
    shown = figures[:SHOWN]
    left = sum(figure.count for figure in figures[SHOWN:])
    summary = f"{len(figures) - SHOWN} mục khác: {left} văn bản." if left else ""
    labels = [figure.label for figure in shown]
    return Chart(title, labels, [_series("Văn bản", shown)], "hbar", "văn bản", heading, summary=summary)


def _series(name: str, figures: list[Figure]) -> Series:
    return Series(name, [figure.count for figure in figures], [address_of(figure.params) for figure in figures])


def _times(steps: list[StepTime]) -> Chart:
    urls = [address_of(step.params) for step in steps]
    return Chart(
        "Thời gian ở mỗi bước, theo giờ làm việc",
        [step.label for step in steps],
        [
            Series("Trung vị", [step.median_hours for step in steps], urls),
            Series("Phân vị 90", [step.p90_hours for step in steps], urls),
        ],
        "hbar",
        "giờ",
        "Bước",
    )
