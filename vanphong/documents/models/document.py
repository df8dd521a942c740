"""A document and the ways to ask for documents."""

from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from vanphong.kernel.vietnamese import sought
from vanphong.org.models import Agency, Field, Person, Unit
from vanphong.worktime.queries import calendar, due_state
from vanphong.worktime.rules import Due, late_by_day

from ..enums import CORRECTED, FINISHED, CorrectionKind, Direction, Secrecy, Status, Urgency
from .holding import Access, Custody
from .registers import DocumentType, RegisterEntry


class Documents(models.QuerySet["Document"]):
    """Adjectives of documents."""

    def locked(self, pk: int) -> "Document":
        """The row, locked until the transaction ends.

        Who holds it is read after the lock was had: joined in the locking query, it would be missing where another
        act has just handed the paper on.
        """
        self.select_for_update(no_key=True).only("pk").get(pk=pk)
        return self.select_related("custody", "entry").get(pk=pk)

    def visible_to(self, person: Person) -> Self:
        """Papers with an access row for this person or a unit of theirs: one predicate, for everybody alike."""
        mine = Q(person=person) | Q(unit__in=person.unit_ids)
        return self.filter(Exists(Access.objects.filter(mine, document=OuterRef("pk"))))

    def incoming(self) -> Self:
        return self.filter(direction=Direction.INCOMING)

    def outgoing(self) -> Self:
        return self.filter(direction=Direction.OUTGOING)

    def open(self) -> Self:
        return self.exclude(status__in=FINISHED)

    def overdue_on(self, day: date) -> Self:
        """Quá hạn: still open after its due date, which runs to a day that counts, with the clock running."""
        return self.open().filter(due_date__lte=late_by_day(calendar(), day), clock_stopped_at=None)

    def for_row(self) -> Self:
        """With what a short line shows: number and holder. One query for any length."""
        return self.select_related("entry", "custody__unit", "custody__person")

    def for_list(self) -> Self:
        """With what a full line shows as well: type, issuer, field, lead unit."""
        return self.for_row().select_related("document_type", "issuer", "field", "lead_unit")

    def search(self, text: str) -> Self:
        """Every word of `text`, begun anywhere in code, subject or issuer; accents do not matter."""
        words = sought(text)
        if not words:
            return self
        query = SearchQuery(" & ".join(f"{word}:*" for word in words), config="simple", search_type="raw")
        return self.annotate(found=SearchVector("search_text", config="simple")).filter(found=query)


