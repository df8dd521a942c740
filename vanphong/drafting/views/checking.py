"""Sửa thể thức of a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vanphong.documents.queries import drafts_open_to
from vanphong.kernel.addresses import whole_number
from vanphong.org.views.gates import SignedInRequest

from .. import actions


@require_POST
def mend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa tự động những lỗi thể thức sửa được."""
    document = get_object_or_404(drafts_open_to(request.user).for_list(), pk=pk)
    seen = whole_number(request.POST.get("seen"))
    _, done = actions.mend_draft(document, actor=request.user, seen=seen)
    messages.success(request, f"Đã lập bản mới, sửa {len(done)} lỗi; các bản trước vẫn xem được. Mời đọc lại bản mới.")
    return redirect("paper", pk)
