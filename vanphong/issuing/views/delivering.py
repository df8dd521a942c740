"""Nơi nhận: by which way, and what the registry notes of each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vanphong.documents.forms import ReasonForm
from vanphong.documents.queries import papers_open_to
from vanphong.documents.views.found import paper_of
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions, queries
from ..forms import CorrectionForm, RecallForm, RecipientForm, WayForm
from ..forms.issuing import SeenForm
from ..models import Delivery


@require_POST
def add_recipient(request: SignedInRequest, pk: int) -> HttpResponse:
    document, form = paper_of(request, pk), RecipientForm(request.POST)
    given = checked(form)
    to = queries.place_named(given["name"].strip(), document.agency_id)
    delivery = actions.add_recipient(document, to, given["group"], form.way(), actor=request.user)
    messages.success(request, f"Đã thêm nơi nhận {delivery.name}, gửi {delivery.get_channel_display().lower()}.")
    return redirect("paper", pk)


@require_POST
def redirect_delivery(request: SignedInRequest, pk: int) -> HttpResponse:
    delivery, form = _delivery(request, pk), WayForm(request.POST)
    keep = checked(form)["keep"]
    actions.redirect(delivery, form.way(), actor=request.user, keep=keep)
    messages.success(request, f"{delivery.name}: sẽ gửi {form.way()}.")
    return redirect("paper", delivery.document_id)


@require_POST
def delivery_received(request: SignedInRequest, pk: int) -> HttpResponse:
    delivery = actions.mark_received(_delivery(request, pk), actor=request.user)
    messages.success(request, f"Đã ghi {delivery.name} đã nhận.")
    return redirect("paper", delivery.document_id)


@require_POST
def delivery_returned(request: SignedInRequest, pk: int) -> HttpResponse:
    delivery, given = _delivery(request, pk), checked(ReasonForm(request.POST))
    actions.mark_returned(delivery, given["reason"], actor=request.user)
    messages.success(request, f"Đã ghi {delivery.name} trả lại. Có thể đổi cách gửi rồi gửi lại.")
    return redirect("paper", delivery.document_id)


@require_POST
def delivery_recalled(request: SignedInRequest, pk: int) -> HttpResponse:
    delivery = actions.mark_recalled(_delivery(request, pk), actor=request.user)
    messages.success(request, f"Đã ghi thu về từ {delivery.name}.")
    return redirect("paper", delivery.document_id)


@require_POST
def acknowledge(request: SignedInRequest, pk: int) -> HttpResponse:
    actions.acknowledge(paper_of(request, pk), actor=request.user)
    messages.success(request, "Đã ghi đơn vị đã xem văn bản này.")
    return redirect("paper", pk)


@require_POST
def tie_correction(request: SignedInRequest, pk: int) -> HttpResponse:
    document = paper_of(request, pk)
    given = checked(CorrectionForm(document, request.POST))
    tied = actions.tie_correction(document, given["by"], given["kind"], given["reason"], actor=request.user)
    messages.success(request, f"Đã ghi: {tied.get_kind_display().lower()} bằng {given['by'].code}.")
    return redirect("paper", pk)


@require_POST
def order_recall(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(RecallForm(request.POST))
    actions.order_recall(document, given["reason"], actor=request.user)
    messages.success(request, f"Đã quyết định thu hồi {document.code}. Văn thư thực hiện.")
    return redirect("paper", pk)


@require_POST
def carry_out_recall(request: SignedInRequest, pk: int) -> HttpResponse:
    document = paper_of(request, pk)
    actions.carry_out_recall(document, actor=request.user)
    messages.success(request, f"Đã yêu cầu các nơi nhận trả lại, hủy {document.code}. Theo dõi ở phần Nơi nhận.")
    return redirect("paper", pk)


@require_POST
def cancel_recalled(request: SignedInRequest, pk: int) -> HttpResponse:
    document, given = paper_of(request, pk), checked(SeenForm(request.POST))
    actions.cancel_recalled(document, actor=request.user, seen=given["seen"])
    messages.success(request, "Đã hủy văn bản theo yêu cầu thu hồi; nơi gửi được báo lại.")
    return redirect("paper", pk)


def _delivery(request: SignedInRequest, pk: int) -> Delivery:
    """The delivery, found through its document; 404 where the person may not see that."""
    seen = papers_open_to(request.user)
    return get_object_or_404(Delivery.objects.select_related("document"), pk=pk, document__in=seen)
