"""The event log (nhật ký): append-only, sealed in batches into a hash chain."""

import re
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from .events import KINDS, Fact

PARTICULARS = re.compile(r"\{[^}]*\}")


class Seal(models.Model):
    """A batch of events sealed together: the Merkle root of their leaves, chained to the seal before."""

    root = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    event_count = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.pk}: {self.hash}"


class Event(models.Model):
    """One fact about one object, by one person. A database trigger refuses any change but the setting of its seal."""

    kind = models.CharField(max_length=60)
    verb = models.CharField(max_length=30, blank=True)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    happened_at = models.DateTimeField()
    payload = models.JSONField(default=dict)
    seal = models.ForeignKey(Seal, models.PROTECT, null=True, related_name="events")

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_of_subject"),
            models.Index(fields=["id"], name="event_unsealed", condition=models.Q(seal=None)),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.subject_type} {self.subject_id}"

    @property
    def fact(self) -> Fact:
        return KINDS[self.kind](**self.payload)

    @property
    def says(self) -> str:
        """The line of the timeline."""
        return KINDS[self.kind].says.format(**vars(self.fact))

    @property
    def outline(self) -> str:
        """The same line without its particulars, for those who may see that it happened but not what it says."""
        return PARTICULARS.sub("…", KINDS[self.kind].says)

    @property
    def house(self) -> str:
        """Mảng việc: the part of the office's work it belongs to."""
        return str(apps.get_app_config(self.kind.partition(".")[0]).verbose_name)


def subject_type_of(obj: models.Model | type[models.Model]) -> str:
    return obj._meta.label_lower


def as_payload(fact: Fact) -> dict[str, Any]:
    return dict(vars(fact))
