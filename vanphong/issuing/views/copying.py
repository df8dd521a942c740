"""Lập bản sao of an issued or a registered paper."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from vanphong.documents.views.found import paper_of
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest

from .. import actions, rules
from ..forms import CopyForm


def copy_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page where a copy is made; its draft goes on like every other."""
    document, person = paper_of(request, pk), request.user
    if not rules.can_copy(person, document):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo của đơn vị được lập bản sao.")
    form = CopyForm(document, person, request.POST or None, request.FILES or None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = actions.make_copy(form.copy(), given["signer"], actor=person, scan=given["scan"], key=given["key"])
        messages.success(request, "Đã lập bản sao. Việc tiếp theo: xem lại từng trang rồi trình ký.")
        return redirect("paper", made.pk)
    context = {"document": document, "form": form, "obstacles": rules.obstacles_to_any_copy(document)}
    return render(request, "issuing/copy.html", context, status=422 if form.errors else 200)
