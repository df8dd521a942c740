"""Who may act on a memo, told a second time: straight from the rows of the organisation, without asking the rules."""

from django.db.models import Q

from vanphong.kernel import clock
from vanphong.memos.enums import Act, StepState, Who
from vanphong.memos.models import Memo, RoundStep
from vanphong.org.enums import Role
from vanphong.org.models import Absence, Appointment, Grant, Person
from vanphong.org.queries import deputies_of

LEADERS = {Role.CHAIR, Role.VICE_CHAIR, Role.CHIEF, Role.DEPUTY_CHIEF}
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
    }


def _next(step: RoundStep, memo: Memo) -> set[int]:
    """By the office's line, while somebody is away and has left everything to nobody present."""
    day = clock.today()
    away = set(Absence.objects.filter(first__lte=day, last__gte=day).values_list("person", flat=True))
    if step.person_id not in away:
        return set()
    whole = Grant.objects.filter(
        grantor=step.person_id, revoked_at=None, valid_from__lte=day, valid_to__gte=day, field=None, document_type=""
    )
    if any(one.deputy_id not in away and held_by(one.deputy_id, memo.agency_id) for one in whole):
        return set()
    person = Person.objects.get(pk=step.person_id)
    return set(deputies_of([person], memo.field_id, memo.type_name)[person.pk]) - set(
        whole.values_list("deputy", flat=True)
    )