class Document(models.Model):
    """Văn bản: incoming or outgoing, with the metadata of NĐ 30/2020, PL VI.II. Lengths are the decree's."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="documents")
    direction = models.CharField(max_length=3, choices=Direction)
    status = models.CharField(max_length=20, choices=Status)
    version = models.PositiveIntegerField(default=0)
    receipt_key = models.UUIDField(null=True, unique=True, editable=False)

    entry = models.OneToOneField(RegisterEntry, models.PROTECT, null=True, related_name="document")
    custody = models.OneToOneField(Custody, models.PROTECT, null=True, related_name="+")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    drafter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    replies_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")

    document_type = models.ForeignKey(DocumentType, models.PROTECT, null=True, related_name="+")
    code_number = models.CharField("số", max_length=11, blank=True)
    code_notation = models.CharField("ký hiệu", max_length=30, blank=True)
    document_identifier = models.CharField("mã định danh văn bản", max_length=100, blank=True)
    issued_date = models.DateField("ngày văn bản", null=True)
    issuer = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="issued_documents")
    issuer_name = models.CharField("tác giả", max_length=200, blank=True)
    subject = models.TextField("trích yếu", max_length=2000, blank=True)
    field = models.ForeignKey(Field, models.PROTECT, null=True, related_name="+")
    urgency = models.PositiveSmallIntegerField("độ khẩn", choices=Urgency, default=Urgency.NORMAL)
    secrecy = models.PositiveSmallIntegerField("độ mật", choices=Secrecy, default=Secrecy.NONE)
    signer_position = models.CharField("chức vụ người ký", max_length=100, blank=True)
    signer_name = models.CharField("người ký", max_length=50, blank=True)
    page_amount = models.PositiveSmallIntegerField("số trang", null=True)
    copies = models.PositiveSmallIntegerField("số bản", default=1)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    reply_due_date = models.DateField("hạn trả lời", null=True)

    received_at = models.DateTimeField(null=True)
    arrival_date = models.DateField("ngày đến", null=True)
    due_date = models.DateField("hạn giải quyết", null=True)
    clock_stopped_at = models.DateTimeField("tạm dừng tính hạn từ", null=True)
    stopped_until = models.DateField("dự kiến tạm dừng đến ngày", null=True)
    closed_at = models.DateTimeField(null=True)
    closing_note = models.CharField(max_length=1000, blank=True)
    corrected = models.CharField("đính chính, thu hồi", max_length=11, choices=CorrectionKind, blank=True)
    search_text = models.TextField(editable=False, blank=True)

    objects = Documents.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "direction", "-id"], name="documents_of_an_agency"),
            models.Index(fields=["agency", "status", "id"], name="documents_in_a_state"),
            models.Index(fields=["agency", "code_number", "code_notation"], name="documents_by_code"),
            models.Index(
                fields=["document_identifier"], name="documents_by_identifier", condition=~Q(document_identifier="")
            ),
            models.Index(fields=["due_date"], name="open_documents_by_due_date", condition=Q(closed_at=None)),
            models.Index(fields=["stopped_until"], name="clocks_to_start_again", condition=~Q(stopped_until=None)),
            GinIndex(SearchVector("search_text", config="simple"), name="documents_by_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False)
                | ~Q(status__in=[Status.REGISTERED, Status.INSTRUCTED, Status.ASSIGNED, Status.DECIDED])
                & ~Q(status__in=[Status.CLOSED, Status.ISSUED]),
                name="a_registered_or_issued_document_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", *sorted(FINISHED)]) | Q(custody__isnull=False),
                name="an_open_document_has_a_holder",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(status__in=sorted(FINISHED)), name="only_a_finished_document_is_closed"
            ),
            models.CheckConstraint(
                condition=Q(stopped_until=None) | Q(clock_stopped_at__isnull=False),
                name="only_a_stopped_clock_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}".strip()

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.pk])

    @property
    def code(self) -> str:
        """Số, ký hiệu: "05/UBND-KT" (a number under 10 prints with a leading zero)."""
        number = self.code_number.zfill(2) if self.code_number.isdigit() else self.code_number
        return "/".join(part for part in (number, self.code_notation) if part)

    @property
    def arrival_number(self) -> int | None:
        """Số đến."""
        return self.entry.number if self.entry and self.direction == Direction.INCOMING else None

    @property
    def call_number(self) -> str:
        """How people call the paper: "số đến 123", its code once it has one, or the draft it still is."""
        if self.arrival_number:
            return f"Số đến {self.arrival_number}"
        return self.code or ("Dự thảo" if self.direction == Direction.OUTGOING else "Chưa đăng ký")

    @property
    def urgency_word(self) -> str:
        """The urgency as the components name it."""
        return Urgency(self.urgency).name.lower()

    @property
    def secrecy_word(self) -> str:
        """The secrecy as the components name it."""
        return Secrecy(self.secrecy).name.lower()

    @property
    def due(self) -> Due:
        """How its due date stands: the chip beside it."""
        return due_state(self.due_date, self.closed_at, paused=self.clock_stopped_at is not None)

    @property
    def finished(self) -> bool:
        return self.status in FINISHED

    @property
    def corrected_word(self) -> str:
        """What befell it since it was issued: "Được thay thế"; empty for most."""
        return CORRECTED[CorrectionKind(self.corrected)] if self.corrected else ""

    @property
    def taken_back(self) -> bool:
        """Đã hủy theo yêu cầu thu hồi: only its metadata are kept (NĐ 30/2020, PL VI.III.8)."""
        return self.direction == Direction.INCOMING and self.corrected == CorrectionKind.RECALL

    @property
    def secret(self) -> bool:
        return self.secrecy != Secrecy.NONE
