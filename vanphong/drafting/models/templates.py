"""The office's own models of papers."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from vanphong.files.models import Blob
from vanphong.org.models import Agency, Person, Unit

from ..enums import ModelState


class OfficeModels(models.QuerySet["OfficeModel"]):
    def locked(self, pk: int) -> "OfficeModel":
        return self.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=pk)

    def for_paper(self, agency: Agency, type_name: str, unit: Unit | None) -> "OfficeModel | None":
        """The model in use for a paper of this type: the unit's own before that of the whole agency."""
        theirs = self.filter(agency=agency, type_name=type_name, state=ModelState.IN_USE)
        fitting = theirs.filter(Q(unit=None) | Q(unit=unit)) if unit else theirs.filter(unit=None)
        return fitting.select_related("blob").order_by(F("unit").asc(nulls_last=True)).first()


class OfficeModel(models.Model):
    """Mẫu văn bản của cơ quan: one version of the model for a type, for one unit or for all.

    `found` are the findings of the check (rules.Finding as plain values) of a paper filled from it; `reason` says why
    it is used all the same.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    type_name = models.CharField("tên loại", max_length=100)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    version = models.PositiveIntegerField("bản")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    file_name = models.CharField("tên tệp", max_length=255)
    state = models.CharField("trạng thái", max_length=10, choices=ModelState)
    found = models.JSONField("lỗi thể thức", default=list)
    reason = models.CharField("lý do dùng dù còn lỗi", max_length=500, blank=True)
    offered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    ended_reason = models.CharField("lý do thôi dùng", max_length=500, blank=True)

    objects = OfficeModels.as_manager()

    class Meta:
        ordering = ["type_name", "unit", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "type_name", "unit", "version"],
                nulls_distinct=False,
                name="versions_of_a_model_are_counted",
            ),
            models.UniqueConstraint(
                fields=["agency", "type_name", "unit"],
                condition=Q(state=ModelState.IN_USE),
                nulls_distinct=False,
                name="one_model_is_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type_name}, {self.unit}" if self.unit else self.type_name

    def get_absolute_url(self) -> str:
        return reverse("office-model", args=[self.pk])
