"""Agencies, units, people and the posts they hold, each with its period of validity."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from vanphong.kernel import clock
from vanphong.kernel.vietnamese import fold, person_sort_key, sort_key
from vanphong.ui.formats import vndatetime

from .enums import AgencyKind, Role, UnitKind


class InForce(models.QuerySet[Any]):
    """Rows with a period: in force on a day."""

    def in_force(self, on: date | None = None) -> Self:
        day = on or clock.today()
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


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
    valid_from = models.DateField(default=date(2000, 1, 1))
    valid_to = models.DateField(null=True, blank=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_unit_per_code_and_agency")]

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Cán bộ, công chức: somebody who signs in. What they may do follows from the posts they hold today."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="people")
    username = models.CharField("tên đăng nhập", max_length=40, unique=True)
    full_name = models.CharField("họ và tên", max_length=50)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("được đăng nhập", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    sort_key = models.CharField(max_length=150, editable=False)
    search_key = models.CharField(max_length=60, editable=False, default="")

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = People()

    class Meta:
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.full_name

    def keys(self) -> None:
        """Write the order and search keys from the name."""
        self.sort_key = person_sort_key(self.full_name)[:150]
        self.search_key = fold(self.full_name)[:60]

    @cached_property
    def posts(self) -> tuple["Appointment", ...]:
        """The posts held today, most senior first, each with its unit. One query for the life of this object."""
        return by_seniority(Appointment.objects.filter(person=self).in_force().select_related("unit"))

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.posts)

    @property
    def unit_ids(self) -> frozenset[int]:
        return frozenset(post.unit_id for post in self.posts)

    @property
    def unit(self) -> "Unit | None":
        """The unit of the most senior post."""
        return self.posts[0].unit if self.posts else None

    @property
    def title(self) -> str:
        """Chức vụ as printed under the name."""
        return self.posts[0].title if self.posts else ""

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """What houses below ask of whoever acts: the administrator may keep the installation's settings."""
        return self.is_active and self.holds({Role.ADMINISTRATOR})

    def holds(self, roles: Iterable[str], *, agency_id: int | None = None, unit_id: int | None = None) -> bool:
        """Does this person hold one of `roles` today, in this agency and this unit where named?"""
        wanted = frozenset(roles)
        return any(
            post.role in wanted
            and (agency_id is None or post.unit.agency_id == agency_id)
            and (unit_id is None or post.unit_id == unit_id)
            for post in self.posts
        )


class OpenSession(models.Model):
    """Phiên làm việc: one sign-in that is still open, or was closed for a reason its browser has yet to hear."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    opened_at = models.DateTimeField()
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("opened_at", "id")

    def __str__(self) -> str:
        return f"{self.person} {vndatetime(self.opened_at)}"


class Appointment(models.Model):
    """Bổ nhiệm, phân công: a person holds a post in a unit from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    role = models.CharField("chức trách", max_length=16, choices=Role)
    title = models.CharField("chức vụ", max_length=100)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="appointment_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"


def by_seniority(posts: Iterable[Appointment]) -> tuple[Appointment, ...]:
    rank = list(Role)
    return tuple(sorted(posts, key=lambda post: rank.index(Role(post.role))))


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
