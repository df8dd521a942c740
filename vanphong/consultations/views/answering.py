"""The answering side: what was sent to me, and my answer. Nothing here leads to the papers of the asking side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel import clock
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page
from vanphong.worktime.queries import due_filter

from .. import actions, queries, rules
from ..enums import AnswerState, RequestState
from ..forms import AnswerForm, CommentForm, ExtensionForm
from ..models import Addressee, Comment


@require_safe
def to_me(request: SignedInRequest) -> HttpResponse:
    """Góp ý được gửi: to my unit, or to the agency I answer for."""
    state = Filter("trang-thai", "Trạng thái", AnswerState.choices)
    due = due_filter(stops=False)
    narrowed = {"state": chosen(request, state), "due": chosen(request, due)}
    found = queries.asked_of(request.user, text=request.GET.get("q", ""), **narrowed)
    shown = page(found, request, count=True)
    context = {
        "page": shown,
        "bar": filter_bar(request, [state, due]),
        "counted": "yêu cầu",
        "only_responds": rules.only_responds(request.user),
    }
    return render(request, "consultations/to_me.html", context)


@require_safe
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Góp ý: the draft beside what was written about it so far."""
    addressee = _asked(request, pk)
    consultation = addressee.consultation
    comments = queries.my_comments(addressee)
    writing = rules.obstacles_to_writing(addressee)
    late = addressee.late_on(clock.today())
    wishes = list(addressee.extensions.all())
    context = {
        "addressee": addressee,
        "consultation": consultation,
        "late": late,
        "sections": list(consultation.sections.all()),
        "comments": comments,
        "unsent": sum(one.handed_in_at is None for one in comments),
        "writing": writing,
        "comment_form": CommentForm(addressee, auto_id="new-%s"),
        "answer_form": AnswerForm(initial={"choice": addressee.choice, "seen": addressee.version}),
        "sending": rules.obstacles_to_sending_answer(addressee),
        "wishes": wishes,
        "may_ask_extension": consultation.open
        and not addressee.answered
        and not any(one.state == RequestState.ASKED for one in wishes),
        "extension_form": ExtensionForm(auto_id="extension-%s"),
    }
    return render(request, "consultations/answer.html", context | queries.pages_of(consultation, consultation.blob))


@require_POST
def add_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Thêm ý kiến."""
    addressee = _asked(request, pk)
    form = CommentForm(addressee, request.POST)
    given = checked(form)
    actions.add_comment(addressee, form.words, actor=request.user, key=given["key"])
    messages.success(request, "Đã lưu ý kiến.")
    return redirect(addressee)


@require_safe
def edit_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa một ý kiến: its own page."""
    comment = _mine(request, pk)
    addressee = comment.addressee
    obstacles = rules.obstacles_to_writing(addressee) + rules.obstacles_to_changing_comment(comment)
    form = CommentForm(addressee, comment=comment)
    context = {"comment": comment, "addressee": addressee, "form": form, "obstacles": obstacles}
    return render(request, "consultations/comment.html", context)


@require_POST
def change_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lưu ý kiến đã sửa."""
    comment = _mine(request, pk)
    form = CommentForm(comment.addressee, request.POST, comment=comment)
    given = checked(form)
    actions.change_comment(comment, form.words, actor=request.user, seen=given["seen"])
    messages.success(request, "Đã lưu ý kiến.")
    return redirect(comment.addressee)


@require_POST
def drop_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bỏ ý kiến."""
    addressee = actions.drop_comment(_mine(request, pk), actor=request.user)
    messages.success(request, "Đã bỏ ý kiến.")
    return redirect(addressee)


@require_POST
def send_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gửi góp ý."""
    addressee = _asked(request, pk)
    actions.answer(addressee, **checked(AnswerForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã gửi góp ý. Có thể sửa đến hết ngày {addressee.due_date:%d/%m/%Y}.")
    return redirect(addressee)


@require_POST
def ask_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Đề nghị gia hạn."""
    addressee = _asked(request, pk)
    wish = actions.ask_extension(addressee, **checked(ExtensionForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã gửi đề nghị gia hạn đến {wish.wanted:%d/%m/%Y}, chờ quyết định.")
    return redirect(addressee)


def _asked(request: SignedInRequest, pk: int) -> Addressee:
    found = Addressee.objects.sent_to(request.user).select_related(
        "consultation__agency", "consultation__unit", "consultation__author", "consultation__blob", "answered_by"
    )
    return get_object_or_404(found, pk=pk)


def _mine(request: SignedInRequest, pk: int) -> Comment:
    places = Addressee.objects.sent_to(request.user)
    found = Comment.objects.select_related("addressee__consultation", "section").filter(addressee__in=places)
    return get_object_or_404(found, pk=pk)
