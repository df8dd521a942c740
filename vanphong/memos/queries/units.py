"""At which unit a step waits."""

from typing import Any

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from vanphong.org.enums import Role
from vanphong.org.models import Appointment

from ..enums import Who
from ..models import RoundStep


def at_unit(steps: QuerySet[RoundStep], day: Combinable) -> QuerySet[RoundStep]:
    """With the unit each waits at: the one it asks (of a head the memo's own), else that of the person on that day."""
    steps = steps.annotate(day=day)
    held = Appointment.objects.filter(Q(valid_to=None) | Q(valid_to__gte=OuterRef("day")), person=OuterRef("person"))
    seniority = Case(*(When(role=role, then=Value(rank)) for rank, role in enumerate(Role)))
    posts: QuerySet[Any] = held.filter(valid_from__lte=OuterRef("day")).order_by(seniority, "valid_from").values("unit")
    of_author = Case(When(who=Who.UNIT_HEAD, then=F("memo__unit_id")), output_field=BigIntegerField())
    return steps.annotate(at_unit=Coalesce("unit_id", of_author, Subquery(posts[:1]), output_field=BigIntegerField()))
