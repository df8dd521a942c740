"""Pages of submission memos (phiếu trình)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.documents.enums import FileRole
from vanphong.documents.models import Document, DocumentFile
from vanphong.documents.queries import current_draft
from vanphong.files.queries import pages, why_no_pages
from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import NotPermitted
from vanphong.org.queries import units_of
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page

from .. import actions, printing, queries, rules
from ..enums import MemoStatus
from ..forms import MemoForm, OpinionForm, ReturnForm, SeenForm, WithdrawForm, WordsForm, first_words, words_of
from ..models import Memo

WITH_PAPERS = ("incoming__custody__unit", "incoming__entry", "incoming__document_type")


@require_GET
def memos(request: SignedInRequest) -> HttpResponse:
    """Phiếu trình: those this person may see, narrowed by the chips."""
    view = Filter("xem", "Xem", list(queries.VIEWS.items()))
    unit = Filter("don-vi", "Đơn vị", [(unit.pk, unit.name) for unit in units_of(request.user.agency_id)])
    status = Filter("trang-thai", "Trạng thái", MemoStatus.choices)
    wanted = queries.ListFilter(
        view=chosen(request, view),
        unit=int(chosen(request, unit) or 0) or None,
        status=chosen(request, status),
        text=request.GET.get("q", ""),
    )
    order = ("moved_at", "id") if wanted.view == "cho-toi" else ("-id",)
    shown = page(queries.listed(request.user, wanted), request, order=order, count=True)
    context = {"page": shown, "bar": filter_bar(request, [view, unit, status]), "counted": "phiếu trình"}
    context["may_write"] = queries.unit_to_write_in(request.user, None)
    return render(request, "memos/memos.html", context)


@require_http_methods(["GET", "POST"])
def memo_new(request: SignedInRequest) -> HttpResponse:
    """Lập phiếu trình about a paper (?van-ban=), with a draft (?du-thao=), or on one's own initiative."""
    person = request.user
    incoming, draft = (_paper(request, name) for name in ("van-ban", "du-thao"))
    unit = queries.unit_to_write_in(person, incoming)
    if unit is None or not rules.can_write(person, unit):
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
    memo = _memo(request, pk)
    if not rules.can_change(request.user, memo):
        raise NotPermitted("Chỉ người lập phiếu được sửa phiếu trình.")
    if request.method == "GET":
        return _form_page(request, MemoForm(request.user, memo, initial=words_of(memo)), memo.incoming, memo)
    form = MemoForm(request.user, memo, data=request.POST, files=request.FILES)
    if not form.is_valid():
        return _form_page(request, form, memo.incoming, memo, status=422)
    given = {"draft": form.enclosed(memo.incoming), "seen": form.cleaned_data["seen"]}
    return redirect(actions.edit(memo, form.values(), actor=request.user, **given))


