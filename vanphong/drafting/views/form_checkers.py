"""Ai được giao kiểm tra thể thức, kept by the administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.org.queries import with_posts
from vanphong.org.views.gates import SignedInRequest, administrators_only, checked

from .. import actions, queries
from ..forms import FormCheckerForm
from .gone import found_or_gone


@require_http_methods(["GET", "POST"])
@administrators_only
def form_checkers(request: SignedInRequest) -> HttpResponse:
    """Those named; while nobody is, who it is by custom."""
    agency = request.user.agency_id
    if request.method == "POST":
        new = actions.name_form_checker(**checked(FormCheckerForm(agency, request.POST)), actor=request.user)
        messages.info(request, f"Đã giao {new} kiểm tra thể thức.")
        return redirect("form-checkers")
    named = {one.person_id: one for one in queries.named_form_checkers(agency)}
    people = with_posts(queries.form_checkers_of(agency))
    context = {"checkers": [(one, named.get(one.pk)) for one in people], "named": named}
    return render(request, "drafting/form_checkers.html", context | {"form": FormCheckerForm(agency)})


@require_POST
@administrators_only
def end_form_checker(request: SignedInRequest, pk: int) -> HttpResponse:
    agency = request.user.agency_id
    named, endings = queries.named_form_checkers(agency), queries.endings_of(pk, agency)
    checker = found_or_gone(named, pk, endings, actions.ENDED)
    actions.end_form_checker(checker, actor=request.user)
    messages.info(request, f"{checker} thôi kiểm tra thể thức.")
    return redirect("form-checkers")
