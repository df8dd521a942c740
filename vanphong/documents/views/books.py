"""The registers: on screen, on paper, and their numbers kept apart."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.paging import page

from .. import actions, printing, queries, rules
from ..enums import Direction, EntryStatus
from ..forms import BookFilterForm, ReserveForm, VoidForm
from ..models import Document, Register, RegisterEntry
from ..printing import BookLine, Column

TYPES = {
    "pdf": (printing.as_pdf, "application/pdf"),
    "xlsx": (printing.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
BOOK, FOLLOW_UP = "so", "theo-doi"


@require_safe
def registers(request: SignedInRequest) -> HttpResponse:
    """Sổ đăng ký: which one, of which year."""
    books = list(Register.objects.filter(agency=request.user.agency_id).select_related("agency"))
    if not any(rules.can_read(request.user, book) for book in books):
        raise NotPermitted("Sổ đăng ký dành cho văn thư, lãnh đạo Văn phòng và Chủ tịch. Cần tra cứu, mời hỏi văn thư.")
    context = {"books": queries.books_with_years(books), "this_year": clock.today().year}
    return render(request, "documents/registers.html", context)


@require_safe
def book(request: SignedInRequest, pk: int, year: int) -> HttpResponse:
    """Một sổ của một năm, on screen with filters."""
    register = _readable(request, pk)
    return _on_screen(request, register, year, BOOK, _title(register), printing.columns_of(register))


@require_safe
def follow_up(request: SignedInRequest, pk: int, year: int) -> HttpResponse:
    """Sổ theo dõi giải quyết văn bản đến."""
    register = _followed(request, pk)
    return _on_screen(request, register, year, FOLLOW_UP, "Sổ theo dõi giải quyết văn bản đến", printing.FOLLOW_UP)


@require_safe
def book_file(request: SignedInRequest, pk: int, year: int, kind: str) -> HttpResponse:
    register = _readable(request, pk)
    return _as_file(request, register, year, kind, BOOK, _title(register), printing.columns_of(register))


@require_safe
def follow_up_file(request: SignedInRequest, pk: int, year: int, kind: str) -> HttpResponse:
    register = _followed(request, pk)
    title = "Sổ theo dõi giải quyết văn bản đến"
    return _as_file(request, register, year, kind, FOLLOW_UP, title, printing.FOLLOW_UP)


@require_POST
def reserve_number(request: SignedInRequest, pk: int) -> HttpResponse:
    register, given = _readable(request, pk), checked(ReserveForm(request.POST))
    entry = actions.reserve_number(register, given["reason"], actor=request.user, seen=given["seen"])
    messages.success(request, f"Đã giữ số {entry.number}/{entry.year}.")
    return redirect("register-book", pk, entry.year)


@require_POST
def void_number(request: SignedInRequest, pk: int) -> HttpResponse:
    entry = get_object_or_404(RegisterEntry, pk=pk, register__agency=request.user.agency_id)
    given = checked(VoidForm(request.POST))
    actions.void_number(entry, given["reason"], actor=request.user)
    messages.success(request, f"Đã bỏ số {entry.number}/{entry.year}; số và lý do còn trong sổ.")
    return redirect("register-book", entry.register_id, entry.year)


def _readable(request: SignedInRequest, pk: int) -> Register:
    register = get_object_or_404(
        Register.objects.select_related("agency", "registry_unit"), pk=pk, agency=request.user.agency_id
    )
    if not rules.can_read(request.user, register):
        raise NotPermitted("Sổ đăng ký dành cho văn thư, lãnh đạo Văn phòng và Chủ tịch. Cần tra cứu, mời hỏi văn thư.")
    return register


def _followed(request: SignedInRequest, pk: int) -> Register:
    register = _readable(request, pk)
    if register.direction != Direction.INCOMING or register.secret:
        raise Http404("Chỉ sổ văn bản đến không mật mới có sổ theo dõi giải quyết.")
    return register


def _title(register: Register) -> str:
    return f"Sổ đăng ký {register.get_direction_display().lower()}"


def _on_screen(
    request: SignedInRequest, register: Register, year: int, kind: str, title: str, columns: list[Column]
) -> HttpResponse:
    form = BookFilterForm(request.GET)
    shown = page(queries.lines_of(register, year, form.params()), request, order=("number",), count=True)
    lines = [printing.laid_out(entry, columns) for entry in shown]
    last = queries.last_number(register, year)
    context = {
        "register": register,
        "year": year,
        "years": queries.years_of(register),
        "title": title,
        "kind": kind,
        "columns": columns,
        "lines": lines,
        "page": shown,
        "filter": form,
        "last_number": last,
        "visible": _visible(request, lines),
        "followed": register.direction == Direction.INCOMING and not register.secret,
        "reserve_form": _reserve_form(request, register, year, last) if kind == BOOK else None,
        "void_form": VoidForm(auto_id=False),
        "reserved": EntryStatus.RESERVED,
    }
    return render(request, "documents/book.html", context)


def _reserve_form(request: SignedInRequest, register: Register, year: int, last: int) -> ReserveForm | None:
    if not rules.keeps(request.user, register) or year != clock.today().year or register.secret:
        return None
    return ReserveForm(initial={"seen": last})


def _visible(request: SignedInRequest, lines: list[BookLine]) -> set[int]:
    """The papers of these lines that this person may open."""
    ids = [line.document.pk for line in lines if line.document]
    return set(Document.objects.visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))


def _as_file(
    request: HttpRequest, register: Register, year: int, kind: str, name: str, title: str, columns: list[Column]
) -> HttpResponse:
    write: Callable[..., bytes]
    write, media_type = TYPES[kind]
    lines = queries.lines_of(register, year, BookFilterForm(request.GET).params())
    content = write(register, year, title, columns, [printing.laid_out(entry, columns) for entry in lines])
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{register.pk}-{year}.{kind}"'
    return response