@require_GET
def memo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Một phiếu trình."""
    return _memo_page(request, _memo(request, pk))


@require_POST
def memo_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    submitted = actions.submit(_memo(request, pk), **checked(SeenForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã trình phiếu {submitted.code}; {queries.what_follows(submitted)}.")
    return redirect(submitted)


@require_POST
def memo_opine(request: SignedInRequest, pk: int) -> HttpResponse:
    read, form = _memo(request, pk), OpinionForm(request.POST)
    if not form.is_valid():
        return _memo_page(request, read, form, status=422)
    return _next_memo(request, actions.opine(read, **form.cleaned_data, actor=request.user), "Đã cho ý kiến")


@require_POST
def memo_return(request: SignedInRequest, pk: int) -> HttpResponse:
    read, form = _memo(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _memo_page(request, read, form, status=422)
    return _next_memo(request, actions.opine(read, **form.cleaned_data, actor=request.user), "Đã trả lại")


@require_POST
def memo_recall(request: SignedInRequest, pk: int) -> HttpResponse:
    recalled = actions.recall(_memo(request, pk), **checked(SeenForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã thu hồi phiếu {recalled.code}; mời sửa rồi trình lại.")
    return redirect(recalled)


@require_POST
def memo_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    withdrawn = actions.withdraw(_memo(request, pk), **checked(WithdrawForm(request.POST)), actor=request.user)
    messages.success(request, "Đã bỏ phiếu trình; văn bản vẫn ở chỗ người xử lý.")
    return redirect(withdrawn)


@require_GET
def memo_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """Phiếu trình as it is printed."""
    shown = _memo(request, pk)
    response = HttpResponse(printing.memo_pdf(shown), content_type="application/pdf")
    name = f"Phiếu trình {shown.code or shown.pk}.pdf".replace("/", "-")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or ""
    return response


def _memo(request: SignedInRequest, pk: int) -> Memo:
    found = Memo.objects.visible_to(request.user).for_list().select_related(*WITH_PAPERS)
    return get_object_or_404(found, pk=pk)


def _paper(request: SignedInRequest, name: str) -> Document | None:
    """The paper named in the address, where this person may see it."""
    if not (named := request.GET.get(name)):
        return None
    papers = Document.objects.visible_to(request.user).for_list()
    return get_object_or_404(papers, pk=whole_number(named))


def _next_memo(request: SignedInRequest, done: Memo, what: str) -> HttpResponse:
    """The next memo that waits for this leader, with one line saying what became of the last."""
    messages.success(request, f"{what} phiếu {done.code}; {queries.what_follows(done)}.")
    following = queries.awaiting_opinion_of(request.user).first()
    return redirect(following) if following else redirect("memos")


def _form_page(
    request: SignedInRequest, form: MemoForm, incoming: Document | None, memo: Memo | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "incoming": incoming, "memo": memo}
    if incoming is not None:
        original = incoming.files.filter(role=FileRole.ORIGINAL).select_related("blob").first()
        context |= _viewer(original)
    return render(request, "memos/form.html", context, status=status)


def _memo_page(request: SignedInRequest, memo: Memo, form: WordsForm | None = None, status: int = 200) -> HttpResponse:
    person, rounds = request.user, queries.rounds_of(memo)
    working = memo.with_author and (rules.can_change(person, memo) or not rounds)
    papers = [paper.pk for paper in (memo.incoming, memo.draft) if paper]
    seen = set(Document.objects.visible_to(person).filter(pk__in=papers).values_list("pk", flat=True))
    context: dict[str, Any] = {
        "memo": memo,
        "content": memo if working else rounds[0],
        "rounds": [(submitted, queries.chain_of(submitted)) for submitted in rounds],
        "changes": rules.changes(rounds[1], rounds[0]) if len(rounds) > 1 else [],
        "seen_papers": seen,
    }
    if memo.draft and memo.draft.pk in seen:
        context |= _viewer(current_draft(memo.draft) if working else queries.file_of(rounds[0], memo.draft))
    return render(request, "memos/memo.html", context | _acts(request, memo, rounds, form), status=status)


def _acts(request: SignedInRequest, memo: Memo, rounds: list[Any], form: WordsForm | None) -> dict[str, Any]:
    """What this person may do with the memo now, and why not."""
    person = request.user
    acts: dict[str, Any] = {}
    if found := rules.step_of(person, memo):
        step, standing = found
        read = {"checksum": rounds[0].checksum, "seen": memo.version, "at": step.pk}
        acts |= {"step": step, "standing": standing, "opinion_form": form or OpinionForm(initial=read)}
        acts |= {"phrases": queries.phrases_of(person)}
    if memo.with_author and rules.can_change(person, memo):
        plan = queries.plan_of(memo)
        acts |= {"may_submit": True, "plan": plan, "first_stop": queries.first_stop(memo)}
        acts |= {"obstacles": rules.obstacles_to_submitting(memo, plan, queries.asks_of(memo))}
    if not memo.finished and rules.can_withdraw(person, memo):
        acts |= {"withdraw_form": WithdrawForm()}
    if memo.status == MemoStatus.SUBMITTED and rules.can_change(person, memo):
        acts |= {"may_recall": True, "recall_obstacles": rules.obstacles_to_recalling(memo)}
    return acts


def _viewer(file: DocumentFile | None) -> dict[str, Any]:
    """What files/_viewer.html draws of a file of a paper."""
    if file is None:
        return {}
    place = [file.document_id, file.pk]

    def address(number: int, width: int) -> str:
        return f"{reverse('document-page', args=[*place, number])}?rong={width}"

    shown = pages(file.blob, address)
    return {
        "file": file,
        "pages": shown,
        "why_no_pages": "" if shown else why_no_pages(file.blob),
        "download_url": reverse("document-file", args=place),
    }
