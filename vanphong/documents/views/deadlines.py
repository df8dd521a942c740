"""Thời hạn theo quy định: how long each step may take, kept by the administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.org.views.gates import SignedInRequest, administrators_only, checked

from .. import actions
from ..enums import Step
from ..forms import DeadlineRuleForm
from ..models import DeadlineRule
from ..queries import deadline_rules as rules_of


@require_http_methods(["GET", "POST"])
@administrators_only
def deadline_rules(request: SignedInRequest) -> HttpResponse:
    """The rules in the order of a paper's way, the general before the particular."""
    if request.method == "POST":
        rule = actions.set_deadline_rule(**checked(DeadlineRuleForm(request.POST)), actor=request.user)
        messages.info(request, f"Đã đặt thời hạn {rule}.")
        return redirect("deadline-rules")
    rules = sorted(rules_of(request.user.agency_id), key=_place)
    return render(request, "documents/deadline_rules.html", {"rules": rules, "form": DeadlineRuleForm()})


@require_POST
@administrators_only
def drop_deadline_rule(request: SignedInRequest, pk: int) -> HttpResponse:
    rule = get_object_or_404(rules_of(request.user.agency_id), pk=pk)
    actions.drop_deadline_rule(rule, actor=request.user)
    messages.info(request, f"Đã bỏ thời hạn {rule}.")
    return redirect("deadline-rules")


def _place(rule: DeadlineRule) -> tuple[int, bool, str, int]:
    kind = rule.document_type.name if rule.document_type else ""
    return Step.values.index(rule.step), bool(kind), kind, -1 if rule.urgency is None else rule.urgency
