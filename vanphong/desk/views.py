"""The two pages that look across the houses: what waits for me, and one paper."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.ballots.queries import votes
from vanphong.consultations.forms import acts_for as acts_of_consultations
from vanphong.consultations.rules import only_responds
from vanphong.documents.enums import Direction, Status, Step
from vanphong.documents.forms import acts_for as acts_of_documents
from vanphong.documents.queries import drafts_open_to, papers_open_to, shown_of
from vanphong.documents.rules import why_visible
from vanphong.drafting.forms import acts_for as acts_of_drafting
from vanphong.drafting.queries import Gate, gate_of, versions_of
from vanphong.drafting.queries import Shown as Checked
from vanphong.drafting.queries import shown_of as checked_of
from vanphong.issuing.forms import acts_for as acts_of_issuing
from vanphong.issuing.forms import dispatch_of
from vanphong.issuing.queries import issuance_of
from vanphong.issuing.rules import can_copy, obstacles_to_any_copy
from vanphong.memos.forms import acts_for as acts_of_memos
from vanphong.memos.queries import memos_of
from vanphong.org.views.gates import SignedInRequest
from vanphong.routing.forms import acts_for as acts_of_routing
from vanphong.ui.acts import Act

from . import queries

#: The columns of my work, in the order of the way of a paper: what is to be done, and where the whole list is.
COLUMNS = {
    Step.REGISTER: ("Chờ đăng ký", "intake", ""),
    Step.INSTRUCT: ("Chờ bút phê", "day-sheet", ""),
    Step.ASSIGN: ("Chờ phân công, nhận việc", "unit-tray", ""),
    Step.HANDLE: ("Đang xử lý", "documents", "?at=handle"),
    Step.SIGN: ("Chờ ký", "outgoing", "?at=sign"),
    Step.ISSUE: ("Chờ cấp số, ban hành", "outgoing", "?at=issue"),
}


@require_safe
def my_work(request: SignedInRequest) -> HttpResponse:
    """Việc của tôi: the first page after sign-in; for who only answers for another agency, what was sent to them."""
    if only_responds(request.user) and not votes(request.user):
        return redirect("consultations-to-me")
    titles = {step.value: (title, reverse(name) + at) for step, (title, name, at) in COLUMNS.items()}
    return render(request, "desk/my_work.html", {"desk": queries.desk_of(request.user, titles)})


@require_safe
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """Một văn bản: what is to be done now, the facts, who has it, what each said, and the pages."""
    person = request.user
    document = get_object_or_404(papers_open_to(person).for_list(), pk=pk)
    acts = [
        *acts_of_memos(person, document),
        *acts_of_documents(person, document),
        *acts_of_issuing(person, document),
        *acts_of_drafting(person, document),
        *acts_of_routing(person, document),
        *acts_of_consultations(person, document),
    ]
    memos = memos_of(person, document)
    issuance = issuance_of(document) if document.status == Status.ISSUED else None
    drafts = document.direction == Direction.OUTGOING and drafts_open_to(person).filter(pk=pk).exists()
    shown = shown_of(document, request.GET.get("tep", ""), drafts=drafts)
    checked = checked_of(document, person) if drafts else Checked(None, waits=False)
    gate = gate_of(document, person) if drafts else Gate()
    checksum = shown.file.blob_id if shown.file else ""
    _warn(acts, [*gate.missing, *checked.warnings])
    stays = queries.stays_of(document)
    context = {
        "document": document,
        "issuance": issuance,
        "dispatch": dispatch_of(document, person, issuance),
        "versions": versions_of(document, person) if drafts else None,
        "shown": replace(shown, pages=checked.beside(shown.pages, checksum)),
        "checked": checked,
        "marked": checked.is_of(checksum),
        "gate": gate,
        "due": document.due,
        "acts": sorted(acts, key=lambda act: not act.primary),
        "memos": memos,
        "stays": stays,
        "timeline": queries.timeline_of(document, [one.memo for one in memos], stays),
        "related": queries.related_to(document, person),
        "may_copy": can_copy(person, document) and not obstacles_to_any_copy(document),
        "why": why_visible(person, document),
    }
    return render(request, "desk/paper.html", context)


def _warn(acts: Iterable[Act], missing: list[str]) -> None:
    """Who signs is told beside the button what has not been looked at; it stands in nobody's way."""
    for act in acts:
        if act.name == "sign":
            act.context["warnings"] = missing
