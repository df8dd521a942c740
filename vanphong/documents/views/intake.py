"""Receiving and registering (tiếp nhận, đăng ký văn bản đến)."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.paging import page

from .. import actions, queries, rules
from ..enums import INCOMING, Status
from ..forms import ReasonForm, ReceiveForm, RegistrationForm
from ..models import Document, Documents
from .found import paper_of

JUST = "vua"
TWINS_SHOWN = 5


@require_safe
def intake(request: SignedInRequest) -> HttpResponse:
    """Tiếp nhận: what waits to be registered, and where files are dropped."""
    _registrars_only(request)
    return _intake(request, ReceiveForm(initial={"key": uuid4()}))


@require_POST
def receive(request: SignedInRequest) -> HttpResponse:
    """Nhận tệp; without files (`paper`) a paper that is kept on paper only."""
    _registrars_only(request)
    if "paper" in request.POST:
        document = actions.receive(request.user.agency, [], actor=request.user, key=_key(request))
        return redirect("register", document.pk)
    form = ReceiveForm(request.POST, request.FILES)
    if not form.is_valid():
        return _intake(request, form, status=422)
    given = form.cleaned_data
    taken = actions.take_in(
        request.user.agency, given["uploads"], actor=request.user, key=given["key"], together=form.together
    )
    received = {one.document for one in taken if one.document}
    if received:
        messages.success(request, f"Đã tiếp nhận {len(received)} văn bản, chờ đăng ký.")
    if all(one.document for one in taken):
        return redirect("intake")
    again = ReceiveForm(initial={"key": uuid4(), "grouping": given["grouping"]})
    return _intake(request, again, taken=taken, status=200 if received else 422)


def _key(request: SignedInRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def _intake(
    request: SignedInRequest, form: ReceiveForm, *, taken: list[actions.Taken] | None = None, status: int = 200
) -> HttpResponse:
    waiting = Document.objects.visible_to(request.user).filter(status=Status.RECEIVED, agency=request.user.agency_id)
    context = {
        "form": form,
        "taken": taken or [],
        "page": page(waiting.prefetch_related("files"), request, order=("id",), count=True),
        "just": _just(request),
    }
    return render(request, "documents/intake.html", context, status=status)


def register(request: SignedInRequest, pk: int) -> HttpResponse:
    """Đăng ký: the pages at the left, the line of the book at the right; then the next paper that waits."""
    document = paper_of(request, pk)
    if not INCOMING.allows("register", document.status) and request.method != "POST":
        return redirect("paper", pk)
    _registrars_only(request, document)
    form = RegistrationForm(document, request.POST or None)
    if form.is_valid():
        actions.register(document, form.values(), actor=request.user, seen=form.cleaned_data["seen"])
        following = queries.next_to_register(request.user, after=pk)
        place = reverse("register", args=[following.pk]) if following else reverse("intake")
        return redirect(f"{place}?{JUST}={pk}")
    return _desk(request, document, form, "documents/register.html")


def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa thông tin đăng ký."""
    document = paper_of(request, pk)
    _registrars_only(request, document)
    form = RegistrationForm(document, request.POST or None)
    if form.is_valid():
        actions.correct(document, form.values(), actor=request.user, seen=form.cleaned_data["seen"])
        messages.success(request, f"Đã ghi thông tin sửa của {document.call_number}.")
        return redirect("paper", pk)
    return _desk(request, document, form, "documents/correct.html")


def _desk(request: SignedInRequest, document: Document, form: RegistrationForm, template: str) -> HttpResponse:
    context = {
        "document": document,
        "form": form,
        "shown": queries.shown_of(document, request.GET.get("tep", "")),
        "reason_form": ReasonForm(initial={"seen": document.version}, auto_id="discard-%s"),
        "twins": _twins(request, document),
        "just": _just(request),
    }
    return render(request, template, context, status=422 if form.errors else 200)


def _just(request: SignedInRequest) -> dict[str, object] | None:
    """The paper registered a moment ago, its twins, and the form that takes the number back."""
    number = whole_number(request.GET.get(JUST))
    if number is None:
        return None
    mine = Document.objects.visible_to(request.user).for_list()
    document = mine.filter(pk=number, agency=request.user.agency_id, entry__isnull=False).first()
    if document is None:
        return None
    form = ReasonForm(initial={"seen": document.version}, auto_id="undo-%s")
    undoing = form if INCOMING.allows("unregister", document.status) else None
    return {"document": document, "twins": _twins(request, document), "form": undoing}


@require_safe
def twins(request: SignedInRequest, pk: int) -> HttpResponse:
    """Văn bản trùng with what is typed so far: a warning, never a refusal."""
    document = paper_of(request, pk)
    _registrars_only(request, document)
    typed = RegistrationForm(document, request.GET)
    typed.is_valid()
    typed.typed_into(document)
    return render(request, "documents/_twins.html", {"twins": _twins(request, document)})


def _twins(request: SignedInRequest, document: Document) -> Documents:
    return queries.twins_of(document).visible_to(request.user).for_row()[:TWINS_SHOWN]


@require_POST
def discard(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(ReasonForm(request.POST))
    actions.discard(document, given["reason"], actor=request.user, seen=given["seen"])
    messages.success(request, "Đã bỏ, không đăng ký. Lý do còn trong nhật ký.")
    return redirect("intake")


@require_POST
def unregister(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(ReasonForm(request.POST))
    actions.unregister(document, given["reason"], actor=request.user, seen=given["seen"])
    messages.success(request, f"Đã bỏ {document.call_number.lower()}; số này còn trong sổ với lý do. Mời đăng ký lại.")
    return redirect("register", pk)


def _registrars_only(request: SignedInRequest, document: Document | None = None) -> None:
    agency = document.agency_id if document else request.user.agency_id
    if not rules.can_receive(request.user, agency):
        raise NotPermitted("Trang này dành cho văn thư của cơ quan. Có văn bản cần đăng ký, mời chuyển cho văn thư.")
