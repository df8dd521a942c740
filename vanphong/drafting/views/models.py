"""Mẫu văn bản: a Word file laid out by decree, filled from the paper at hand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from vanphong.org.views.gates import SignedInRequest

from .. import printing, queries
from ..forms import ModelForm
from .answered import answered_by

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def models(request: SignedInRequest) -> HttpResponse:
    """Mẫu văn bản; ?reply names the incoming paper that is answered."""
    answered = answered_by(request)
    initial = {"trich_yeu": f"trả lời {answered.issuer_name}"} if answered else {}
    return render(
        request, "drafting/models.html", {"form": ModelForm(request.user, initial=initial), "answered": answered}
    )


@require_safe
def model_file(request: SignedInRequest) -> HttpResponse:
    """Tải mẫu Word đã điền."""
    answered, form = answered_by(request), ModelForm(request.user, request.GET)
    if not form.is_valid():
        return render(request, "drafting/models.html", {"form": form, "answered": answered}, status=422)
    given = form.cleaned_data
    content = queries.content_of(
        given["loai"], given["trich_yeu"], person=request.user, signer=given["nguoi_ky"], answered=answered
    )
    name = content_disposition_header(as_attachment=True, filename=f"{given['loai']}.docx")
    return HttpResponse(printing.as_word(content), content_type=WORD, headers={"Content-Disposition": name or ""})
