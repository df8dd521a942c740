"""Thành viên UBND: who votes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.org.views.gates import SignedInRequest, checked

from .. import actions, queries, rules
from ..forms import EndMemberForm, MemberForm
from ..models import Member


@require_http_methods(["GET", "POST"])
def ballot_members(request: SignedInRequest) -> HttpResponse:
    """Thành viên UBND: by post, and those written down."""
    agency = request.user.agency
    if not rules.can_keep_members(request.user, agency.pk):
        raise NotPermitted("Danh sách thành viên UBND do Chánh Văn phòng và quản trị hệ thống ghi.")
    if request.method == "POST":
        added = actions.add_member(agency, **checked(MemberForm(request.POST)), actor=request.user)
        messages.info(request, f"Đã ghi {added.person} là thành viên UBND.")
        return redirect("ballot-members")
    members = list(queries.members_of(agency))
    written_down = {member.person_id for member in members}
    by_post = [one for one in queries.electorate(agency) if one.person.pk not in written_down]
    today = clock.today()
    endings = [
        (member, EndMemberForm(initial={"last_day": today}, auto_id=f"thoi-{member.pk}-%s")) for member in members
    ]
    context = {"endings": endings, "by_post": by_post, "form": MemberForm(initial={"valid_from": today})}
    return render(request, "ballots/members.html", context)


@require_POST
def ballot_member_end(request: SignedInRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(Member.objects.filter(agency=request.user.agency_id), pk=pk)
    ended = actions.end_member(member, **checked(EndMemberForm(request.POST)), actor=request.user)
    messages.info(request, f"{ended.person} thôi là thành viên UBND sau ngày {ended.valid_to:%d/%m/%Y}.")
    return redirect("ballot-members")
