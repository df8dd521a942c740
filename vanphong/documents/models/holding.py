"""Who holds a document, and who may see it."""

from django.db import models
from django.db.models import F, Q

from vanphong.org.models import Person, Unit

from ..enums import AccessReason, Step


class Custody(models.Model):
    """Ai đang giữ: a unit or a person holds a paper for a step, from a moment to a moment."""

    document = models.ForeignKey("Document", models.CASCADE, related_name="custodies")
    step = models.CharField(max_length=16, choices=Step)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    working_minutes = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("since", "id")
        indexes = [
            models.Index(fields=["unit", "step"], name="held_by_a_unit_now", condition=Q(until=None)),
            models.Index(fields=["person", "step"], name="held_by_a_person_now", condition=Q(until=None)),
            models.Index(fields=["until"], name="held_until", condition=Q(until__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["document"], condition=Q(until=None), name="one_holder_at_a_time"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="held_forward_in_time"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, working_minutes__isnull=True)
                | Q(until__isnull=False, working_minutes__isnull=False),
                name="working_time_is_known_when_handed_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.get_step_display()}"


class Access(models.Model):
    """Vì sao được xem: a person or a unit may see a paper, for a reason, since a moment."""

    document = models.ForeignKey("Document", models.CASCADE, related_name="accesses", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+", db_index=False)
    reason = models.CharField(max_length=12, choices=AccessReason)
    since = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person", "document"], name="access_of_a_person", condition=~Q(person=None)),
            models.Index(fields=["unit", "document"], name="access_of_a_unit", condition=~Q(unit=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(unit=None, person__isnull=False),
                name="access_is_of_a_person_or_a_unit",
            ),
            models.UniqueConstraint(
                fields=["document", "person", "unit", "reason"],
                nulls_distinct=False,
                name="one_access_per_holder_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.get_reason_display()}"
