"""Agencies, their units and their fields of work."""

from datetime import date

from django.db import models
from django.db.models import Q

from vanphong.kernel.vietnamese import fold, sort_key

from ..enums import AgencyKind, UnitKind
from .periods import InForce


class Agency(models.Model):
    """Cơ quan, tổ chức: one that has an office in this installation (hosted), or a correspondent.

    Identifier codes by QĐ 20/2020/QĐ-TTg (level 1 at the left, up to 35 characters) and by QCVN 102:2016 (level 1 at
    the right, 13 characters).
    """

    name = models.CharField("tên cơ quan", max_length=200)
    short_name = models.CharField("tên gọi tắt", max_length=80, blank=True)
    abbreviation = models.CharField("chữ viết tắt", max_length=30, blank=True)
    kind = models.CharField("loại", max_length=12, choices=AgencyKind)
    organ_id = models.CharField("mã định danh (QĐ 20/2020)", max_length=35, blank=True)
    organ_id_qcvn102 = models.CharField("mã định danh (QCVN 102)", max_length=13, blank=True)
    place = models.CharField("địa danh", max_length=60, blank=True)
    dispatch_email = models.EmailField("hộp thư nhận văn bản", blank=True)
    hosted = models.BooleanField("làm việc trên hệ thống này", default=False)
    predecessors = models.ManyToManyField("self", symmetrical=False, related_name="successors", blank=True)
    valid_from = models.DateField("có từ ngày", default=date(1945, 9, 2))
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    sort_key = models.CharField(max_length=450, editable=False)
    search_key = models.CharField(max_length=400, editable=False)

    objects = InForce.as_manager()

    class Meta:
        ordering = ("sort_key",)
        constraints = [
            models.UniqueConstraint(
                fields=["organ_id"], condition=~Q(organ_id=""), name="one_agency_per_organ_id_of_qd20"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def keys(self) -> None:
        """Write the order and search keys from the names."""
        self.sort_key = sort_key(self.name)[:450]
        codes = f"{self.organ_id} {self.organ_id_qcvn102}"
        self.search_key = fold(f"{self.name} {self.short_name} {self.abbreviation} {codes}")[:400]


class Field(models.Model):
    """Lĩnh vực: a field of work, with the unit that usually leads it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="fields")
    code = models.CharField("ký hiệu", max_length=10)
    name = models.CharField("lĩnh vực", max_length=100)
    lead_unit = models.ForeignKey("Unit", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_field_per_code_and_agency")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """Đơn vị: a division of the Office, a section of it, or a group of leaders."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sections")
    kind = models.CharField("loại", max_length=12, choices=UnitKind, default=UnitKind.DIVISION)
    name = models.CharField("tên đơn vị", max_length=150)
    code = models.CharField("ký hiệu", max_length=12)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    predecessors = models.ManyToManyField("self", symmetrical=False, related_name="successors", blank=True)
    valid_from = models.DateField(default=date(2000, 1, 1))
    valid_to = models.DateField(null=True, blank=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_unit_per_code_and_agency")]

    def __str__(self) -> str:
        return self.name
