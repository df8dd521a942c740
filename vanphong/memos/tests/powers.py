"""Who may act on a memo, told a second time: straight from the rows of the organisation, without asking the rules."""

from django.db.models import Q
from django.utils import timezone

from vanphong.kernel import clock
from vanphong.memos.enums import Act, StepState, Who
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.enums import Role
from vanphong.org.models import Absence, Appointment, Duty, Grant

LEADERS = {Role.CHAIR, Role.VICE_CHAIR, Role.CHIEF, Role.DEPUTY_CHIEF}
#: Who comes after whom, the highest post first; in a unit its head comes before that.
AFTER = {
    Role.CHAIR: Role.VICE_CHAIR,
    Role.VICE_CHAIR: Role.CHAIR,
    Role.CHIEF: Role.DEPUTY_CHIEF,
    Role.DEPUTY_CHIEF: Role.CHIEF,
    Role.UNIT_HEAD: Role.CHIEF,
    Role.SPECIALIST: None,
}
OF_UNITS = {Role.UNIT_HEAD, Role.SPECIALIST}
OF_LEVEL = {Role.CHIEF: {Role.CHIEF, Role.DEPUTY_CHIEF}, Role.CHAIR: {Role.CHAIR, Role.VICE_CHAIR}}


def held_by(person_id: int, agency_id: int) -> set[tuple[str, int]]:
    """Roles and units of the posts held today."""
    day = clock.today()
    posts = Appointment.objects.filter(person=person_id, unit__agency=agency_id, valid_from__lte=day)
    return set(posts.filter(Q(valid_to=None) | Q(valid_to__gte=day)).values_list("role", "unit_id"))


def is_leader(person_id: int, agency_id: int) -> bool:
    return any(role in LEADERS for role, _ in held_by(person_id, agency_id))


def in_post(step: RoundStep, agency_id: int) -> bool:
    """Does the person of this step hold what it asks?"""
    if step.person_id is None:
        return False
    posts = held_by(step.person_id, agency_id)
    if step.act == Act.DECIDE and not any(role in LEADERS for role, _ in posts):
        return False
    wanted = {
        Who.UNIT_HEAD: {Role.UNIT_HEAD},
        Who.FIELD_LEADER: OF_LEVEL.get(step.role, set()),
        Who.POSITION: {step.role},
        Who.PERSON: set(Role),
    }[Who(step.who)]
    anywhere = step.who in (Who.FIELD_LEADER, Who.PERSON) or step.unit_id is None
    return any(role in wanted and (anywhere or unit == step.unit_id) for role, unit in posts)


def able(step: RoundStep, memo: Memo) -> set[int]:
    """Everybody who may give the opinion of this step at this moment."""
    agency = memo.agency_id
    if memo.status != "submitted" or step.state != StepState.OPEN or not in_post(step, agency):
        return set()
    others = {pk for pk in _delegated(step, memo) | _next(step, memo) if pk != step.person_id}
    if step.act == Act.DECIDE:
        others = {pk for pk in others if is_leader(pk, agency)}
    return {step.person_id, *others}


def _delegated(step: RoundStep, memo: Memo) -> set[int]:
    """By a delegation of today that reaches a memo of this field and type."""
    day, kind = clock.today(), memo.document_type.name if memo.document_type else ""
    given = Grant.objects.filter(grantor=step.person_id, revoked_at=None, valid_from__lte=day, valid_to__gte=day)
    return {
        one.deputy_id
        for one in given
        if one.field_id in (None, memo.field_id)
        and one.document_type in ("", kind)
        and held_by(one.deputy_id, memo.agency_id)
        and _still_reaches(one)
    }


def _still_reaches(one: Grant) -> bool:
    """Are the grantor's posts those of the day it was set, and may the deputy's of today stand for each?"""
    day = clock.today()
    held = Q(valid_to=None) | Q(valid_to__gte=day)
    posts = Appointment.objects.filter(held, valid_from__lte=day)
    given = list(posts.filter(person=one.grantor_id, role__in=AFTER))
    taken = list(posts.filter(person=one.deputy_id))
    if any(post.valid_from > timezone.localtime(one.set_at).date() for post in given):
        return False
    return all(any(_fits(post, other, one) for other in taken) for post in given)


def _fits(post: Appointment, other: Appointment, one: Grant) -> bool:
    if post.role in LEADERS and other.role == Role.UNIT_HEAD:
        return bool(one.basis and (one.field_id or one.document_type))
    if post.role in {Role.CHAIR, Role.VICE_CHAIR}:
        return other.role in {Role.CHAIR, Role.VICE_CHAIR, Role.CHIEF}
    if post.role in LEADERS:
        return other.role in {Role.CHIEF, Role.DEPUTY_CHIEF}
    if post.role == Role.UNIT_HEAD and other.role == Role.UNIT_HEAD:
        return True
    return post.unit_id == other.unit_id and other.role in OF_UNITS


def _next(step: RoundStep, memo: Memo) -> set[int]:
    """By the office's line, while somebody is away and has left everything to nobody present."""
    day = clock.today()
    away = set(Absence.objects.filter(first__lte=day, last__gte=day).values_list("person", flat=True))
    if step.person_id not in away:
        return set()
    whole = Grant.objects.filter(
        grantor=step.person_id, revoked_at=None, valid_from__lte=day, valid_to__gte=day, field=None, document_type=""
    )
    if any(
        one.deputy_id not in away and held_by(one.deputy_id, memo.agency_id) and _still_reaches(one) for one in whole
    ):
        return set()
    return set(_first_present(step.person_id, memo.agency_id, away))


def _first_present(person_id: int, agency_id: int, away: set[int]) -> list[int]:
    """Along the line, nearest first, passing over whoever is away: nobody, or the one."""
    posts = Appointment.objects.filter(unit__agency=agency_id, valid_from__lte=clock.today(), person__is_active=True)
    posts = posts.filter(Q(valid_to=None) | Q(valid_to__gte=clock.today())).order_by("valid_from", "pk")
    line = list(posts.values_list("person", "role", "unit"))
    nearest, seen = [person_id], {person_id}
    while nearest:
        further: list[int] = []
        for one in nearest:
            for follower in [pk for pk in _after(one, line) if pk not in seen]:
                if follower not in away:
                    return [follower]
                seen.add(follower)
                further.append(follower)
        nearest = further
    return []


def _after(person_id: int, line: list[tuple[int, str, int]]) -> list[int]:
    """Who comes directly after, by the highest post held: of one's unit first, then as AFTER has it, who is on duty
    before the others."""
    day = clock.today()
    on_duty = set(Duty.objects.filter(valid_from__lte=day, valid_to__gte=day).values_list("person", flat=True))
    held = sorted(((list(AFTER).index(role), unit) for pk, role, unit in line if pk == person_id and role in AFTER))
    if not held:
        return []
    role, unit = list(AFTER)[held[0][0]], held[0][1]
    heads = [pk for pk, one, at in line if (one, at) == (Role.UNIT_HEAD, unit)] if role in OF_UNITS else []
    others = [pk for pk, one, _ in line if one == AFTER[role]]
    return heads + sorted(others, key=lambda pk: pk not in on_duty)
