"""One act on one paper: posted, done, and back to the page it came from; or the form again, filled as it was."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from vanphong.documents.models import Document
from vanphong.documents.queries import papers_open_to
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.kernel.middleware import back_to
from vanphong.org.views.gates import SignedInRequest

from .. import actions
from ..forms import (
    ActForm,
    AnswerForm,
    AskUnitForm,
    AssignForm,
    ClaimForm,
    DecideExtensionForm,
    ExtensionForm,
    HandBackForm,
    InstructForm,
    OverrideDueForm,
    PauseForm,
    ResumeForm,
    SendBackForm,
    acts_for,
    row_of,
)
from ..models import ExtensionRequest, UnitQuestion
from ..rules import until

NOT_OFFERED = (
    "Việc này không thuộc quyền của anh/chị với văn bản này, hoặc văn bản đã sang bước khác. Mời tải lại trang."
)


@require_POST
def instruct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ghi bút phê."""
    form = InstructForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "instruct", form, actions.instruct, "Đã giao {lead} chủ trì{until}.")


@require_POST
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Trả lại Văn phòng."""
    form = SendBackForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "send-back", form, actions.send_back, "Đã trả lại Văn phòng, chờ bút phê lại.")


@require_POST
def assign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Phân công."""
    form = AssignForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "assign", form, actions.assign, "Đã phân công {person} xử lý{until}.")


@require_POST
def claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nhận việc."""
    form = ClaimForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "claim", form, actions.claim, "Anh/chị đã nhận xử lý văn bản này.")


@require_POST
def hand_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Chuyển lại phòng."""
    form = HandBackForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "hand-back", form, actions.hand_back, "Đã chuyển lại phòng, chờ phân công lại.")


@require_POST
def ask_unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hỏi ý kiến đơn vị."""
    form = AskUnitForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "ask-unit", form, actions.ask_unit, "Đã gửi câu hỏi đến {unit}{until}.")


@require_POST
def answer_question(request: SignedInRequest, pk: int) -> HttpResponse:
    """Trả lời câu hỏi của đơn vị khác."""
    papers = papers_open_to(request.user)
    question = get_object_or_404(UnitQuestion.objects.to_read().filter(document__in=papers), pk=pk)
    form = AnswerForm(question.document, request.POST, auto_id=f"answer-{question.pk}-%s")
    if not form.is_valid():
        return _again(request, "answer-question", form, {"question": question})
    actions.answer_question(question, form.cleaned_data["text"], actor=request.user)
    messages.success(request, f"Đã gửi trả lời đến {question.asked_by}.")
    return redirect(back_to(request))


@require_POST
def ask_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Xin gia hạn."""
    form = ExtensionForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "ask-extension", form, actions.ask_extension, "Đã gửi đề nghị gia hạn đến {wanted:%d/%m/%Y}.")


@require_POST
def decide_extension(request: SignedInRequest, pk: int) -> HttpResponse:
    """Quyết định gia hạn."""
    papers = papers_open_to(request.user)
    asked = get_object_or_404(ExtensionRequest.objects.to_read().filter(document__in=papers), pk=pk)
    form = DecideExtensionForm(asked.document, request.POST, auto_id=f"extension-{asked.pk}-%s")
    if not form.is_valid():
        return _again(request, "decide-extension", form, {"extension": asked})
    granted = form.cleaned_data["granted"]
    actions.decide_extension(asked, granted, form.cleaned_data["answer"], actor=request.user)
    said = f"gia hạn đến {asked.wanted:%d/%m/%Y} cho {asked.asked_by}"
    messages.success(request, f"Đã {said}." if granted else f"Đã trả lời không {said}.")
    return redirect(back_to(request))


@require_POST
def override_due(request: SignedInRequest, pk: int) -> HttpResponse:
    """Điều chỉnh hạn."""
    form = OverrideDueForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "override-due", form, actions.override_due, "Hạn giải quyết nay là {due_date:%d/%m/%Y}.")


@require_POST
def pause(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tạm dừng tính hạn."""
    form = PauseForm(_paper(request, pk), _posted(request, pk))
    return _do(
        request, "pause", form, actions.pause, "Đã tạm dừng tính hạn đến {expected:%d/%m/%Y}, chờ {waiting_for}."
    )


@require_POST
def resume(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tính hạn trở lại."""
    form = ResumeForm(_paper(request, pk), _posted(request, pk))
    return _do(request, "resume", form, actions.resume, "Hạn được tính trở lại từ hôm nay.")


def _paper(request: SignedInRequest, pk: int) -> Document:
    papers = papers_open_to(request.user).incoming()
    return get_object_or_404(papers.select_related("field"), pk=pk)


def _posted(request: SignedInRequest, pk: int) -> QueryDict:
    """The form of this paper, which may be one row of a page that has many."""
    return row_of(request.POST, str(pk)) if "row" in request.POST else request.POST


def _do(request: SignedInRequest, name: str, form: ActForm, act: Callable[..., object], said: str) -> HttpResponse:
    if not form.is_valid():
        return _again(request, name, form)
    values = form.cleaned_data
    act(form.document, **values, actor=request.user)
    messages.success(request, said.format(**values | {"until": until(values.get("due_date"))}))
    return redirect(back_to(request))


def _again(request: SignedInRequest, name: str, form: ActForm, about: dict[str, object] | None = None) -> HttpResponse:
    """The same form with what is wrong in it, for who may do this; a refusal for who may not."""
    offered = [one for one in acts_for(request.user, form.document) if one.name == name]
    act = next((one for one in offered if (about or {}).items() <= one.context.items()), None)
    if act is None:
        raise NotPermitted(NOT_OFFERED)
    if act.obstacles:
        raise Refused(act.obstacles)
    context = {"document": form.document, "act": replace(act, form=form), "form": form, "next": back_to(request)}
    return render(request, "routing/act.html", context, status=422)
