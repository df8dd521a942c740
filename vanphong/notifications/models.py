"""Notices (thông báo): who was told what, by which way, and the mails on their way out."""

from datetime import time
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.org.models import Person

from .enums import Channel, Kind


class Bell(models.Model):
    """Chuông: how many lines of a person are unread. Its row is locked by whatever changes one of those lines."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    unread = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.unread}"


class Notice(models.Model):
    """One line behind the bell of one person: the newest that was told of one thing since they last looked.

    `about` is what makes many tellings one line: the address of the paper, or of the page where there is no paper.
    `created_at` is when the newest happened, `told_at` when it was told: a busy worker tells later.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="notices", db_index=False)
    document = models.ForeignKey(Document, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.WORK)
    about = models.CharField(max_length=200)
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=200)
    things = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    awaits_digest = models.BooleanField(default=False)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(fields=["person", "-created_at", "-id"], name="notices_of_a_person"),
            models.Index(fields=["person"], name="notices_for_the_digest", condition=Q(awaits_digest=True)),
            models.Index(fields=["read_at"], name="notices_by_reading", condition=~Q(read_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about"], condition=Q(read_at=None), name="one_unread_line_per_person_and_thing"
            ),
            models.CheckConstraint(
                condition=Q(awaits_digest=False) | Q(read_at=None), name="only_the_unread_awaits_the_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def others(self) -> int:
        """How many older tellings this line stands for."""
        return self.things - 1


class Telling(models.Model):
    """An event was told to a person, with the line it went into: so nobody is told of it twice."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="tellings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="one_telling_per_event_and_person")]

    def __str__(self) -> str:
        return f"{self.event_id} → {self.person_id}"


class Preference(models.Model):
    """Cách nhận một loại thông báo: what a person chose for one kind; where there is no row, the usual way."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind)
    channel = models.CharField(max_length=8, choices=Channel)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_way_per_person_and_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_channel_display()}"


class QuietHours(models.Model):
    """Giờ yên lặng: from an hour to an hour (over midnight when the first is later), and on rest days if wished."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    start = models.TimeField("từ", default=time(19, 0))
    end = models.TimeField("đến", default=time(6, 30))
    rest_days = models.BooleanField("cả ngày nghỉ", default=True)

    def __str__(self) -> str:
        return f"{self.start:%H:%M}–{self.end:%H:%M}"


class Mails(models.QuerySet["Mail"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, refused_at=None)

    def due(self) -> Self:
        """Waiting, and their moment has come."""
        return self.waiting().filter(due_at__lte=clock.now())


class Mail(models.Model):
    """Thư chờ gửi: one mail to one person. `key` says what for, so that it is written once.

    `lines` are {text, url, about}: a line without url is a heading. A mail whose lines were all taken back is not sent.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    lines: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)

    objects = Mails.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="mails_to_be_sent", condition=Q(sent_at=None, refused_at=None)),
            models.Index(fields=["person", "-id"], name="mails_of_a_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="one_mail_per_person_and_purpose"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(refused_at=None), name="a_mail_is_sent_or_refused_not_both"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(sent_at__gte=F("created_at")), name="mail_is_sent_after_it_was_written"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
