"""Sổ gửi bưu điện: what waits for the post, the book on screen and on paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import Invalid, NotPermitted
from vanphong.org.rules import is_registrar
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.paging import page

from .. import actions, printing, queries, rules
from ..forms import DayForm, postings_of

MOST_WAITING = 200
TYPES = {
    "pdf": (printing.as_pdf, "application/pdf"),
    "xlsx": (printing.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@require_safe
def post_book(request: SignedInRequest, year: int) -> HttpResponse:
    """Sổ gửi bưu điện của một năm."""
    agency = _readers_only(request)
    keeps = is_registrar(request.user, agency) and year == clock.today().year
    shown = page(queries.posted_in(agency, year), request, order=("sent_on", "id"), count=True)
    context = {
        "year": year,
        "years": queries.years_of_post(agency),
        "columns": printing.COLUMNS,
        "lines": [(one, [(column, column.cell(one)) for column in printing.COLUMNS]) for one in shown],
        "page": shown,
        "keeps": keeps,
        "waiting": list(queries.awaiting_post(agency)[:MOST_WAITING]) if keeps else [],
        "back": list(queries.to_be_brought_back(agency)[:MOST_WAITING]) if keeps else [],
        "day_form": DayForm(),
        "visible": _visible(request, [one.delivery.document_id for one in shown]),
    }
    return render(request, "issuing/post_book.html", context)


@require_safe
def post_book_file(request: SignedInRequest, year: int, kind: str) -> HttpResponse:
    agency = _readers_only(request)
    write, media_type = TYPES[kind]
    response = HttpResponse(write(request.user.agency, year, queries.posted_in(agency, year)), content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="so-gui-buu-dien-{year}.{kind}"'
    return response


@require_POST
def enter_post(request: SignedInRequest) -> HttpResponse:
    """Vào sổ những bì đã chọn."""
    if not is_registrar(request.user, request.user.agency_id or 0):
        raise NotPermitted("Chỉ văn thư của cơ quan được vào sổ gửi bưu điện.")
    day = checked(DayForm(request.POST))["day"]
    postings, wrong = postings_of(request.POST, queries.awaiting_post(request.user.agency_id))
    if wrong:
        raise Invalid(" ".join(wrong))
    if not postings:
        raise Invalid("Chưa chọn nơi nhận nào còn chờ gửi. Mời đánh dấu các dòng cần vào sổ.")
    entered = actions.enter_post(postings, day, actor=request.user)
    messages.success(request, f"Đã vào sổ gửi bưu điện {entered} dòng, ngày {day:%d/%m/%Y}.")
    return redirect("post-book", day.year)


def _readers_only(request: SignedInRequest) -> int:
    agency: int = request.user.agency_id
    if not rules.can_read_post(request.user, agency):
        raise NotPermitted(
            "Sổ gửi bưu điện dành cho văn thư, lãnh đạo Văn phòng và Chủ tịch. Cần tra cứu, mời hỏi văn thư."
        )
    return agency


def _visible(request: SignedInRequest, ids: list[int]) -> set[int]:
    """The papers of these lines that this person may open."""
    return set(Document.objects.visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))
