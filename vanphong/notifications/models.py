"""Notices (thông báo): who was told what, once for each event."""

from django.db import models
from django.db.models import Q

from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.org.models import Person


class Notice(models.Model):
    """One line behind the bell of one person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notices", db_index=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, models.CASCADE, null=True, related_name="+")
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_of_a_person"),
            models.Index(fields=["person"], name="unread_of_a_person", condition=Q(read_at=None)),
        ]
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="one_notice_per_event_and_person")]

    def __str__(self) -> str:
        return self.text
