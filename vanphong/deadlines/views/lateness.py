"""Mức đôn đốc, and what is stuck."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.kernel.errors import NotPermitted
from vanphong.org.rules import can_reorganise
from vanphong.org.views.gates import SignedInRequest, administrators_only, checked
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page

from .. import actions, queries, rules
from ..enums import Reason
from ..forms import EscalationRuleForm


@require_http_methods(["GET", "POST"])
@administrators_only
def escalation_rules(request: SignedInRequest) -> HttpResponse:
    """Mức đôn đốc của cơ quan."""
    if request.method == "POST":
        rule = actions.set_escalation_rule(**checked(EscalationRuleForm(request.POST)), actor=request.user)
        messages.info(request, f"Đã đặt mức đôn đốc. {rule}.")
        return redirect("escalation-rules")
    kept = queries.escalation_rules(request.user.agency_id)
    return render(request, "deadlines/escalation_rules.html", {"rules": kept, "form": EscalationRuleForm()})


@require_POST
@administrators_only
def drop_escalation_rule(request: SignedInRequest, pk: int) -> HttpResponse:
    rule = get_object_or_404(queries.escalation_rules(request.user.agency_id), pk=pk)
    actions.drop_escalation_rule(rule, actor=request.user)
    messages.info(request, f"Đã bỏ mức đôn đốc. {rule}.")
    return redirect("escalation-rules")


@require_GET
def stuck(request: SignedInRequest) -> HttpResponse:
    """Việc đang tắc: what waits for somebody who is away, for nobody, or too long; the longest first."""
    if not rules.can_see_stuck(request.user, request.user.agency_id):
        raise NotPermitted("Trang này dành cho lãnh đạo Văn phòng và quản trị hệ thống.")
    reason = Filter("vi-sao", "Vì sao", Reason.choices)
    wanted = chosen(request, reason), request.GET.get("q", "")
    found = queries.stuck_steps(request.user, *wanted)
    shown = page(found, request, order=("since", "id"), count=True)
    context = {"page": shown, "rows": queries.following_of(request.user, shown.items)}
    context |= {"papers": queries.stuck_papers(request.user, *wanted)}
    context |= {"bar": filter_bar(request, [reason]), "counted": "bước"}
    context["may_hand_over"] = can_reorganise(request.user, request.user.agency_id)
    return render(request, "deadlines/stuck.html", context)
