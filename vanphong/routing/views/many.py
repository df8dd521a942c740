"""Pages that act on many papers at once: what was marked, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render

from vanphong.documents.models import Document
from vanphong.documents.queries import papers_open_to
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import Invalid
from vanphong.kernel.middleware import back_to
from vanphong.org.views.gates import SignedInRequest

from ..actions import Result
from ..forms import AssignForm, InstructForm, row_of

FOR_ALL = "chung"
"""The row of fields that stand for every marked paper where something is written in them."""
RowForm = InstructForm | AssignForm


@dataclass(frozen=True)
class Shown:
    """One line of the results: the paper, the reasons why not, and its form to try again."""

    document: Document
    reasons: list[str]
    form: RowForm


def chosen(request: SignedInRequest) -> list[tuple[Document, QueryDict]]:
    """The marked papers, all of which this person may see, each with its row of the form."""
    marked = dict.fromkeys(request.POST.getlist("chon"))
    if not marked:
        raise Invalid("Chưa chọn văn bản nào. Mời đánh dấu các văn bản rồi bấm lại.")
    papers = papers_open_to(request.user).incoming().select_related("field", "lead_unit", "entry")
    numbers = [number for key in marked if (number := whole_number(key))]
    found = {str(pk): document for pk, document in papers.in_bulk(numbers).items()}
    if marked.keys() - found.keys():
        raise Http404
    for_all = row_of(request.POST, FOR_ALL)
    return [(found[key], _row(request.POST, key, for_all)) for key in marked]


def _row(data: QueryDict, key: str, for_all: QueryDict) -> QueryDict:
    row = row_of(data, key)
    for name in for_all:
        if any(for_all.getlist(name)):
            row.setlist(name, for_all.getlist(name))
    return row


def results(
    request: SignedInRequest,
    title: str,
    forms: Sequence[InstructForm | AssignForm],
    done: list[Result],
    context: dict[str, Any],
) -> HttpResponse:
    """One line for each paper: 200 when all went through, 409 when some did not."""
    errors = {result.document.pk: result.error for result in done}
    shown = [Shown(form.document, _reasons(form, errors), form) for form in forms]
    failed = [one for one in shown if one.reasons]
    page = {
        "title": title,
        "done": [one for one in shown if not one.reasons],
        "failed": failed,
        "next": back_to(request),
    }
    return render(request, "routing/results.html", context | page, status=409 if failed else 200)


def _reasons(form: RowForm, errors: dict[int, Any]) -> list[str]:
    if form.errors:
        return [f"{form.fields[name].label}: {' '.join(map(str, wrong))}" for name, wrong in form.errors.items()]
    error = errors[form.document.pk]
    return error.reasons if error else []
