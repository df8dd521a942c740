"""Mẫu văn bản: a Word file laid out by decree, filled from the paper at hand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from vanphong.documents.models import Document
from vanphong.org.models import Person
from vanphong.org.views.gates import SignedInRequest

from .. import printing, queries, rules
from ..forms import ModelForm
from ..models import OfficeModel
from .answered import answered_by

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def models(request: SignedInRequest) -> HttpResponse:
    """Mẫu văn bản; ?reply names the incoming paper that is answered."""
    answered = answered_by(request)
    initial = {"trich_yeu": f"trả lời {answered.issuer_name}"} if answered else {}
    form = ModelForm(request.user, queries.types_with_models(request.user), initial=initial)
    return render(request, "drafting/models.html", {"form": form, "answered": answered})


@require_safe
def model_file(request: SignedInRequest) -> HttpResponse:
    """Tải mẫu Word đã điền: the office's own where it has one, else the plain one."""
    answered = answered_by(request)
    form = ModelForm(request.user, queries.types_with_models(request.user), request.GET)
    if not form.is_valid():
        return render(request, "drafting/models.html", {"form": form, "answered": answered}, status=422)
    name = content_disposition_header(as_attachment=True, filename=f"{form.cleaned_data['loai']}.docx")
    data = _filled(form.cleaned_data, request.user, answered)
    return HttpResponse(data, content_type=WORD, headers={"Content-Disposition": name or ""})


def _filled(given: dict[str, Any], person: Person, answered: Document | None) -> bytes:
    type_name, subject = given["loai"], given["trich_yeu"]
    content = queries.content_of(type_name, subject, person=person, signer=given["nguoi_ky"], answered=answered)
    own = OfficeModel.objects.for_paper(person.agency, type_name, person.unit)
    if own is None or given.get("mau_goc"):
        return printing.as_word(content)
    return queries.merged(own, rules.values_of(content, queries.words_at_hand(subject, person, answered)))
