"""Absences and delegations: one's own, one's leaders', and for an administrator the whole agency's."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from vanphong.kernel import clock
from vanphong.ui.paging import page

from .. import actions, queries, rules
from ..forms import AbsenceForm, GrantForm
from ..models import Absence, Grant, Person
from .gates import SignedInRequest, checked


@require_GET
def standing_in(request: SignedInRequest) -> HttpResponse:
    """Ủy quyền, vắng mặt: what stands, what is planned, what has ended."""
    actor = request.user
    grants, kept = queries.grants_of(actor), set(queries.people_kept_by(actor).values_list("pk", flat=True))
    context = {
        "today": clock.today(),
        "kept": kept,
        "uncovered": _uncovered(request),
        "running": queries.running(grants),
        "ended": page(queries.ended(grants), request, order=("-id",), size=20),
        "absences": queries.absences_of(actor),
        "grant_form": GrantForm(actor, auto_id="grant-%s") if queries.possible_grantors(actor).exists() else None,
        "absence_form": AbsenceForm(actor, auto_id="absence-%s") if kept else None,
    }
    return render(request, "org/standing_in.html", context)


@require_POST
def plan_absence(request: SignedInRequest) -> HttpResponse:
    absence = actions.plan_absence(**checked(AbsenceForm(request.user, request.POST)), actor=request.user)
    messages.info(request, f"Đã ghi: {absence}.")
    return redirect("standing-in")


@require_POST
def end_absence(request: SignedInRequest, pk: int) -> HttpResponse:
    absence = get_object_or_404(Absence.objects.filter(person__agency=request.user.agency_id), pk=pk)
    actions.end_absence(absence, actor=request.user)
    messages.info(request, f"Đã bỏ lịch vắng của {absence.person}.")
    return redirect("standing-in")


@require_POST
def grant(request: SignedInRequest) -> HttpResponse:
    given = actions.grant(**checked(GrantForm(request.user, request.POST)), actor=request.user)
    messages.info(request, f"{given} từ {given.valid_from:%d/%m/%Y} đến {given.valid_to:%d/%m/%Y}: {given.scope}.")
    return redirect("standing-in")


@require_POST
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Grant.objects.filter(grantor__agency=request.user.agency_id), pk=pk)
    revoked = actions.revoke(found, actor=request.user)
    messages.info(request, f"Đã thu hồi, có hiệu lực ngay: {revoked}.")
    return redirect("standing-in")


def _uncovered(request: SignedInRequest) -> list[tuple[Absence, Person | None]]:
    """Vắng chưa ủy quyền, for the Chief and the administrator."""
    agency = request.user.agency_id
    return queries.absent_without_grant(agency) if rules.can_reorganise(request.user, agency) else []
