"""Standing in: absences, written delegations, and the secretaries who keep both for a leader."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from vanphong.kernel import clock

from .agencies import Field
from .people import Person
from .periods import InForce


class Absences(models.QuerySet[Any]):
    """Absences by their days."""

    def touching(self, first: date, last: date) -> Self:
        return self.filter(first__lte=last, last__gte=first)

    def covering(self, on: date | None = None) -> Self:
        day = on or clock.today()
        return self.touching(day, day)


class Absence(models.Model):
    """Vắng mặt có kế hoạch: a person is away from a day to a day, both included."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    first = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=200)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = Absences.as_manager()

    class Meta:
        ordering = ("first",)
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="absence_ends_after_it_starts")]

    def __str__(self) -> str:
        return f"{self.person} vắng từ {self.first:%d/%m/%Y} đến {self.last:%d/%m/%Y}"


class Grants(InForce):
    """Delegations: in force on a day unless revoked."""

    def in_force(self, on: date | None = None) -> Self:
        return super().in_force(on).filter(revoked_at=None)

    def touching(self, first: date, last: date) -> Self:
        """Not revoked, with a day between these."""
        return self.filter(revoked_at=None, valid_from__lte=last, valid_to__gte=first)


class Grant(models.Model):
    """Ủy quyền: the deputy acts in the grantor's place in those days; for one field or type where named.

    Only the powers of the grantor's own posts pass, and the deputy cannot pass them on (NĐ 30/2020, art. 13).
    """

    grantor = models.ForeignKey(Person, models.PROTECT, related_name="grants_given")
    deputy = models.ForeignKey(Person, models.PROTECT, related_name="grants_received")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    field = models.ForeignKey(Field, models.PROTECT, null=True, blank=True, related_name="+")
    document_type = models.CharField("loại văn bản", max_length=100, blank=True, help_text="trống: mọi loại")
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = Grants.as_manager()

    class Meta:
        ordering = ("valid_from", "id")
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="delegation_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(grantor=F("deputy")), name="nobody_delegates_to_themself"),
        ]

    def __str__(self) -> str:
        return f"{self.grantor} ủy quyền cho {self.deputy}"

    @property
    def scope(self) -> str:
        """Phạm vi in words."""
        parts = [f"lĩnh vực {self.field}"] if self.field else []
        parts += [f"loại {self.document_type}"] if self.document_type else []
        return ", ".join(parts) or "mọi việc"


class Secretary(models.Model):
    """Thư ký giúp việc: keeps the absences and delegations of a leader."""

    leader = models.ForeignKey(Person, models.CASCADE, related_name="secretaries")
    person = models.ForeignKey(Person, models.CASCADE, related_name="secretary_of")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="secretary_ends_after_starting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, thư ký của {self.leader}"
