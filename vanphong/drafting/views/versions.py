"""Các bản của dự thảo: brought, taken away to edit, taken back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from vanphong.documents.models import Document
from vanphong.documents.queries import drafts_open_to
from vanphong.documents.rules import can_change_draft
from vanphong.files.actions import store
from vanphong.files.views import blob_response
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions
from ..forms import VersionForm
from ..models import SetAsideDraft


def draft_of(request: SignedInRequest, pk: int) -> Document:
    """The draft, or 404 where this person may not see it."""
    return get_object_or_404(drafts_open_to(request.user).outgoing().for_list(), pk=pk)


def set_aside_of(request: SignedInRequest, pk: int) -> SetAsideDraft:
    """A file that was set aside, of a paper this person may see."""
    kept = SetAsideDraft.objects.select_related("document", "blob", "person")
    return get_object_or_404(kept, pk=pk, document__in=drafts_open_to(request.user))


@require_POST
def draft_replace(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thay bản dự thảo; what was made from an older version is set aside and shown beside the newest."""
    document = draft_of(request, pk)
    given = checked(VersionForm(document, request.user, request.POST, request.FILES))
    upload = (store(given["file"], name=given["file"].name), given["file"].name)
    words = {name: given[name] for name in ("note", "based_on", "seen")}
    kept = actions.bring_version(document, upload, actor=request.user, **words)
    if kept is None:
        messages.success(request, "Đã thay bản dự thảo; các bản trước vẫn xem được.")
        return redirect("paper", pk)
    messages.warning(
        request,
        f"Chưa thay: tệp này sửa từ bản {kept.based_on}, nay đã có bản mới hơn. Tệp của anh/chị được giữ lại ở đây; "
        "mời so với bản mới nhất, rồi thay, hoặc bỏ và sửa lại trên bản mới nhất.",
    )
    return redirect(f"{reverse('draft-compare', args=[pk])}?gac={kept.pk}")


@require_POST
def edit_draft(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Tải về để sửa: the newest version, and others see who is at work on it."""
    version = actions.begin_editing(draft_of(request, pk), actor=request.user).version
    return blob_response(version.blob, version.name)


@require_POST
def stop_editing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thôi sửa."""
    actions.end_editing(draft_of(request, pk), actor=request.user)
    messages.success(request, "Đã ghi thôi sửa; người khác không còn thấy anh/chị đang sửa dự thảo này.")
    return redirect("paper", pk)


@require_POST
def restore_draft(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Lấy lại bản cũ."""
    document, seen = draft_of(request, pk), whole_number(request.POST.get("seen"))
    actions.restore(document, number, actor=request.user, seen=seen)
    messages.success(request, f"Đã lấy lại bản {number} thành bản mới nhất; các bản ở giữa vẫn xem được.")
    return redirect("paper", pk)


@require_POST
def take_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thay bằng tệp gác lại."""
    kept, seen = set_aside_of(request, pk), whole_number(request.POST.get("seen"))
    document = actions.take_up(kept, actor=request.user, seen=seen)
    messages.success(request, "Đã thay bản dự thảo bằng tệp gác lại; các bản trước vẫn xem được.")
    return redirect("paper", document.pk)


@require_POST
def drop_set_aside(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bỏ tệp gác lại."""
    kept = set_aside_of(request, pk)
    actions.drop_set_aside(kept, actor=request.user)
    messages.success(request, "Đã bỏ tệp gác lại; bản mới nhất giữ nguyên.")
    return redirect("paper", kept.document_id)


@require_safe
def set_aside_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Tải tệp gác lại: never a version of the draft, so its drafter's alone."""
    kept = set_aside_of(request, pk)
    if not can_change_draft(request.user, kept.document):
        raise NotPermitted("Tệp gác lại chỉ người soạn thảo xem được: tệp chưa phải là bản dự thảo.")
    return blob_response(kept.blob, kept.name)
