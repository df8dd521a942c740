"""What is on record between a draft and its issue: findings explained, sign-offs, leave to issue."""

from typing import ClassVar

from django.db import models

from vanphong.documents.models import Document
from vanphong.org.models import Agency, Person
from vanphong.ui.formats import vndatetime

from ..enums import SignOffKind


class Said(models.Model):
    """Who said it, under the name and title of that day, and when."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100, blank=True)
    in_place = models.CharField("thay ai", max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.who}, {vndatetime(self.at)}"

    @property
    def who(self) -> str:
        """ "Phạm Anh Tuấn, Trưởng phòng (thay …)"."""
        named = ", ".join(part for part in (self.full_name, self.title) if part)
        return f"{named} ({self.in_place})" if self.in_place else named


class Explanation(Said):
    """Giải trình một lỗi để nguyên: of this rule, what was found and what should stand there (rules.key_of), at so many
    places (rules.counted), so that it holds while the same is wrong in the same way at no more of them."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="explanations")
    rule = models.CharField("quy tắc", max_length=20)
    found = models.TextField("đang là")
    expected = models.TextField("cần là", blank=True)
    times = models.PositiveIntegerField("số chỗ", default=1)
    reason = models.CharField("lý do", max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "rule", "found", "expected"], name="a_finding_is_explained_once"
            )
        ]


class SignOff(Said):
    """Ký nháy: content looked at by the head of the drafting unit, form by the person given the task, of these bytes
    (NĐ 30/2020, art. 12)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="sign_offs")
    kind = models.CharField(max_length=8, choices=SignOffKind)
    checksum = models.CharField("mã kiểm (bản đã đọc)", max_length=64)
    number = models.PositiveSmallIntegerField("bản")

    class Meta:
        ordering: ClassVar = ("at", "id")
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "checksum"], name="a_version_is_signed_off_once_a_kind")
        ]


class Permit(Said):
    """Cho phép ban hành dù còn lỗi phải sửa: these bytes, for this reason."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="permits")
    checksum = models.CharField("mã kiểm", max_length=64)
    reason = models.CharField("lý do", max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "checksum"], name="a_version_is_permitted_once")]


class FormChecker(models.Model):
    """Người được giao kiểm tra thể thức (NĐ 30/2020, art. 12.2), as the administrator keeps them."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    person = models.OneToOneField(Person, models.CASCADE, related_name="+")

    class Meta:
        ordering = ("person__sort_key",)

    def __str__(self) -> str:
        return self.person.full_name
