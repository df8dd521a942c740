"""For the page of absences and delegations: whose a person keeps, and which of them are shown."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from vanphong.kernel import clock

from ..models import Absence, Appointment, Grant, Person, Secretary
from ..rules import IN_LINE, can_administer
from .grants import grants_in_force


def people_kept_by(actor: Person) -> QuerySet[Person]:
    """Whose absences and delegations this person sets: their own, their leaders', an administrator everybody's."""
    working = Person.objects.filter(pk__in=Appointment.objects.in_force().values("person"))
    if can_administer(actor, actor.agency_id):
        return working.filter(agency=actor.agency_id)
    leaders = Secretary.objects.in_force().filter(person=actor).values("leader")
    return working.filter(Q(pk=actor.pk) | Q(pk__in=leaders))


def possible_grantors(actor: Person) -> QuerySet[Person]:
    """Of those this person keeps, who holds a post with powers to delegate."""
    return people_kept_by(actor).filter(pk__in=_in_line(actor))


def possible_deputies(actor: Person) -> QuerySet[Person]:
    """Colleagues with a post of the line; who of them may stand for whom is judged when it is said."""
    return Person.objects.filter(pk__in=_in_line(actor), is_active=True)


def _in_line(actor: Person) -> QuerySet[Appointment, int]:
    """Whoever holds a post of the line in this person's agency today."""
    posts = Appointment.objects.in_force().filter(unit__agency=actor.agency_id, role__in=IN_LINE)
    return posts.values_list("person", flat=True)


def grants_of(actor: Person) -> QuerySet[Grant]:
    """Delegations by those this person keeps, and to this person."""
    kept = Q(grantor__in=people_kept_by(actor).values("pk")) | Q(grantor=actor) | Q(deputy=actor)
    return Grant.objects.filter(kept).select_related("grantor", "deputy", "field", "set_by")


def running(grants: QuerySet[Grant]) -> QuerySet[Any]:
    """Of today or to come, with whether each counts today (`counts`)."""
    marked = grants.annotate(counts=Exists(grants_in_force().filter(pk=OuterRef("pk"))))
    return marked.filter(revoked_at=None, valid_to__gte=clock.today()).order_by("valid_from", "pk")


def ended(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Revoked or run out."""
    return grants.exclude(revoked_at=None, valid_to__gte=clock.today())


def absences_of(actor: Person) -> QuerySet[Absence]:
    """Present and planned absences of those this person keeps."""
    kept = Q(person__in=people_kept_by(actor).values("pk")) | Q(person=actor)
    return Absence.objects.filter(kept, last__gte=clock.today()).select_related("person").order_by("first", "pk")


def secretaries_of(leader: Person) -> QuerySet[Secretary]:
    """Thư ký giúp việc of a leader, now and to come."""
    since = Q(valid_to=None) | Q(valid_to__gte=clock.today())
    return Secretary.objects.filter(since, leader=leader).select_related("person").order_by("valid_from", "pk")
