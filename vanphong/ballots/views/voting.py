"""A ballot: written, sent out, voted on, ended."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from vanphong.documents.queries import current_draft
from vanphong.files.queries import WIDTHS, pages, why_no_pages
from vanphong.files.views import blob_response, page_image_response
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Stale
from vanphong.org.views.gates import SignedInRequest, checked
from vanphong.ui.filters import Filter, chosen, filter_bar
from vanphong.ui.formats import vndatetime
from vanphong.ui.paging import page
from vanphong.worktime.queries import due_filter

from .. import actions, printing, queries, rules
from ..enums import RUNNING, BallotStatus, Outcome, Vote
from ..forms import BallotForm, CancelForm, OpenForm, SeenForm, VoteForm, first_words, words_of
from ..models import Ballot


@require_GET
def ballots(request: SignedInRequest) -> HttpResponse:
    """Phiếu lấy ý kiến: those this person may see, narrowed by the chips."""
    view = Filter("xem", "Xem", list(queries.VIEWS.items()))
    status = Filter("trang-thai", "Trạng thái", BallotStatus.choices)
    outcome = Filter("ket-qua", "Kết quả", Outcome.choices)
    due = due_filter(stops=False)
    chips = [view, status, outcome, due]
    shown_view, state, end, side = (chosen(request, chip) for chip in chips)
    wanted = queries.ListFilter(shown_view, state, end, side, request.GET.get("q", ""))
    shown = page(queries.listed(request.user, wanted), request, count=True)
    context = {"page": shown, "bar": filter_bar(request, chips), "counted": "phiếu lấy ý kiến"}
    context["may_write"] = _may_write(request)
    context["may_keep_members"] = rules.can_keep_members(request.user, request.user.agency_id)
    return render(request, "ballots/ballots.html", context)


@require_http_methods(["GET", "POST"])
def ballot_new(request: SignedInRequest) -> HttpResponse:
    """Soạn phiếu lấy ý kiến."""
    unit = queries.unit_to_write_in(request.user)
    if unit is None or not rules.can_write(request.user, unit):
        raise NotPermitted("Chỉ chuyên viên và lãnh đạo phòng của Văn phòng UBND được soạn phiếu lấy ý kiến.")
    if request.method == "GET":
        return _form_page(request, BallotForm(request.user, initial=first_words()))
    form = BallotForm(request.user, data=request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    return redirect(actions.write(unit, form.values(), actor=request.user, key=form.cleaned_data["key"]))


@require_http_methods(["GET", "POST"])
def ballot_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sửa phiếu lấy ý kiến."""
    ballot = _ballot(request, pk)
    if not rules.can_change(request.user, ballot):
        raise NotPermitted("Chỉ người soạn được sửa phiếu lấy ý kiến.")
    if request.method == "GET":
        if ballot.status != BallotStatus.DRAFT:
            raise Stale(rules.SENT_OUT)
        return _form_page(request, BallotForm(request.user, ballot, initial=words_of(ballot)), ballot)
    form = BallotForm(request.user, ballot, data=request.POST)
    if not form.is_valid():
        return _form_page(request, form, ballot, status=422)
    return redirect(actions.edit(ballot, form.values(), actor=request.user, seen=form.cleaned_data["seen"]))


@require_GET
def ballot(request: SignedInRequest, pk: int) -> HttpResponse:
    """Một phiếu lấy ý kiến: what is asked, my slip, how it stands, the outcome."""
    return _ballot_page(request, _ballot(request, pk))


@require_POST
def ballot_open(request: SignedInRequest, pk: int) -> HttpResponse:
    opened = actions.open_ballot(_ballot(request, pk), **checked(OpenForm(request.POST)), actor=request.user)
    count = opened.slips.count()
    messages.success(request, f"Đã gửi phiếu đến {count:02} thành viên, hạn {vndatetime(opened.due_at)}.")
    return redirect(opened)


@require_POST
def ballot_vote(request: SignedInRequest, pk: int) -> HttpResponse:
    read, form = _ballot(request, pk), VoteForm(request.POST)
    if not form.is_valid():
        return _ballot_page(request, read, form, status=422)
    slip = actions.vote(read, **form.cleaned_data, actor=request.user)
    messages.success(request, f"Đã gửi phiếu: {slip.get_choice_display().lower()}, lúc {vndatetime(slip.voted_at)}.")
    return redirect(read)


@require_POST
def ballot_close(request: SignedInRequest, pk: int) -> HttpResponse:
    closed = actions.close(_ballot(request, pk), **checked(SeenForm(request.POST)), actor=request.user)
    messages.success(request, f"Đã kết thúc lấy ý kiến: {closed.get_outcome_display().lower()}.")
    return redirect(closed)


