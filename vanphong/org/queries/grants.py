"""Which delegations count on a day."""

from datetime import date

from django.db.models import CharField, Exists, ExpressionWrapper, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from vanphong.worktime.rules import OFFICE_ZONE

from ..enums import Role
from ..models import Appointment, Grant
from ..rules import IN_LINE, LEADERS, STOOD_FOR_BY


def grants_in_force(on: date | None = None) -> QuerySet[Grant]:
    """Delegations that count on that day: neither revoked nor run out, both people hold a post, the deputy signs in.

    A delegation reaches as far as it was judged when it was set. It does not count while the grantor holds a post
    taken up or recorded later, or one the deputy may not stand for by the posts of that day: then it has to be given
    anew.
    """
    posts = Appointment.objects.in_force(on)
    given, taken = posts.filter(person=OuterRef("grantor")), posts.filter(person=OuterRef("deputy"))
    later = Q(valid_from__gt=OuterRef("set_on")) | Q(recorded_at__gt=OuterRef("set_at"))
    beyond = given.filter(later | Q(role__in=IN_LINE) & ~Exists(_fitting(posts)))
    grants: QuerySet[Grant] = Grant.objects.in_force(on).alias(set_on=TruncDate("set_at", tzinfo=OFFICE_ZONE))
    lent = Exists(given.filter(role__in=IN_LINE)), Exists(taken), ~Exists(beyond)
    return grants.filter(*lent, deputy__is_active=True)


def _fitting(posts: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Posts of the deputy by which one may stand for one post of the grantor: rules.may_stand_for, told in SQL."""
    deputies = posts.filter(person=OuterRef(OuterRef("deputy"))).annotate(
        stood_for=ExpressionWrapper(OuterRef("role"), CharField()),
        field=ExpressionWrapper(OuterRef(OuterRef("field")), IntegerField()),
        document_type=ExpressionWrapper(OuterRef(OuterRef("document_type")), CharField()),
        basis=ExpressionWrapper(OuterRef(OuterRef("basis")), CharField()),
    )
    fits = Q()
    for role, (anywhere, within) in STOOD_FOR_BY.items():
        same_unit = Q(role__in=within, unit=OuterRef("unit"))
        fits |= Q(Q(role__in=anywhere) | same_unit, stood_for=role)
    in_writing = ~Q(basis="") & (Q(field__isnull=False) | ~Q(document_type=""))
    return deputies.filter(fits, in_writing | ~Q(stood_for__in=LEADERS, role=Role.UNIT_HEAD))
