"""Pages of submission memos (phiếu trình)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted, Refused, Stale
from vanphong.org.queries import units_of
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page
from vanphong.worktime.queries import due_filter

from .. import actions, printing, queries, rules
from ..enums import MemoStatus
from ..forms import MemoForm, SeenForm, WithdrawForm, first_words, words_of
from ..models import Memo
from .shown import memo_of, memo_page
from .viewer import viewer


@require_GET
def memos(request: SignedInRequest) -> HttpResponse:
    """Phiếu trình: those this person may see, narrowed by the chips."""
    view = Filter("xem", "Xem", list(queries.VIEWS.items()))
    unit = Filter("don-vi", "Đơn vị", [(unit.pk, unit.name) for unit in units_of(request.user.agency_id)])
    status = Filter("trang-thai", "Trạng thái", MemoStatus.choices)
    due = due_filter()
    wanted = queries.ListFilter(
        view=chosen(request, view),
        unit=int(chosen(request, unit) or 0) or None,
        status=chosen(request, status),
        due=chosen(request, due),
        text=request.GET.get("q", ""),
    )
    order = ("moved_at", "id") if wanted.view == "cho-toi" else ("-id",)
    shown = page(queries.listed(request.user, wanted), request, order=order, count=True)
    context = {"page": shown, "bar": filter_bar(request, [view, unit, status, due]), "counted": "phiếu trình"}
    context["may_write"] = queries.unit_to_write_in(request.user, None)
    return render(request, "memos/memos.html", context)


@require_http_methods(["GET", "POST"])
def memo_new(request: SignedInRequest) -> HttpResponse:
    """Lập phiếu trình about a paper (?van-ban=), with a draft (?du-thao=), or on one's own initiative."""
    person = request.user
    incoming, draft = (_paper(request, name) for name in ("van-ban", "du-thao"))
    unit = queries.unit_to_write_in(person, incoming)
    if unit is None or not rules.can_write(person, unit):
        if incoming and queries.unit_to_write_in(person, None):
            raise Refused(rules.obstacles_to_writing(person, incoming, draft))
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo phòng được lập phiếu trình.")
    if request.method == "GET":
        form = MemoForm(person, initial=first_words(incoming, draft))
        return _form_page(request, form, incoming)
    form = MemoForm(person, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _form_page(request, form, incoming, status=422)
    given = {"draft": form.enclosed(incoming), "key": form.cleaned_data["key"]}
    return redirect(actions.write(incoming, unit, form.values(), actor=person, **given))


@require_http_methods(["GET", "POST"])
def memo_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa phiếu trình."""
    memo = memo_of(request, pk)
    if not rules.can_change(request.user, memo):
        raise NotPermitted("Chỉ người lập phiếu được sửa phiếu trình.")
    if request.method == "GET":
        if not memo.with_author:
            raise Stale(rules.WITH_LEADERS)
        return _form_page(request, MemoForm(request.user, memo, initial=words_of(memo)), memo.incoming, memo)
    form = MemoForm(request.user, memo, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _form_page(request, form, memo.incoming, memo, status=422)
    given = {"draft": form.enclosed(memo.incoming), "seen": form.cleaned_data["seen"]}
    return redirect(actions.edit(memo, form.values(), actor=request.user, **given))


@require_GET
def memo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Một phiếu trình."""
    return memo_page(request, memo_of(request, pk))


@require_POST
def memo_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    submitted = actions.submit(memo_of(request, pk), **checked(SeenForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã trình phiếu {submitted.code}; {queries.what_follows(submitted)}.")
    return redirect(submitted)


@require_POST
def memo_recall(request: SignedInRequest, pk: int) -> HttpResponse:
    recalled = actions.recall(memo_of(request, pk), **checked(SeenForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã thu hồi phiếu {recalled.code}; mời sửa rồi trình lại.")
    return redirect(recalled)


@require_POST
def memo_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    withdrawn = actions.withdraw(memo_of(request, pk), **checked(WithdrawForm(request.POST)), actor=request.user)
    messages.success(request, "Đã bỏ phiếu trình; văn bản về chỗ người xử lý.")
    return redirect(withdrawn)


@require_GET
def memo_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """Phiếu trình as it is printed."""
    shown = memo_of(request, pk)
    response = HttpResponse(printing.memo_pdf(shown), content_type="application/pdf")
    name = f"Phiếu trình {shown.code or shown.pk}.pdf".replace("/", "-")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or ""
    return response


def _paper(request: SignedInRequest, name: str) -> Document | None:
    """The paper named in the address, where this person may see it."""
    if not (named := request.GET.get(name)):
        return None
    papers = Document.objects.visible_to(request.user).for_list()
    return get_object_or_404(papers, pk=whole_number(named))


def _form_page(
    request: SignedInRequest, form: MemoForm, incoming: Document | None, memo: Memo | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "incoming": incoming, "memo": memo}
    if incoming is not None:
        original = incoming.files.readable().filter(role=FileRole.ORIGINAL).select_related("blob").first()
        context |= viewer(original)
    return render(request, "memos/form.html", context, status=status)
