"""Drafts, signing, issuing, closing: each page posts one act and returns to the paper."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from vanphong.files.actions import store
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions, rules
from ..forms import DraftForm, ReasonForm, SendForm, SignForm
from ..models import Document
from .found import paper_of


def draft_new(request: SignedInRequest) -> HttpResponse:
    """Lập dự thảo; ?reply names the incoming paper it answers."""
    person = request.user
    if person.unit is None or not rules.can_draft(person, person.agency_id):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập dự thảo.")
    answered = _answered(request)
    form = DraftForm(person, request.POST or None, request.FILES or None, initial=_first_words(answered))
    if form.is_valid():
        given = form.cleaned_data
        upload = (store(given["file"], name=given["file"].name), given["file"].name)
        document = actions.draft(
            person.agency, person.unit, form.values(), upload, actor=person, replies_to=answered, key=given["key"]
        )
        messages.success(request, "Đã lập dự thảo. Việc tiếp theo: trình ký hoặc lập phiếu trình.")
        return redirect("paper", document.pk)
    context = {"form": form, "answered": answered}
    return render(request, "documents/draft.html", context, status=422 if form.errors else 200)


def _answered(request: SignedInRequest) -> Document | None:
    number = whole_number(request.GET.get("reply"))
    return paper_of(request, number) if number else None


def _first_words(answered: Document | None) -> dict[str, object]:
    if answered is None:
        return {"key": uuid4()}
    return {
        "key": uuid4(),
        "subject": f"V/v trả lời văn bản số {answered.code} của {answered.issuer_name}",
        "field": answered.field_id,
        "urgency": answered.urgency,
        "to_action": answered.issuer_name,
    }


@require_POST
def draft_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(ReasonForm(request.POST))
    actions.cancel_draft(document, given["reason"], actor=request.user, seen=given["seen"])
    messages.success(request, "Đã hủy dự thảo.")
    return redirect("paper", pk)


@require_POST
def send_for_signature(request: SignedInRequest, pk: int) -> HttpResponse:
    document = paper_of(request, pk)
    given = checked(SendForm(document, request.POST))
    actions.send_for_signature(document, given["signer"], actor=request.user, seen=given["seen"])
    messages.success(request, f"Đã trình {given['signer'].full_name} ký.")
    return redirect("paper", pk)


@require_POST
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(ReasonForm(request.POST))
    actions.decline(document, given["reason"], actor=request.user, seen=given["seen"])
    messages.success(request, "Đã trả lại người soạn thảo, chưa ký.")
    return redirect("paper", pk)


@require_POST
def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(SignForm(request.POST))
    actions.sign(document, given["checksum"], actor=request.user, seen=given["seen"])
    messages.success(request, "Đã ký. Văn thư sẽ cấp số và ban hành.")
    return redirect("paper", pk)


@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(ReasonForm(request.POST))
    actions.close(document, given["reason"], actor=request.user, seen=given["seen"])
    messages.success(request, f"Đã kết thúc xử lý {document.call_number.lower()}.")
    return redirect("paper", pk)
