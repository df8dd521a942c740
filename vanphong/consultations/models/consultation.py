"""A consultation and the numbered sections or questions it asks about."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from vanphong.documents.models import Document
from vanphong.files.models import Blob
from vanphong.org.enums import OFFICE_LEADERS
from vanphong.org.models import Agency, Person, Unit
from vanphong.worktime.queries import due_state
from vanphong.worktime.rules import Due

from ..enums import ConsultationStatus, SilenceRule
from .addressee import Addressee


class Consultations(models.QuerySet["Consultation"]):
    def locked(self, pk: int) -> "Consultation":
        """The row, locked until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).select_related("draft__replies_to").get(pk=pk)

    def open(self) -> Self:
        """Đang lấy ý kiến."""
        return self.filter(status=ConsultationStatus.SENT)

    def visible_to(self, person: Person) -> Self:
        """Of the asking side: the author, who has the draft now, the unit that asks, and the leaders of the Office."""
        led = [post.unit.agency_id for post in person.posts if post.role in OFFICE_LEADERS]
        own = Q(author=person) | Q(draft__in=Document.objects.filter(drafter=person).values("pk"))
        return self.filter(own | Q(unit__in=person.carried_unit_ids) | Q(agency__in=led))

    def readable_by(self, person: Person) -> Self:
        """Either side: who may read the draft that is asked about."""
        asking = self.model.objects.visible_to(person).values("pk")
        asked = Addressee.objects.sent_to(person).filter(consultation=OuterRef("pk"))
        return self.filter(Q(pk__in=asking) | Exists(asked))


class Consultation(models.Model):
    """Lấy ý kiến góp ý: one version of a draft is put before many places until a day (NĐ 314/2025, art. 12).

    `blob` is the version that was sent: frozen with the sending, by checksum, whatever becomes of the draft.
    `clock_stopped_at` is the stop of the answered paper's clock that it brought about.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    draft = models.ForeignKey(Document, models.PROTECT, null=True, related_name="consultations")
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    subject = models.CharField("nội dung lấy ý kiến", max_length=1000)
    explanation = models.TextField("thuyết minh", blank=True)
    due_date = models.DateField("hạn trả lời")
    silence = models.CharField("quá hạn không trả lời", max_length=12, choices=SilenceRule)
    status = models.CharField(max_length=12, choices=ConsultationStatus, blank=True)
    version = models.PositiveIntegerField(default=0)
    key = models.UUIDField(null=True, unique=True, editable=False)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing_note = models.CharField(max_length=1000, blank=True)
    clock_stopped_at = models.DateTimeField(null=True)
    search_text = models.TextField(editable=False, blank=True)

    objects = Consultations.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["unit", "-id"], name="consultations_of_a_unit"),
            models.Index(fields=["due_date"], name="open_consultations", condition=Q(status=ConsultationStatus.SENT)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(blob__isnull=False), name="what_was_sent_for_opinions_is_frozen"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", ConsultationStatus.DRAFTED, ConsultationStatus.CANCELLED])
                | Q(sent_at__isnull=False),
                name="an_open_consultation_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("consultation", args=[self.pk])

    @property
    def open(self) -> bool:
        return self.status == ConsultationStatus.SENT

    @property
    def drafted(self) -> bool:
        return self.status == ConsultationStatus.DRAFTED

    @property
    def due(self) -> Due:
        """How its due date stands: the chip beside it."""
        return due_state(self.due_date, self.closed_at)

    @property
    def chip_kind(self) -> str:
        return {"sent": "accent", "closed": "done"}.get(self.status, "plain")


class Section(models.Model):
    """Mục, câu hỏi: a numbered part of the draft, or a question, that comments are sorted by."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="sections", db_index=False)
    number = models.PositiveSmallIntegerField("số thứ tự")
    title = models.CharField("tên mục hoặc câu hỏi", max_length=300)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="one_section_per_number_of_a_consultation")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
