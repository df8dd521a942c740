"""The asking side: what is asked, whom, how far it has come."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vanphong.audit.queries import history_of
from vanphong.documents.models import Document
from vanphong.files.actions import store
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page
from vanphong.worktime.queries import due_filter

from .. import actions, queries, rules
from ..enums import ConsultationStatus, RequestState
from ..forms import AddressForm, CloseForm, ConsultationForm, DeclineForm, ReasonForm, SeenForm, SendForm
from ..models import Addressee, Consultation, ExtensionRequest

EVENTS_SHOWN = 20
NOT_ASKING = "Chỉ chuyên viên và lãnh đạo của đơn vị được lấy ý kiến góp ý."


@require_safe
def consultations(request: SignedInRequest) -> HttpResponse:
    """Lấy ý kiến: what this person, their unit or their Office asks, with how many have answered."""
    status = Filter("trang-thai", "Trạng thái", ConsultationStatus.choices)
    due = due_filter(stops=False)
    narrowed = {"status": chosen(request, status), "due": chosen(request, due)}
    found = queries.listed(request.user, text=request.GET.get("q", ""), **narrowed)
    shown = page(found, request, count=True)
    progress = queries.progress_of(shown.items)
    context = {
        "page": shown,
        "rows": [(one, progress[one.pk]) for one in shown],
        "bar": filter_bar(request, [status, due]),
        "counted": "yêu cầu",
        "may_ask": queries.unit_to_ask_in(request.user),
        "to_me": queries.awaiting_answer_of(request.user).count(),
    }
    return render(request, "consultations/consultations.html", context)


@require_http_methods(["GET", "POST"])
def consultation_new(request: SignedInRequest) -> HttpResponse:
    """Lập yêu cầu lấy ý kiến about a draft (?du-thao=) or a file handed in."""
    person, unit = request.user, queries.unit_to_ask_in(request.user)
    if unit is None:
        raise NotPermitted(NOT_ASKING)
    draft = _draft(request)
    if obstacles := rules.obstacles_to_draft(person, draft):
        raise Refused(obstacles)
    form = ConsultationForm(request.POST or None, request.FILES or None, draft=draft, consultation=None)
    if not form.is_valid():
        return _form_page(request, form, draft=draft)
    given = form.cleaned_data
    file = store(given["file"], name=given["file"].name) if given.get("file") else None
    made = actions.write(unit, form.values, actor=person, draft=draft, file=file, key=given["key"])
    messages.success(request, "Đã lưu nội dung. Việc tiếp theo: chọn nơi nhận rồi gửi.")
    return redirect(made)


@require_http_methods(["GET", "POST"])
def consultation_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa yêu cầu lấy ý kiến before it is sent."""
    consultation = _visible(request, pk)
    if not rules.can_lead(request.user, consultation):
        raise NotPermitted("Chỉ người lập yêu cầu lấy ý kiến hoặc lãnh đạo phòng được sửa nội dung.")
    if request.method == "GET" and (obstacles := rules.obstacles_to_changing(consultation)):
        raise Refused(obstacles)
    form = ConsultationForm(request.POST or None, draft=consultation.draft, consultation=consultation)
    if not form.is_valid():
        return _form_page(request, form, consultation=consultation)
    actions.edit(consultation, form.values, actor=request.user, seen=form.cleaned_data["seen"])
    messages.success(request, "Đã lưu nội dung.")
    return redirect(consultation)


def _form_page(request: SignedInRequest, form: ConsultationForm, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "consultations/form.html", context | {"form": form}, status=status)


def _draft(request: SignedInRequest) -> Document | None:
    number = whole_number(request.GET.get("du-thao"))
    return get_object_or_404(Document.objects.visible_to(request.user), pk=number) if number else None


