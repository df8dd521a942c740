"""Trình Chánh Văn phòng: the day's sheet on screen and on paper, and instructions for many papers at once."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from vanphong.documents.queries import deadline_rules
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.org.models import Unit
from vanphong.org.queries import stands_for
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions, printing, queries, rules
from ..forms import DayForm, InstructForm
from .many import chosen, results
from .printed import pdf

ONE_DAY = timedelta(days=1)


@require_safe
def day_sheet(request: SignedInRequest) -> HttpResponse:
    """The day's papers by field and urgency; each with its quick form for who may write the instruction."""
    _check(request)
    form = DayForm(request.GET)
    checked(form)
    sheet = queries.day_sheet(request.user, form.day)
    context = {
        "sheet": sheet,
        "today": clock.today(),
        "before": sheet.day - ONE_DAY,
        "after": sheet.day + ONE_DAY if sheet.day < clock.today() else None,
        "may_instruct": rules.instructs_something(stands_for(request.user), request.user.agency_id),
    }
    return render(request, "routing/day_sheet.html", context | _choices(request, sheet))


def _choices(request: SignedInRequest, sheet: queries.DaySheet) -> dict[str, Any]:
    """What the quick forms choose among: each list of units is drawn once, not once for each paper."""
    units = queries.units_to_choose(request.user.agency_id)
    working = queries.that_work(units)
    parts = [
        (title, [(group, _options(working, group.suggested)) for group in groups]) for title, groups in sheet.parts
    ]
    return {
        "parts": parts,
        "any_lead": _options(working),
        "any_supporting": _options(working),
        "any_informed": _options(units),
        "phrases": queries.phrases_of(request.user),
        "away": queries.heads_away(request.user.agency_id),
    }


def _options(units: Iterable[Unit], chosen: Unit | None = None) -> SafeString:
    rows = ((unit.pk, " selected" if unit == chosen else "", unit.name) for unit in units)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@require_safe
def day_sheet_pdf(request: SignedInRequest, day: date) -> HttpResponse:
    """The sheet on paper."""
    _check(request)
    sheet = queries.day_sheet(request.user, day)
    return pdf(printing.day_sheet(sheet, request.user.agency), f"trinh-chanh-van-phong-{day}.pdf")


@require_POST
def instruct_many(request: SignedInRequest) -> HttpResponse:
    """Ghi bút phê cho nhiều văn bản: a result for each, and the form again where it did not go through."""
    if not rules.instructs_something(stands_for(request.user), request.user.agency_id):
        raise NotPermitted("Chỉ Chánh Văn phòng hoặc Phó Chánh Văn phòng trực được ghi bút phê.")
    units = queries.units_to_choose(request.user.agency_id)
    limits = list(deadline_rules(request.user.agency_id))
    forms = [InstructForm(document, data, units=units, limits=limits) for document, data in chosen(request)]
    items = [
        actions.Instructing(form.document, form.order, form.cleaned_data["seen"]) for form in forms if form.is_valid()
    ]
    done = actions.instruct_many(items, actor=request.user)
    return results(request, "Ghi bút phê", forms, done, {"phrases": queries.phrases_of(request.user)})


def _check(request: SignedInRequest) -> None:
    if not rules.can_view_day_sheet(request.user, request.user.agency_id):
        raise NotPermitted("Tờ trình văn bản đến chỉ dành cho văn thư và lãnh đạo Văn phòng.")
