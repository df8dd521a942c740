"""Việc của phòng: what came to the unit, who has it, where it helps, what it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.org.enums import Role
from vanphong.org.models import Person
from vanphong.org.queries import Standing, stands_for
from vanphong.org.views.gates import SignedInRequest
from vanphong.ui.filters import chosen as chosen_filter
from vanphong.ui.filters import filter_bar
from vanphong.ui.paging import page
from vanphong.worktime.queries import due_by_day, due_filter
from vanphong.worktime.rules import Due

from .. import actions, queries
from ..forms import AssignForm
from .many import chosen, results

QUESTIONS = "cau-hoi"
SECTIONS = {
    "cho-phan-cong": ("Chờ phân công", queries.unit_tray),
    "dang-xu-ly": ("Đang xử lý", queries.handled_in_units_of),
    "phoi-hop": ("Phối hợp", queries.supporting),
    "de-biet": ("Để biết", queries.for_information),
    QUESTIONS: ("Đơn vị khác hỏi", queries.questions_to),
}


@dataclass(frozen=True)
class Section:
    """One part of the tray, with how much is in it."""

    name: str
    title: str
    url: str
    count: int
    active: bool


@dataclass(frozen=True)
class Row:
    """One paper of the tray: how its due date stands, and whom the head can give it to."""

    document: Document
    due: Due
    people: list[Person]
    may_claim: bool


@require_safe
def unit_tray(request: SignedInRequest) -> HttpResponse:
    """One section at a time, the first that has something unless one is asked for."""
    standings = stands_for(request.user)
    lists: dict[str, QuerySet[Any]] = {name: listed(standings) for name, (_, listed) in SECTIONS.items()}
    counts = {name: listed.count() for name, listed in lists.items()}
    wanted = request.GET.get("muc", "")
    shown = wanted if wanted in SECTIONS else next((name for name in SECTIONS if counts[name]), "cho-phan-cong")
    rows = page(lists[shown] if shown == QUESTIONS else _narrowed(request, lists[shown]), request, order=("id",))
    context: dict[str, Any] = {
        "bar": None if shown == QUESTIONS else filter_bar(request, [due_filter()]),
        "sections": [_section(name, counts[name], name == shown) for name in SECTIONS],
        "shown": shown,
        "page": rows,
        "units": {post.unit.name: None for post in request.user.posts},
        "instead_of": {one.holder_name: None for one in standings[1:] if _heads(one)},
        "today": clock.today(),
    }
    if shown == QUESTIONS:
        return render(request, "routing/unit_tray.html", context)
    return render(request, "routing/unit_tray.html", context | _with_people(standings, rows.items))


def _heads(standing: Standing) -> bool:
    """Is there a unit whose head this is, or acts for?"""
    return any(post.role == Role.UNIT_HEAD for post in standing.posts)


def _narrowed(request: SignedInRequest, papers: QuerySet[Any]) -> QuerySet[Any]:
    side = chosen_filter(request, due_filter())
    return papers.filter(pk__in=Document.objects.search(request.GET.get("q", "")).filter(due_by_day(side)).values("pk"))


def _section(name: str, count: int, active: bool) -> Section:
    return Section(name, SECTIONS[name][0], f"{reverse('unit-tray')}?muc={name}", count, active)


def _with_people(standings: Sequence[Standing], documents: list[Document]) -> dict[str, Any]:
    led = {post.unit_id for one in standings for post in one.posts if post.role == Role.UNIT_HEAD}
    worked_in = {post.unit_id for post in standings[0].posts if post.role == Role.SPECIALIST}
    colleagues = queries.colleagues_in(led)
    rows = [
        Row(
            document,
            document.due,
            colleagues.get(document.lead_unit_id or 0, []),
            document.lead_unit_id in worked_in,
        )
        for document in documents
    ]
    everybody = [one for people in colleagues.values() for one in people]
    return {"rows": rows, "leads": bool(led), "everybody": everybody, "away": queries.away(everybody)}


@require_POST
def assign_many(request: SignedInRequest) -> HttpResponse:
    """Phân công nhiều văn bản: a result for each."""
    if not any(map(_heads, stands_for(request.user))):
        raise NotPermitted("Chỉ lãnh đạo đơn vị chủ trì được phân công người xử lý.")
    marked = chosen(request)
    colleagues = queries.colleagues_in({document.lead_unit_id for document, _ in marked if document.lead_unit_id})
    forms = [
        AssignForm(document, data, people=colleagues.get(document.lead_unit_id or 0, [])) for document, data in marked
    ]
    items = [actions.Assigning(form.document, **form.cleaned_data) for form in forms if form.is_valid()]
    return results(request, "Phân công", forms, actions.assign_many(items, actor=request.user), {})
