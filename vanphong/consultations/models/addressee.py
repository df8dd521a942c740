"""Those who are asked: the places, their wish for more time, and who answers for another agency."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from vanphong.org.enums import Role
from vanphong.org.models import Agency, Person, Unit
from vanphong.worktime.queries import due_state
from vanphong.worktime.rules import Due

from ..enums import AnswerState, Choice, RequestState


class Addressees(models.QuerySet["Addressee"]):
    def locked(self, pk: int) -> "Addressee":
        """The row, locked until the transaction ends; how its consultation stands is read after the lock was had."""
        self.select_for_update(of=("self",), no_key=True).only("pk").get(pk=pk)
        return self.select_related("consultation", "agency").get(pk=pk)

    def sent_to(self, person: Person) -> Self:
        """Places this person answers for: their unit, one merged into it, or the agency they are the respondent of.

        Whose sign-in was given by one agency answers what that agency asks, and nobody else.
        """
        agencies = [post.unit.agency_id for post in person.posts if post.role == Role.RESPONDENT]
        mine = Q(unit__in=person.carried_unit_ids)
        if agencies:
            elsewhere = Invitation.objects.filter(person=person).exclude(agency=OuterRef("consultation__agency"))
            mine |= Q(~Exists(elsewhere), unit=None, agency__in=agencies)
        return self.filter(mine, consultation__sent_at__isnull=False)

    def awaiting(self) -> Self:
        return self.filter(state=AnswerState.AWAITING)


class Addressee(models.Model):
    """Nơi được lấy ý kiến: another agency, or a unit of our own office. `name` is its name of that day."""

    consultation = models.ForeignKey("Consultation", models.CASCADE, related_name="addressees", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    due_date = models.DateField("hạn trả lời")
    state = models.CharField(max_length=10, choices=AnswerState, default=AnswerState.AWAITING)
    choice = models.CharField("ý kiến chung", max_length=16, choices=Choice, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_title = models.CharField(max_length=100, blank=True)
    reminded_on = models.DateField(null=True)
    warned_of = models.DateField(null=True, help_text="the due date the system has reminded of already")
    version = models.PositiveIntegerField(default=0)

    objects = Addressees.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["consultation", "state", "id"], name="addressees_by_state"),
            models.Index(fields=["agency", "-id"], name="asked_of_an_agency", condition=Q(unit=None)),
            models.Index(fields=["due_date"], name="awaited_by_day", condition=Q(state=AnswerState.AWAITING)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "agency", "unit"], nulls_distinct=False, name="each_place_is_asked_once"
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.ANSWERED) | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answer_to_a_consultation_says_who_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("answer", args=[self.pk])

    @property
    def answered(self) -> bool:
        return self.state == AnswerState.ANSWERED

    @property
    def awaited(self) -> bool:
        return self.state == AnswerState.AWAITING

    @property
    def due(self) -> Due:
        """How its due date stands: the chip beside it."""
        return due_state(self.due_date, self.answered_at or self.consultation.closed_at)

    def late_on(self, day: date) -> bool:
        """Quá hạn trả lời."""
        return self.due_date < day


class ExtensionRequest(models.Model):
    """Đề nghị gia hạn trả lời; the author of the consultation decides."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="extensions")
    wanted = models.DateField("xin trả lời đến ngày")
    reason = models.CharField("lý do", max_length=1000)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.ASKED)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reply = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["addressee"], condition=Q(state=RequestState.ASKED), name="one_wish_for_more_time_at_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.addressee}: {self.wanted:%d/%m/%Y}"


class Invitation(models.Model):
    """Đầu mối trả lời góp ý: a sign-in given to somebody of another agency, looked after by the agency that gave it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.PROTECT, related_name="invitation")
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.person)
