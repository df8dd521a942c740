"""Who is a member of the Committee beside those who are by their posts."""

from datetime import date

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Agency, Person

from .. import queries, rules
from ..events import MemberAdded, MemberEnded
from ..models import Member

KEEPERS = "Danh sách thành viên UBND do Chánh Văn phòng và quản trị hệ thống ghi."


@transaction.atomic
def add_member(agency: Agency, person: Person, *, title: str, valid_from: date, actor: Person) -> Member:
    """Ghi Ủy viên UBND: a person of any agency, who votes from the next ballot on."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if not rules.can_keep_members(actor, agency.pk):
        raise NotPermitted(KEEPERS)
    values = {"person": person, "title": rules.written(title), "valid_from": valid_from}
    if Member.objects.filter(agency=agency, valid_to=None, **values).exists():
        raise AlreadyDone
    electors = queries.electorate(agency)
    if obstacles := rules.obstacles_to_adding(person, electors, valid_from, clock.today()):
        raise Refused(obstacles)
    member = Member.objects.create(agency=agency, **values)
    record(MemberAdded(title=member.title, valid_from=valid_from.isoformat()), about=person, actor=actor)
    return member


@transaction.atomic
def end_member(member: Member, *, last_day: date, actor: Person) -> Member:
    """Thôi Ủy viên UBND with that day; slips already sent to the person stay theirs."""
    member = Member.objects.select_for_update(of=("self",)).select_related("person").get(pk=member.pk)
    if not rules.can_keep_members(actor, member.agency_id):
        raise NotPermitted(KEEPERS)
    if member.valid_to:
        raise AlreadyDone if member.valid_to == last_day else Stale("Danh sách thành viên đã thay đổi, mời tải lại.")
    if obstacles := rules.obstacles_to_ending(member, last_day):
        raise Refused(obstacles)
    member.valid_to = last_day
    member.save(update_fields=["valid_to"])
    record(MemberEnded(title=member.title, valid_to=last_day.isoformat()), about=member.person, actor=actor)
    return member
