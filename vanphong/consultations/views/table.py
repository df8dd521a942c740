"""Bảng tổng hợp, tiếp thu, giải trình: on screen page by page, and whole as PDF or Word."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.addresses import whole_number
from vanphong.kernel.errors import Invalid, NotPermitted
from vanphong.kernel.middleware import back_to
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.routing.forms import row_of
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page

from .. import actions, printing, queries, rules
from ..actions import Disposing, Result
from ..enums import Disposition
from ..forms import DisposeForm
from ..models import Comment, Consultation

ORDER = ("section_number", "addressee", "id")
FOR_ALL = "chung"
"""The row of fields that stand for every marked comment."""
TYPES = {
    "pdf": (printing.as_pdf, "application/pdf"),
    "docx": (printing.as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_safe
def table(request: SignedInRequest, pk: int) -> HttpResponse:
    """The rows, narrowed by section, by who said it, by what became of it."""
    consultation = _visible(request, pk)
    sections = [("0", "Ý kiến chung"), *((one.number, str(one)) for one in consultation.sections.all())]
    section = Filter("muc", "Mục", sections)
    place = Filter("noi", "Cơ quan, đơn vị", list(consultation.addressees.values_list("pk", "name")))
    disposition = Filter("xu-ly", "Xử lý", Disposition.choices)
    comments = queries.comments_of(
        consultation,
        section=chosen(request, section),
        addressee=chosen(request, place),
        disposition=chosen(request, disposition),
        text=request.GET.get("q", ""),
    )
    context = {
        "consultation": consultation,
        "leads": rules.can_lead(request.user, consultation),
        "page": page(comments, request, order=ORDER, count=True),
        "bar": filter_bar(request, [section, place, disposition]),
        "counted": "ý kiến",
        "progress": queries.progress_of([consultation])[pk],
        "dispositions": queries.dispositions_of(consultation),
        "choices": Disposition.choices,
        "here": request.get_full_path(),
    }
    return render(request, "consultations/table.html", context)


@require_safe
def table_file(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The whole table as a file."""
    make, media_type = TYPES[kind]
    content = make(printing.sheet_of(_visible(request, pk)))
    name = content_disposition_header(kind != "pdf", f"bang-tong-hop-y-kien-{pk}.{kind}")
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": name or ""})


@require_POST
def dispose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tiếp thu, giải trình một ý kiến: its row of the table, and whatever else was written in the rows around it."""
    seen = Consultation.objects.visible_to(request.user)
    comment = get_object_or_404(Comment.objects.handed_in().to_read().filter(consultation__in=seen), pk=pk)
    data = row_of(request.POST, str(pk)) if f"{pk}-disposition" in request.POST else request.POST
    given, beside = checked(DisposeForm(data)), _written_beside(request.POST, comment)
    if not beside:
        actions.dispose(comment, **given, actor=request.user)
        messages.success(request, "Đã ghi tiếp thu, giải trình.")
        return redirect(back_to(request))
    results = actions.dispose_many([Disposing(comment, **given), *beside], actor=request.user)
    if any(one.error for one in results):
        return _results_page(request, comment.consultation, results, "Tiếp thu, giải trình")
    messages.success(request, f"Đã ghi tiếp thu, giải trình {len(results)} ý kiến.")
    return redirect(back_to(request))


def _written_beside(data: QueryDict, comment: Comment) -> list[Disposing]:
    """The other rows of the page that say something else than what stands."""
    names = [name.removesuffix("-disposition") for name in data if name.endswith("-disposition")]
    numbers = [number for name in names if (number := whole_number(name)) and number != comment.pk]
    found = comment.consultation.comments.handed_in().to_read().in_bulk(numbers)
    given = [Disposing(one, **checked(DisposeForm(row_of(data, str(pk))))) for pk, one in found.items()]
    return [
        one
        for one in given
        if (one.disposition, _lines(one.explanation)) != (one.comment.disposition, _lines(one.comment.explanation))
    ]


def _lines(text: str) -> list[str]:
    """However a browser ends its lines."""
    return text.strip().splitlines()


@require_POST
def dispose_many(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tiếp thu, giải trình nhiều ý kiến: a result for each."""
    consultation = _visible(request, pk)
    if not rules.can_lead(request.user, consultation):
        raise NotPermitted("Chỉ người lập yêu cầu lấy ý kiến hoặc lãnh đạo phòng được ghi tiếp thu, giải trình.")
    given = checked(DisposeForm(row_of(request.POST, FOR_ALL)))
    items = [
        Disposing(comment, given["disposition"], given["explanation"], _seen(request.POST, comment))
        for comment in _marked(request, consultation)
    ]
    results = actions.dispose_many(items, actor=request.user)
    return _results_page(request, consultation, results, Disposition(given["disposition"]).label)


def _results_page(
    request: SignedInRequest, consultation: Consultation, results: list[Result], outcome: str
) -> HttpResponse:
    failed = [one for one in results if one.error]
    context: dict[str, Any] = {
        "consultation": consultation,
        "done": [one.comment for one in results if not one.error],
        "failed": failed,
        "outcome": outcome,
        "next": back_to(request),
    }
    return render(request, "consultations/results.html", context, status=409 if failed else 200)


def _marked(request: SignedInRequest, consultation: Consultation) -> list[Comment]:
    marked = dict.fromkeys(request.POST.getlist("chon"))
    if not marked:
        raise Invalid("Chưa chọn ý kiến nào. Mời đánh dấu các dòng rồi bấm lại.")
    numbers = [number for key in marked if (number := whole_number(key))]
    found = {str(pk): one for pk, one in consultation.comments.handed_in().to_read().in_bulk(numbers).items()}
    if marked.keys() - found.keys():
        raise Http404
    return [found[key] for key in marked]


def _seen(data: QueryDict, comment: Comment) -> int | None:
    """The version this row showed; what is no number is a version nobody was shown."""
    given = data.get(f"{comment.pk}-seen")
    number = whole_number(given)
    return number if number is not None or given is None else -1


def _visible(request: SignedInRequest, pk: int) -> Consultation:
    sent = Consultation.objects.visible_to(request.user).exclude(sent_at=None)
    return get_object_or_404(sent.select_related("agency"), pk=pk)