@require_POST
def ballot_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    cancelled = actions.cancel(_ballot(request, pk), **checked(CancelForm(request.POST)), actor=request.user)
    messages.success(request, "Đã hủy phiếu lấy ý kiến; thành viên không cần biểu quyết nữa.")
    return redirect(cancelled)


@require_GET
def ballot_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bảng kết quả biểu quyết as it is printed, once the vote is over."""
    shown = _ballot(request, pk)
    if not rules.may_see_votes(shown):
        raise Http404("Chưa có kết quả biểu quyết.")
    response = HttpResponse(printing.result_pdf(shown), content_type="application/pdf")
    name = f"Kết quả lấy ý kiến {shown.pk}.pdf"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or ""
    return response


@require_safe
def ballot_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Tải dự thảo: exactly the version that is voted on, or will be."""
    version = _version(request, pk)
    return blob_response(version.blob, version.name)


@require_safe
def ballot_page(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """The picture of a page of it, as wide as `?rong` says."""
    width = request.GET.get("rong", "")
    if width not in map(str, WIDTHS):
        raise Http404("Không có cỡ ảnh này.")
    return page_image_response(request, _version(request, pk).blob, number, int(width))


def _may_write(request: SignedInRequest) -> bool:
    unit = queries.unit_to_write_in(request.user)
    return unit is not None and rules.can_write(request.user, unit)


def _ballot(request: SignedInRequest, pk: int) -> Ballot:
    found = Ballot.objects.visible_to(request.user).select_related("agency", "unit", "author", "draft", "file")
    return get_object_or_404(found, pk=pk)


def _version(request: SignedInRequest, pk: int) -> queries.Version:
    version = queries.version_to_read(_ballot(request, pk), request.user)
    if version is None:
        raise Http404("Chưa có tệp dự thảo.")
    return version


def _form_page(
    request: SignedInRequest, form: BallotForm, ballot: Ballot | None = None, status: int = 200
) -> HttpResponse:
    return render(request, "ballots/form.html", {"form": form, "ballot": ballot}, status=status)


def _ballot_page(
    request: SignedInRequest, ballot: Ballot, form: VoteForm | None = None, status: int = 200
) -> HttpResponse:
    slips = list(ballot.slips.all())
    mine = next((slip for slip in slips if slip.member_id == request.user.pk), None)
    context: dict[str, Any] = {
        "ballot": ballot,
        "slips": slips,
        "mine": mine,
        "given": sum(bool(slip.choice) for slip in slips),
        "over": ballot.over_at(clock.now()),
    }
    if rules.may_see_votes(ballot):
        counted = rules.tally(slips)
        context |= {"tally": counted, "words": rules.outcome_in_words(counted)}
        context |= {"next_step": rules.NEXT_STEP[counted.outcome]}
        context |= {"different": queries.opinions_in(slips, {Vote.DISAGREE, Vote.OTHER})}
        context |= {"remarks": queries.opinions_in(slips, {Vote.AGREE})}
    if ballot.status == BallotStatus.OPEN and mine and not mine.choice and not context["over"]:
        context["vote_form"] = form or VoteForm(initial={"checksum": ballot.checksum})
    context |= _acts(request, ballot) | _viewer(ballot, queries.version_to_read(ballot, request.user))
    return render(request, "ballots/ballot.html", context, status=status)


def _acts(request: SignedInRequest, ballot: Ballot) -> dict[str, Any]:
    """What those who lead the vote may do now, and why not."""
    acts: dict[str, Any] = {}
    now = clock.now()
    if ballot.status == BallotStatus.DRAFT and rules.can_change(request.user, ballot):
        electors = queries.electorate(ballot.agency_id)
        version = {
            "may_go": queries.may_go_out(ballot, request.user),
            "has_file": ballot.draft is not None and current_draft(ballot.draft) is not None,
        }
        acts["electors"] = electors
        acts["opening"] = rules.obstacles_to_opening(ballot, electors, now, **version)
    if rules.can_conclude(request.user, ballot) and ballot.status in RUNNING:
        acts["cancel_form"] = CancelForm()
        if ballot.status == BallotStatus.OPEN:
            acts |= {"leads": True, "closing": rules.obstacles_to_closing(ballot, queries.awaited(ballot), now)}
    return acts


def _viewer(ballot: Ballot, version: queries.Version | None) -> dict[str, Any]:
    """What files/_viewer.html draws of the draft."""
    if version is None:
        return {}

    def address(number: int, width: int) -> str:
        return f"{reverse('ballot-page', args=[ballot.pk, number])}?rong={width}"

    shown = pages(version.blob, address)
    return {
        "version": version,
        "pages": shown,
        "why_no_pages": "" if shown else why_no_pages(version.blob),
        "download_url": reverse("ballot-file", args=[ballot.pk]),
    }
