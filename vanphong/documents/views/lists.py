"""Lists of papers a person may see, narrowed by the address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vanphong.kernel.addresses import whole_number
from vanphong.org.models import Agency, Field, Unit
from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.filters import Filter, FilterBar, filter_bar
from vanphong.ui.formats import thousands
from vanphong.ui.paging import page
from vanphong.worktime.queries import due_filter

from ..enums import LIFECYCLES, Direction, Status, Step, Urgency
from ..models import Document, Documents, DocumentType
from ..queries import COUNTED_UP_TO, ListFilter, filtered, number_of, years_with_numbers
from ..rules import can_draft

#: Shown only when asked for by status: what is still on the registry's table, and what was thrown away.
PUT_ASIDE = [Status.RECEIVED, Status.DISCARDED, Status.CANCELLED]
YES = [("1", "có")]


@require_safe
def incoming(request: SignedInRequest) -> HttpResponse:
    """Văn bản đến."""
    return _listed(request, Document.objects.incoming(), "Văn bản đến", Direction.INCOMING)


@require_safe
def outgoing(request: SignedInRequest) -> HttpResponse:
    """Văn bản đi."""
    return _listed(request, Document.objects.outgoing(), "Văn bản đi", Direction.OUTGOING)


@require_safe
def documents(request: SignedInRequest) -> HttpResponse:
    """Tra cứu: incoming and outgoing alike."""
    return _listed(request, Document.objects.all(), "Tra cứu văn bản", None)


def _listed(request: SignedInRequest, papers: Documents, title: str, direction: Direction | None) -> HttpResponse:
    params = ListFilter.read(request.GET.dict())
    found = filtered(papers.visible_to(request.user), params)
    if not params.status:
        found = found.exclude(status__in=PUT_ASIDE)
    beside = [] if direction == Direction.INCOMING else ["recipients"]
    shown = page(found.for_row().prefetch_related(*beside), request)
    context = {
        "title": title,
        "direction": direction,
        "bar": _bar(request, direction),
        "params": params,
        "page": shown,
        "count": _count(found),
        "may_draft": direction == Direction.OUTGOING and can_draft(request.user, request.user.agency_id),
    }
    return render(request, "documents/list.html", context)


def _count(papers: Documents) -> str:
    number = number_of(papers)
    return f"trên {thousands(COUNTED_UP_TO)}" if number > COUNTED_UP_TO else thousands(number)


def _bar(request: SignedInRequest, direction: Direction | None) -> FilterBar:
    """The filters of a list; those that only a link of a report names appear once they are named."""
    agency = request.user.agency_id
    types = DocumentType.objects.values_list("pk", "name")
    fields = Field.objects.filter(agency=agency).values_list("pk", "name")
    units = Unit.objects.in_force().filter(agency=agency).values_list("pk", "name")
    years = [(year, str(year)) for year in years_with_numbers(agency)]
    filters = [
        Filter("year", "Năm", years),
        Filter("status", "Trạng thái", _statuses(direction)),
        Filter("type", "Tên loại", [*types, ("none", "Không ghi")]),
        Filter("field", "Lĩnh vực", [*fields, ("none", "Chưa phân")]),
        Filter("unit", "Đơn vị chủ trì", [*units, ("none", "Chưa giao")]),
        Filter("urgency", "Độ khẩn", Urgency.choices),
        due_filter(),
        *_named_only(request),
    ]
    return filter_bar(request, filters)


def _statuses(direction: Direction | None) -> list[tuple[object, str]]:
    tables = [LIFECYCLES[direction]] if direction else list(LIFECYCLES.values())
    found = {end for table in tables for _, end in table.moves.values()}
    return [(status.value, str(status.label)) for status in Status if status in found]


def _named_only(request: SignedInRequest) -> list[Filter]:
    asked = request.GET
    found = [
        Filter("month", "Tháng", [(month, f"tháng {month}") for month in range(1, 13)]),
        Filter("step", "Đã qua bước", Step.choices),
        Filter("at", "Đang ở bước", Step.choices),
        Filter("overdue", "Đang quá hạn", YES),
        Filter("late", "Giải quyết quá hạn", YES),
        Filter("on_time", "Giải quyết đúng hạn", YES),
        Filter("in_time", "Còn trong hạn", YES),
        Filter("no_due", "Không đặt hạn", YES),
        Filter("from", "Từ ngày", [(asked.get("from", ""), asked.get("from", ""))]),
        Filter("to", "Đến ngày", [(asked.get("to", ""), asked.get("to", ""))]),
    ]
    if issuer := asked.get("issuer"):
        found.append(Filter("issuer", "Tác giả", [(issuer, _issuer_word(issuer))]))
    return [one for one in found if asked.get(one.name)]


def _issuer_word(value: str) -> str:
    if value == "none":
        return "không ghi"
    number = whole_number(value)
    known = Agency.objects.filter(pk=number).first() if number else None
    return known.name if known else value
