"""Bàn giao công việc: choose from whom to whom, see everything that is open, carry it out with a result for each."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from vanphong.kernel.errors import NotPermitted
from vanphong.org import actions as org
from vanphong.org.rules import can_reorganise
from vanphong.org.views.gates import SignedInRequest, checked

from . import actions, queries
from .forms import BetweenForm, HandOverForm, MergeForm
from .rules import Holder

View = Callable[..., HttpResponse]


def who_reorganise_only(view: View) -> View:
    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_reorganise(request.user, request.user.agency_id):
            raise NotPermitted("Chỉ Chánh Văn phòng hoặc người quản trị được bàn giao việc đang mở.")
        return view(request, *args, **kwargs)

    return asked


@require_GET
@who_reorganise_only
def handover(request: SignedInRequest) -> HttpResponse:
    """What is open before a person or a unit (?tu=), and to whom it is to go (?den=)."""
    agency = request.user.agency
    between = BetweenForm(agency, data=request.GET if "tu" in request.GET else None)
    context: dict[str, Any] = {"between": between, "merge_form": MergeForm(agency)}
    if between.is_bound and between.is_valid():
        source, target = between.cleaned_data["tu"], between.cleaned_data["den"]
        context |= {"source": source, "target": target, "notes": queries.notes_about(source)}
        context["items"] = queries.open_items(source, request.user)
        context["form"] = HandOverForm(agency, initial={"tu": source.key, "den": target.key if target else ""})
    return render(request, "handover/handover.html", context)


@require_POST
@who_reorganise_only
def hand_over(request: SignedInRequest) -> HttpResponse:
    """The next fifty items, one result each; the page goes on to the rest."""
    given = checked(HandOverForm(request.user.agency, data=request.POST))
    source, target, reason, after = (given[name] for name in ("tu", "den", "reason", "sau"))
    stay = request.POST.getlist("giu")
    done = actions.hand_over(source, target, reason, actor=request.user, without=stay, after=after)
    refused = [result for result in done.results if result.error]
    context = {"source": source, "target": target, "reason": reason, "stay": stay, "done": done, "refused": refused}
    context["preview_url"] = _address(source, target)
    return render(request, "handover/results.html", context)


@require_POST
@who_reorganise_only
def merge_units(request: SignedInRequest) -> HttpResponse:
    """Ghi nhận sáp nhập, then at once the page that hands over what is open."""
    given = checked(MergeForm(request.user.agency, data=request.POST))
    merged = org.merge_unit(given["unit"], given["into"], given["on"], actor=request.user)
    messages.info(request, f"Đã ghi {merged} sáp nhập vào {given['into']}. Mời bàn giao việc đang mở.")
    return redirect(_address(Holder(unit=merged), Holder(unit=given["into"])))


def _address(source: Holder, target: Holder) -> str:
    return f"{reverse('handover')}?{urlencode({'tu': source.key, 'den': target.key})}"
