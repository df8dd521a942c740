"""Chuyển mã sang Unicode: first how it would read, then the new version."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from vanphong.documents.queries import drafts_open_to
from vanphong.kernel.addresses import whole_number
from vanphong.org.views.gates import SignedInRequest

from .. import actions, queries


@require_http_methods(["GET", "POST"])
def convert(request: SignedInRequest, pk: int) -> HttpResponse:
    """Xem trước, rồi chuyển."""
    document = get_object_or_404(drafts_open_to(request.user).for_list(), pk=pk)
    if request.method == "POST":
        actions.convert_draft(document, actor=request.user, seen=whole_number(request.POST.get("seen")))
        messages.success(request, "Đã lập bản mới bằng mã Unicode; bản trước vẫn xem được. Mời đọc lại bản mới.")
        return redirect("paper", pk)
    conversion = queries.converted(actions.word_of(document, actor=request.user).blob.path)
    return render(request, "drafting/conversion.html", {"document": document, "conversion": conversion})
