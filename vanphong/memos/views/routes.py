"""Quy trình trình duyệt: kept by the administrator for the office, adjusted by the author for one memo."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, administrators_only

from .. import actions, queries, rules
from ..forms.planning import PlanForm
from ..forms.routes import RouteForm
from ..models import Memo, Route

PREVIEW = "xem-truoc"
AS_KEPT = "theo-co-quan"


@require_GET
@administrators_only
def routes(request: SignedInRequest) -> HttpResponse:
    """The routes of the office, those in use first, each drawn."""
    found = queries.routes_of(request.user.agency_id)
    drawn = [(route, rules.stages([rules.Ask.of(step) for step in route.steps.all()])) for route in found]
    return render(request, "memos/routes.html", {"drawn": drawn})


@require_http_methods(["GET", "POST"])
@administrators_only
def route_new(request: SignedInRequest) -> HttpResponse:
    return _keep(request, None)


@require_http_methods(["GET", "POST"])
@administrators_only
def route_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return _keep(request, get_object_or_404(queries.routes_of(request.user.agency_id), pk=pk))


@require_POST
@administrators_only
def end_route(request: SignedInRequest, pk: int) -> HttpResponse:
    route = get_object_or_404(queries.routes_of(request.user.agency_id), pk=pk)
    messages.info(request, f"Đã thôi dùng quy trình “{actions.end_route(route, actor=request.user)}”.")
    return redirect("routes")


@require_http_methods(["GET", "POST"])
def memo_plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Quy trình của phiếu: its author chooses people, adds opinions, leaves out what is not required."""
    memo = get_object_or_404(Memo.objects.visible_to(request.user).for_list(), pk=pk)
    if not rules.can_change(request.user, memo):
        raise NotPermitted("Chỉ người lập phiếu được điều chỉnh quy trình của phiếu.")
    form = PlanForm(memo, request.POST if request.method == "POST" else None)
    anew = AS_KEPT in request.POST
    if request.method == "GET" or PREVIEW in request.POST or not (form.is_valid() or anew):
        return _plan_page(request, memo, form)
    asks = queries.asks_of(memo) if anew else form.asks
    adjusted = actions.adjust(memo, asks, actor=request.user, seen=form.cleaned_data.get("seen"))
    messages.info(request, "Đã ghi quy trình của phiếu.")
    return redirect(adjusted)


def _plan_page(request: SignedInRequest, memo: Memo, form: PlanForm) -> HttpResponse:
    wrong = request.method == "POST" and not form.is_valid()
    context = {"memo": memo, "form": form, "stages": rules.stages(form.asks)}
    return render(request, "memos/plan.html", context, status=422 if wrong else 200)


def _keep(request: SignedInRequest, route: Route | None) -> HttpResponse:
    """The form, a preview of what was typed, or the route as it is kept now."""
    form = RouteForm(request.user.agency, route, request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid() or PREVIEW in request.POST:
        wrong = request.method == "POST" and not form.is_valid()
        context = {"form": form, "route": route, "stages": rules.stages(form.asks)}
        return render(request, "memos/route.html", context, status=422 if wrong else 200)
    kept = actions.keep_route(request.user.agency, **form.values(), actor=request.user, route=route)
    messages.info(request, f"Đã ghi quy trình “{kept}”. Phiếu trình lập từ nay đi theo quy trình này.")
    return redirect("routes")
