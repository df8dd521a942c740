"""Who is at work on a draft outside the system, and what was handed in too late."""

from datetime import datetime, timedelta

from django.db import models

from vanphong.documents.models import Document, DocumentFile
from vanphong.files.models import Blob
from vanphong.org.models import Person

LASTS = timedelta(minutes=60)


class EditingLease(models.Model):
    """Đang sửa: the drafter has taken a version away to edit it. It blocks nobody; it warns.

    It is over when given up, when its hour is, and when there is a newer version: only the first is written down.
    """

    document = models.OneToOneField(Document, models.CASCADE, related_name="editing_lease")
    version = models.ForeignKey(DocumentFile, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person}, bản {self.version.position}"

    def holds(self, newest: DocumentFile | None, now: datetime) -> bool:
        """Is it still being edited?"""
        return self.ended_at is None and now < self.until and newest is not None and newest.pk == self.version_id


class SetAsideDraft(models.Model):
    """Bản gác lại: a file made from an older version than the newest; kept until its author has looked at both."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="set_aside_drafts")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    based_on = models.PositiveSmallIntegerField("sửa từ bản")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
