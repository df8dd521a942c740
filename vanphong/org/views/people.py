"""Administration of people: who they are, their posts, their sign-ins."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.paging import page

from .. import actions, queries
from ..enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role, UnitKind
from ..forms import AppointForm, EndAppointmentForm, LockForm, PersonForm, SecretaryForm
from ..models import Appointment, Person, Secretary
from .gates import SignedInRequest, administrators_only, checked


@require_GET
@administrators_only
def people(request: SignedInRequest) -> HttpResponse:
    """Người dùng: everybody of the administrator's agency."""
    agency = request.user.agency_id
    units = queries.units_of(agency, kinds=UnitKind.values)
    unit = Filter("don-vi", "Đơn vị", [(unit.pk, unit.name) for unit in units])
    state = Filter("trang-thai", "Đăng nhập", [("mo", "Đang mở"), ("khoa", "Đã khóa")])
    found = queries.people_matching(agency, request.GET.get("q", ""), unit=int(chosen(request, unit) or 0) or None)
    if wanted := chosen(request, state):
        found = found.filter(is_active=wanted == "mo")
    shown = page(found, request, order=("sort_key", "id"), count=True)
    queries.with_posts(shown.items)
    context = {"page": shown, "bar": filter_bar(request, [unit, state]), "counted": "người"}
    return render(request, "org/people.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@administrators_only
def add_person(request: SignedInRequest) -> HttpResponse:
    """Thêm người dùng: the password for the first sign-in is shown on this answer only."""
    form = PersonForm(request.POST or None)
    if not form.is_valid():
        return render(request, "org/add_person.html", {"form": form})
    added, password = actions.add_person(request.user.agency, **form.cleaned_data, actor=request.user)
    return render(request, "org/one_time_password.html", {"person": added, "password": password})


@require_GET
@administrators_only
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Một người: posts past and present, sign-in, history."""
    shown = _colleague(request, pk)
    return render(request, "org/person.html", _everything_about(shown, request))


@require_POST
@administrators_only
def lock(request: SignedInRequest, pk: int) -> HttpResponse:
    locked = actions.lock_sign_in(_colleague(request, pk), **checked(LockForm(request.POST)), actor=request.user)
    messages.info(request, f"Đã khóa đăng nhập của {locked}. Các phiên đang mở đã đóng.")
    return redirect("person", pk)


@require_POST
@administrators_only
def unlock(request: SignedInRequest, pk: int) -> HttpResponse:
    unlocked = actions.unlock_sign_in(_colleague(request, pk), actor=request.user)
    messages.info(request, f"Đã mở khóa đăng nhập của {unlocked}.")
    return redirect("person", pk)


@require_POST
@never_cache
@administrators_only
def reset_password(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cấp lại mật khẩu: shown on this answer only, kept nowhere."""
    shown = _colleague(request, pk)
    password = actions.reset_password(shown, actor=request.user)
    return render(request, "org/one_time_password.html", {"person": shown, "password": password})


@require_POST
@administrators_only
def appoint(request: SignedInRequest, pk: int) -> HttpResponse:
    appointed = _colleague(request, pk)
    post = actions.appoint(appointed, **checked(AppointForm(appointed.agency_id, request.POST)), actor=request.user)
    messages.info(request, f"Đã phân công {appointed}: {post.title}, {post.unit}.")
    return redirect("person", pk)


@require_POST
@administrators_only
def end_appointment(request: SignedInRequest, pk: int) -> HttpResponse:
    post = get_object_or_404(Appointment.objects.filter(unit__agency=request.user.agency_id), pk=pk)
    ended = actions.end_appointment(post, **checked(EndAppointmentForm(request.POST)), actor=request.user)
    messages.info(request, f"{ended.person} thôi giữ chức vụ {ended.title} sau ngày {ended.valid_to:%d/%m/%Y}.")
    return redirect("person", ended.person_id)


@require_POST
@administrators_only
def name_secretary(request: SignedInRequest, pk: int) -> HttpResponse:
    leader = _colleague(request, pk)
    named = actions.name_secretary(leader, **checked(SecretaryForm(leader, request.POST)), actor=request.user)
    messages.info(request, f"{named.person} là thư ký giúp việc của {leader} từ {named.valid_from:%d/%m/%Y}.")
    return redirect("person", pk)


@require_POST
@administrators_only
def end_secretary(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Secretary.objects.filter(leader__agency=request.user.agency_id), pk=pk)
    actions.end_secretary(found, actor=request.user)
    messages.info(request, f"{found.person} thôi làm thư ký giúp việc của {found.leader}.")
    return redirect("person", found.leader_id)


def _colleague(request: SignedInRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.filter(agency=request.user.agency_id), pk=pk)


def _everything_about(shown: Person, request: SignedInRequest) -> dict[str, object]:
    return {
        "person": shown,
        "appointments": shown.appointments.select_related("unit").order_by("-valid_from", "-id"),
        "leads": shown.holds(COMMITTEE_LEADERS | OFFICE_LEADERS),
        "secretaries": queries.secretaries_of(shown),
        "secretary_form": SecretaryForm(shown, auto_id="secretary_%s"),
        "charges": shown.charges.select_related("field").order_by("-valid_from"),
        "history": queries.history_of_person(shown),
        "locking": [] if shown.pk != request.user.pk else ["Không thể tự khóa đăng nhập của mình."],
        "lock_form": LockForm(auto_id="lock_%s"),
        "appoint_form": AppointForm(shown.agency_id, initial={"role": Role.SPECIALIST}, auto_id="appoint_%s"),
        "end_form": EndAppointmentForm(auto_id="end_%s"),
    }
