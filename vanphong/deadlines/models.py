"""When lateness is told to whom, what was told, and which deadlines an outage has moved."""

from django.db import models
from django.db.models import Q

from vanphong.audit.models import Event
from vanphong.org.models import Agency

from .enums import ItemKind, Level

LONGEST_HOURS = 400


class EscalationRule(models.Model):
    """Mức đôn đốc: so many working hours after the due moment (before it when negative) this level is told."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="escalation_rules")
    level = models.PositiveSmallIntegerField("báo cho", choices=Level)
    hours = models.SmallIntegerField("số giờ làm việc so với hạn")

    class Meta:
        ordering = ("agency", "level")
        constraints = [
            models.UniqueConstraint(fields=["agency", "level"], name="one_escalation_rule_per_level"),
            models.CheckConstraint(
                condition=Q(hours__gte=-LONGEST_HOURS, hours__lte=LONGEST_HOURS),
                name="escalation_is_near_the_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.when}"

    @property
    def when(self) -> str:
        """ "trước hạn 8 giờ làm việc", "khi đến hạn", "quá hạn 24 giờ làm việc"."""
        if not self.hours:
            return "khi đến hạn"
        return f"{'quá hạn' if self.hours > 0 else 'trước hạn'} {abs(self.hours)} giờ làm việc"


class Escalation(models.Model):
    """Một lần đôn đốc: never twice for the same thing. An extension makes another due moment, and so another thing.

    What is due on a day stands here with the first moment of that day; `told` are the ids of people.
    """

    kind = models.CharField(max_length=8, choices=ItemKind)
    item = models.BigIntegerField()
    due_at = models.DateTimeField()
    level = models.PositiveSmallIntegerField(choices=Level)
    told = models.JSONField(default=list)
    escalated_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "item", "due_at", "level"], name="each_thing_is_escalated_once_to_a_level"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.item}: {self.get_level_display()}"


class MovedDeadline(models.Model):
    """Hạn đã dời: each deadline is moved once by the event (an outage, a day off) that took its time."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=ItemKind)
    item = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "kind", "item"], name="an_event_moves_a_deadline_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.item}"
