"""Mẫu văn bản của cơ quan: kept by the administrator, judged by the same rules as every draft."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vanphong.audit.queries import history_of
from vanphong.files.actions import store
from vanphong.files.views import blob_response
from vanphong.org.views.gates import SignedInRequest, administrators_only, checked

from .. import actions, printing, queries, rules
from ..enums import ModelState
from ..forms import AdoptForm, BlankForm, OfferForm, WithdrawForm
from ..models import OfficeModel
from .models import WORD


@require_http_methods(["GET", "POST"])
@administrators_only
def office_models(request: SignedInRequest) -> HttpResponse:
    """The models of the office, and the form to bring one."""
    form = OfferForm(request.user.agency, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        upload = (store(given["file"], name=given["file"].name), given["file"].name)
        model = actions.offer_model(given["type_name"], upload, actor=request.user, unit=given["unit"])
        (messages.info if model.state == ModelState.IN_USE else messages.warning)(request, _said_of(model))
        return redirect(model)
    context = {
        "models": queries.models_of(request.user.agency_id),
        "form": form,
        "blank": BlankForm(),
        "fields": rules.FIELDS.items(),
    }
    return render(request, "drafting/office_models.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@administrators_only
def office_model(request: SignedInRequest, pk: int) -> HttpResponse:
    """One version: what breaks the decree in it, and what may be done with it."""
    model = _model(request, pk)
    context = {
        "model": model,
        "groups": queries.grouped(model.found),
        "adopt": AdoptForm(model) if model.state == ModelState.OFFERED else None,
        "withdraw": WithdrawForm() if model.state != ModelState.ENDED else None,
        "history": history_of(model),
    }
    return render(request, "drafting/office_model.html", context)


@require_safe
@administrators_only
def office_model_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    model = _model(request, pk)
    return blob_response(model.blob, model.file_name)


@require_safe
@administrators_only
def blank_model(request: SignedInRequest) -> HttpResponse:
    """Mẫu gốc with its merge fields, to be changed in Word."""
    name, agency = checked(BlankForm(request.GET))["loai"], request.user.agency
    data = printing.as_word(rules.blank(name, agency.name, agency.place))
    header = content_disposition_header(as_attachment=True, filename=f"Mẫu gốc {name}.docx")
    return HttpResponse(data, content_type=WORD, headers={"Content-Disposition": header or ""})


@require_POST
@administrators_only
def adopt_office_model(request: SignedInRequest, pk: int) -> HttpResponse:
    model = _model(request, pk)
    given = checked(AdoptForm(model, request.POST))
    messages.info(request, _said_of(actions.adopt_model(model, given.get("reason", ""), actor=request.user)))
    return redirect(model)


@require_POST
@administrators_only
def withdraw_office_model(request: SignedInRequest, pk: int) -> HttpResponse:
    model = _model(request, pk)
    actions.withdraw_model(model, checked(WithdrawForm(request.POST))["reason"], actor=request.user)
    messages.info(request, f"Đã thôi dùng mẫu {model}, bản {model.version}. Các bản vẫn được giữ.")
    return redirect("office-models")


def _model(request: SignedInRequest, pk: int) -> OfficeModel:
    return get_object_or_404(queries.models_of(request.user.agency_id), pk=pk)


def _said_of(model: OfficeModel) -> str:
    if model.state == ModelState.IN_USE:
        return f"Mẫu {model}, bản {model.version} dùng từ nay. Dự thảo lấy mẫu ở trang Mẫu văn bản."
    return f"Mẫu {model}, bản {model.version} còn {len(model.found)} lỗi thể thức, chưa đưa vào dùng."
