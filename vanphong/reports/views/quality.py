"""Chất lượng văn bản: errors of form over a year, each number opening its papers."""

from collections.abc import Callable, Collection
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.charts import Chart, Kind, Series
from vanphong.ui.formats import vndate
from vanphong.ui.paging import page

from .. import queries, rules
from ..queries import Figures, Quality, RuleCount, Share

DRAWN = 12
NONE = 0
"""In an address: the papers without a type, or without a unit."""
FIRST, ISSUED = "dau", "ban-hanh"
"""The point of its way at which a paper is looked at."""
CORRECTED, RECALLED = "dinh-chinh", "thu-hoi"
BEFALLEN = {CORRECTED: "Đính chính, thay thế", RECALLED: "Thu hồi"}
"""What befell it after it was issued."""
CLEAN = "Văn bản không có lỗi phải sửa (%)"
NOT_YOURS = "Số liệu này dành cho lãnh đạo UBND, lãnh đạo Văn phòng, văn thư; lãnh đạo đơn vị xem đơn vị mình."


@require_safe
def quality_now(request: SignedInRequest) -> HttpResponse:
    """The way to the latest year with drafts."""
    _units_of(request)
    years = queries.years_with_checks(request.user.agency)
    return redirect("report-quality", years[0] if years else clock.today().year)


@require_safe
def quality(request: SignedInRequest, year: int) -> HttpResponse:
    """Chất lượng văn bản."""
    units, agency = _units_of(request), request.user.agency
    figures = queries.quality(agency, year, units)
    context = {
        "figures": figures,
        "years": queries.years_with_checks(agency),
        "first_url": _address(year, FIRST),
        "issued_url": _address(year, ISSUED),
        "returned": sum(figures.returned.values()),
        "returned_url": _returned(year),
        "befallen": [
            (label, figures.befallen(recalled=at == RECALLED), _address(year, at)) for at, label in BEFALLEN.items()
        ],
        "whole": units is None,
        "charts": _charts(figures),
    }
    return render(request, "reports/quality.html", context)


@require_safe
def quality_papers(request: SignedInRequest, year: int) -> HttpResponse:
    """Những văn bản behind one number, of what this person may see."""
    numbers = _numbers(request, year)
    papers = Document.objects.visible_to(request.user).for_list().filter(pk__in=numbers)
    listed = page(papers, request, order=("-id",), count=True)
    heading = _heading(request.GET.get("luc", ""), request.GET.get("quy-tac", ""))
    context = {"page": listed, "year": year, "heading": heading, "counted": len(numbers)}
    return render(request, "reports/quality_papers.html", context)


def _heading(at: str, rule: str) -> str:
    """What the papers listed have in common."""
    if at in BEFALLEN:
        return f"Văn bản {BEFALLEN[at].lower()}"
    what = f"{queries.TITLES.get(rule, 'Lỗi')} ({rule})" if rule else "Văn bản đã kiểm tra thể thức"
    return f"{what}, {'khi ban hành' if at == ISSUED else 'ở bản đầu'}"


def _numbers(request: SignedInRequest, year: int) -> list[int]:
    """The papers behind the number that was opened."""
    units, agency, at = _units_of(request), request.user.agency, request.GET.get("luc")
    if at in BEFALLEN:
        month, found = whole_number(request.GET.get("thang")), queries.corrections(agency, year, units)
        return [one.document for one in found if one.recalled == (at == RECALLED) and month in (None, one.month)]
    wanted = _wanted(request)
    return [one.document for one in queries.judged(agency, year, units) if wanted(one)]


def _units_of(request: SignedInRequest) -> Collection[int] | None:
    """Whose papers this person reads figures of: None for all of the agency. Raises NotPermitted."""
    person, agency = request.user, request.user.agency_id
    if rules.can_read_quality(person, agency):
        return None
    if units := rules.units_led_by(person, agency):
        return units
    raise NotPermitted(NOT_YOURS)


def _wanted(request: SignedInRequest) -> Callable[[Quality], bool]:
    """What the address asks for: at which point, with an error or with a rule broken, of which side."""
    asked, rule = request.GET, request.GET.get("quy-tac", "")
    month, kind, unit = (whole_number(asked.get(name)) for name in ("thang", "loai", "don-vi"))

    def wanted(one: Quality) -> bool:
        codes = one.issued if asked.get("luc") == ISSUED else one.first
        sides = (month, one.month), (kind, one.type[0]), (unit, one.unit[0])
        if codes is None or any(named not in (None, side or NONE) for named, side in sides):
            return False
        return rule in codes if rule else "loi" not in asked or queries.wrong(codes)

    return wanted