@require_safe
def consultation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Một lần lấy ý kiến: what is to be done now, who has answered, the draft."""
    shown = _visible(request, pk)
    leads = rules.can_lead(request.user, shown)
    progress = queries.progress_of([shown])[shown.pk]
    version = queries.version_to_read(shown, request.user)
    context = {
        "consultation": shown,
        "leads": leads,
        "progress": progress,
        "places": list(queries.places_of(shown)),
        "wishes": _wishes(shown) if leads else [],
        "sections": list(shown.sections.all()),
        "checksum": version.pk if version else "",
        "obstacles": rules.obstacles_to_sending(shown, progress.sent, queries.unreachable_of(shown)),
        "history": page(history_of(shown), request, size=EVENTS_SHOWN),
        "close_form": CloseForm(auto_id="close-%s"),
        "cancel_form": ReasonForm(auto_id="cancel-%s"),
    }
    if leads and (shown.drafted or shown.open):
        context |= _picker(request, shown)
    return render(request, "consultations/consultation.html", context | queries.pages_of(shown, version))


def _wishes(shown: Consultation) -> list[tuple[ExtensionRequest, DeclineForm]]:
    waiting = ExtensionRequest.objects.filter(addressee__consultation=shown, state=RequestState.ASKED)
    found = waiting.select_related("addressee", "asked_by")
    return [(one, DeclineForm(auto_id=f"decline-{one.pk}-%s")) for one in found]


def _picker(request: SignedInRequest, shown: Consultation) -> dict[str, Any]:
    sought = request.GET.get("tim", "")
    found = queries.agencies_found(shown.agency, sought)
    return {"sought": sought, "found": found, "address_form": AddressForm(shown, found=found)}


@require_POST
def address(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thêm nơi nhận."""
    consultation = _visible(request, pk)
    form = AddressForm(consultation, request.POST)
    checked(form)
    added = actions.address(consultation, **form.places, actor=request.user)
    messages.success(request, f"Đã thêm {len(added)} nơi nhận.")
    return redirect(consultation)


@require_POST
def remove_addressee(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bỏ nơi nhận."""
    asked = Consultation.objects.visible_to(request.user)
    found = Addressee.objects.select_related("consultation").filter(consultation__in=asked)
    addressee = get_object_or_404(found, pk=pk)
    actions.remove_addressee(addressee, **checked(SeenForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã bỏ {addressee.name} khỏi nơi nhận.")
    return redirect(addressee.consultation)


@require_POST
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gửi lấy ý kiến."""
    sent = actions.send(_visible(request, pk), **checked(SendForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã gửi lấy ý kiến, hạn trả lời {sent.due_date:%d/%m/%Y}.")
    return redirect(sent)


@require_POST
def remind(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nhắc các nơi chưa trả lời."""
    consultation = _visible(request, pk)
    count = actions.remind(consultation, actor=request.user)
    messages.success(request, f"Đã nhắc {count} nơi chưa trả lời.")
    return redirect(consultation)


@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Kết thúc lấy ý kiến."""
    closed = actions.close(_visible(request, pk), **checked(CloseForm(request.POST)), actor=request.user)
    messages.success(request, "Đã kết thúc lấy ý kiến. Việc tiếp theo: tiếp thu, giải trình.")
    return redirect("consultation-table", closed.pk)


@require_POST
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hủy yêu cầu lấy ý kiến."""
    cancelled = actions.cancel(_visible(request, pk), **checked(ReasonForm(request.POST)), actor=request.user)
    messages.success(request, "Đã hủy yêu cầu lấy ý kiến.")
    return redirect(cancelled)


@require_POST
def grant_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Đồng ý gia hạn."""
    addressee = actions.grant_extension(_wish(request, pk), actor=request.user)
    messages.success(request, f"Đã gia hạn cho {addressee.name} đến {addressee.due_date:%d/%m/%Y}.")
    return redirect(addressee.consultation)


@require_POST
def decline_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Không gia hạn."""
    given = checked(DeclineForm(request.POST))
    addressee = actions.decline_extension(_wish(request, pk), given["reason"], actor=request.user)
    messages.success(request, f"Đã trả lời {addressee.name}: không gia hạn.")
    return redirect(addressee.consultation)


def _wish(request: SignedInRequest, pk: int) -> ExtensionRequest:
    asked = Consultation.objects.visible_to(request.user)
    return get_object_or_404(ExtensionRequest.objects.filter(addressee__consultation__in=asked), pk=pk)


def _visible(request: SignedInRequest, pk: int) -> Consultation:
    found = Consultation.objects.visible_to(request.user).select_related("agency", "unit", "author", "draft", "blob")
    return get_object_or_404(found, pk=pk)
