"""People and the posts they hold."""

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from vanphong.kernel import clock
from vanphong.kernel.vietnamese import fold, person_sort_key
from vanphong.ui.formats import vndatetime

from ..enums import Role
from .agencies import Agency, Unit
from .periods import InForce


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

    @cached_property
    def carried_unit_ids(self) -> frozenset[int]:
        """Units whose work this person's units carry on: their own, and those merged into them."""
        merged = Unit.objects.filter(successors__in=self.unit_ids).values_list("pk", flat=True)
        return self.unit_ids | frozenset(merged)

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
    recorded_at = models.DateTimeField("ghi nhận lúc", default=clock.now, editable=False)

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
