"""Who is in charge of a field, and who is on duty."""

from django.db import models

from .agencies import Field
from .people import Person
from .periods import InForce


class FieldCharge(models.Model):
    """Phụ trách lĩnh vực: a leader of the Committee or of the Office is in charge of a field."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="charges")
    field = models.ForeignKey(Field, models.CASCADE, related_name="charges")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = InForce.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "field", "valid_from"], name="one_charge_per_leader_and_field")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.field}"


class Duty(models.Model):
    """Trực lãnh đạo: the deputy chief on duty, who may write instructions in the Chief's place."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="duties")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")

    objects = InForce.as_manager()

    class Meta:
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"{self.person} {self.valid_from:%d/%m/%Y}–{self.valid_to:%d/%m/%Y}"
