"""Routes: how an office lets its memos be opined upon, as rows an administrator keeps."""

from django.db import models
from django.db.models import Q

from vanphong.documents.models import DocumentType
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Field, Person, Unit

from ..enums import Act, Joins, Who


class Asked(models.Model):
    """Một bước: who is asked, for what, in which order, and what hangs on it.

    `role` is the post of a POSITION, or the level of a FIELD_LEADER (Role.CHIEF for the Office, Role.CHAIR for the
    Committee); `unit` is where the post is, empty for the unit of the memo's author or anywhere in the agency.
    """

    position = models.PositiveSmallIntegerField("thứ tự")
    joins = models.CharField("xếp", max_length=8, choices=Joins, default=Joins.AFTER)
    who = models.CharField("hỏi ai", max_length=12, choices=Who)
    role = models.CharField("chức trách", max_length=16, choices=Role, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="người")
    act = models.CharField("việc", max_length=8, choices=Act, default=Act.OPINE)
    blocks = models.BooleanField("không đồng ý thì dừng", default=False)
    hours = models.PositiveSmallIntegerField("số giờ làm việc", null=True)
    required = models.BooleanField("bắt buộc", default=True)

    class Meta:
        abstract = True

    @property
    def asked(self) -> str:
        """Whom it asks: "Lãnh đạo phòng", "Lãnh đạo UBND"."""
        match self.who:
            case Who.UNIT_HEAD:
                return f"Lãnh đạo {self.unit.name}" if self.unit else "Lãnh đạo phòng"
            case Who.FIELD_LEADER:
                return "Lãnh đạo Văn phòng" if self.role == Role.CHIEF else "Lãnh đạo UBND"
            case Who.POSITION:
                return Role(self.role).label
        return self.person.full_name if self.person else ""

    @property
    def name(self) -> str:
        """As the form heads its boxes: "Lãnh đạo UBND, quyết định"."""
        return self.asked if self.act == Act.OPINE else f"{self.asked}, {Act(self.act).label.lower()}"


class Routes(models.QuerySet["Route"]):
    def in_use(self, agency_id: int) -> "Routes":
        return self.filter(agency=agency_id, active=True)


class Route(models.Model):
    """Quy trình trình duyệt: which steps a memo of this type and field takes; empty means any.

    The working regulation of the office fixes it (NĐ 314/2025, art. 14, 15); `source` names the paper that does.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField("tên quy trình", max_length=150)
    document_type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, related_name="+", verbose_name="tên loại văn bản"
    )
    field = models.ForeignKey(Field, models.PROTECT, null=True, related_name="+", verbose_name="lĩnh vực")
    source = models.CharField("căn cứ", max_length=300, blank=True)
    active = models.BooleanField("đang dùng", default=True)
    version = models.PositiveIntegerField(default=0)

    objects = Routes.as_manager()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "document_type", "field"],
                condition=Q(active=True),
                nulls_distinct=False,
                name="one_route_in_use_per_type_and_field",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def general(self) -> bool:
        """Quy trình chung: in use for every memo that has no other."""
        return self.active and self.document_type_id is None and self.field_id is None


class RouteStep(Asked):
    """A step as the administrator set it."""

    route = models.ForeignKey(Route, models.CASCADE, related_name="steps")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["route", "position"], name="one_step_per_place_of_a_route"),
        ]

    def __str__(self) -> str:
        return f"{self.route}, bước {self.position}"


class PlannedStep(Asked):
    """A step as the author of a memo has it before submitting, with the person expected to hold the post."""

    memo = models.ForeignKey("Memo", models.CASCADE, related_name="plan")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["memo", "position"], name="one_step_per_place_of_a_plan"),
        ]

    def __str__(self) -> str:
        return f"{self.memo_id}, bước {self.position}"