def _address(year: int, at: str, **asked: object) -> str:
    named = {name.replace("_", "-"): value for name, value in asked.items()}
    return f"{reverse('report-quality-papers', args=[year])}?{urlencode({'luc': at} | named)}"


def _returned(year: int, month: int | None = None) -> str:
    """The returns of a month, or of the year, in the report of where papers wait."""
    period = queries.year_of(year)
    first = date(year, month, 1) if month else period.first
    last = _last_of(year, month) if month else period.last
    asked = {"buoc": Step.SIGN.value, "tu": vndate(first), "den": vndate(last)}
    return f"{reverse('report-returned')}?{urlencode(asked)}"


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _charts(figures: Figures) -> list[tuple[str, Chart]]:
    year, months = figures.year, figures.months
    return [
        ("theo-thang", _shares(f"{CLEAN}, theo tháng", "Tháng", months, year, "thang", kind="line")),
        ("tra-lai", _returns(figures)),
        ("theo-loi", _rules(figures.rules, year)),
        ("theo-ban", _rounds(figures)),
        ("theo-loai", _shares(f"{CLEAN}, theo tên loại", "Tên loại", figures.types, year, "loai")),
        ("theo-don-vi", _shares(f"{CLEAN}, theo đơn vị", "Đơn vị", figures.units, year, "don_vi")),
    ]


def _returns(figures: Figures) -> Chart:
    months = [one.key for one in figures.months]
    series = [
        Series(
            "Trả lại khi trình ký",
            [figures.returned.get(month, 0) for month in months],
            [_returned(figures.year, month) for month in months],
        ),
        *(
            Series(
                label,
                [figures.befallen(month, recalled=at == RECALLED) for month in months],
                [_address(figures.year, at, thang=month) for month in months],
            )
            for at, label in BEFALLEN.items()
        ),
    ]
    labels = [one.label for one in figures.months]
    return Chart("Trả lại, đính chính, thu hồi theo tháng", labels, series, "bar", "lần", "Tháng")


def _shares(title: str, heading: str, shares: list[Share], year: int, side: str, *, kind: Kind = "hbar") -> Chart:
    """Percent without an error at both points, and in the table how many papers that is of."""

    def urls(at: str, **asked: object) -> list[str]:
        return [_address(year, at, **{side: one.key or NONE}, **asked) for one in shares]

    return Chart(
        title,
        [one.label for one in shares],
        [
            Series("Bản đầu, %", [one.first_clean for one in shares]),
            Series("Ban hành, %", [one.issued_clean for one in shares]),
            Series("Dự thảo", [one.first for one in shares], urls(FIRST), drawn=False),
            Series("Có lỗi", [one.first_wrong for one in shares], urls(FIRST, loi=1), drawn=False),
            Series("Đã ban hành", [one.issued for one in shares], urls(ISSUED), drawn=False),
            Series("Còn lỗi", [one.issued_wrong for one in shares], urls(ISSUED, loi=1), drawn=False),
        ],
        kind,
        "%",
        heading,
        first=DRAWN,
    )


def _rules(counts: list[RuleCount], year: int) -> Chart:
    def urls(at: str) -> list[str]:
        return [_address(year, at, quy_tac=one.code) for one in counts]

    return Chart(
        "Lỗi hay gặp nhất",
        [f"{one.title} ({one.code})" for one in counts],
        [
            Series("Ở bản đầu", [one.first for one in counts], urls(FIRST)),
            Series("Khi ban hành", [one.issued for one in counts], urls(ISSUED)),
        ],
        "hbar",
        "văn bản",
        "Lỗi",
        first=DRAWN,
    )


def _rounds(figures: Figures) -> Chart:
    rounds = [one for one in figures.rounds if one.papers]
    return Chart(
        "Lỗi qua từng bản dự thảo",
        [one.label for one in rounds],
        [
            Series("Lỗi trên một văn bản", [one.each for one in rounds]),
            Series("Văn bản", [one.papers for one in rounds], drawn=False),
            Series("Lỗi", [one.findings for one in rounds], drawn=False),
            Series("Không có lỗi phải sửa", [one.clean for one in rounds], drawn=False),
        ],
        "bar",
        "lỗi",
        "Bản",
    )
