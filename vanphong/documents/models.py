"""Documents, the registers that number them, who holds them and who may see them."""

import re
from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from vanphong.files.models import Blob
from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Agency, Field, Person, Unit

from .enums import (
    FINISHED,
    AccessReason,
    Direction,
    EntryStatus,
    FileRole,
    RecipientGroup,
    Secrecy,
    SigningCapacity,
    Status,
    Step,
    Urgency,
)


class DocumentType(models.Model):
    """Tên loại văn bản: the 29 types of NĐ 30/2020 (art. 7, PL III) and those that arrive from outside them."""

    name = models.CharField("tên loại", max_length=100, unique=True)
    abbreviation = models.CharField("chữ viết tắt", max_length=10, blank=True)
    administrative = models.BooleanField("thuộc 29 loại của NĐ 30/2020", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.name


class Register(models.Model):
    """Sổ đăng ký văn bản: one series of numbers a year (NĐ 30/2020, art. 15, 22)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="registers")
    direction = models.CharField(max_length=3, choices=Direction)
    code = models.CharField("ký hiệu sổ", max_length=20)
    name = models.CharField("tên sổ", max_length=150)
    notation = models.CharField(
        "ký hiệu văn bản",
        max_length=30,
        blank=True,
        help_text="{unit}: ký hiệu đơn vị soạn; {type}: tên loại viết tắt; {year}: năm",
    )
    types = models.ManyToManyField(DocumentType, related_name="registers", blank=True)
    secret = models.BooleanField("sổ văn bản mật", default=False)
    registry_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="văn thư giữ sổ")
    report_to = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="báo cáo cho")

    class Meta:
        ordering = ("direction", "id")
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="one_register_per_code_and_agency")]

    def __str__(self) -> str:
        return self.name

    @property
    def notation_in_words(self) -> str:
        """Ký hiệu with the parts that differ from document to document named: "UBND-(đơn vị)"."""
        words = {"{unit}": "(đơn vị)", "{type}": "(tên loại)", "{year}": "(năm)"}
        return re.sub(r"{\w+}", lambda found: words.get(found[0], found[0]), self.notation)


class RegisterCounter(models.Model):
    """The last number given of a register in a year. Taken only by one UPDATE … RETURNING (queries.take_number)."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "year"], name="one_counter_per_register_and_year")]

    def __str__(self) -> str:
        return f"{self.register} {self.year}: {self.last_number}"


class RegisterEntry(models.Model):
    """Một dòng của sổ: a number that was given. Reserved and void numbers stay in the book with their reason."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField("số")
    entered_on = models.DateField("ngày vào sổ")
    status = models.CharField(max_length=8, choices=EntryStatus, default=EntryStatus.USED)
    reason = models.CharField("lý do", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "year", "number"], name="a_number_is_given_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="numbers_start_at_one"),
            models.CheckConstraint(
                condition=Q(status=EntryStatus.USED) | ~Q(reason=""), name="an_unused_number_has_its_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


def words_of(text: str) -> list[str]:
    """The words of a text as they are searched: "15/STC-NS" is "15", "stc" and "ns"."""
    return re.findall(r"\w+", fold(text))


class Documents(models.QuerySet["Document"]):
    """Adjectives of documents."""

    def locked(self, pk: int) -> "Document":
        """The row, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("custody", "entry").get(pk=pk)

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
        """Quá hạn: still open after its due date."""
        return self.open().filter(due_date__lt=day)

    def held_by(self, person: Person) -> Self:
        return self.filter(custody__person=person)

    def for_list(self) -> Self:
        """With all that a line of a list shows: number, type, issuer, holder. One query for any length."""
        return self.select_related(
            "entry", "document_type", "issuer", "field", "lead_unit", "custody__unit", "custody__person"
        )

    def search(self, text: str) -> Self:
        """Every word of `text`, begun anywhere in code, subject or issuer; accents do not matter."""
        words = words_of(text)
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
    custody = models.OneToOneField("Custody", models.PROTECT, null=True, related_name="+")
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
    closed_at = models.DateTimeField(null=True)
    closing_note = models.CharField(max_length=1000, blank=True)
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
    def finished(self) -> bool:
        return self.status in FINISHED

    @property
    def secret(self) -> bool:
        return self.secrecy != Secrecy.NONE


class DocumentFile(models.Model):
    """Tệp của văn bản: bytes under the name they came with. The drafts of a document are its versions, in order."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=10, choices=FileRole)
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(fields=["document", "role", "position"], name="one_file_per_place_of_a_document")
        ]

    def __str__(self) -> str:
        return self.name


class Custody(models.Model):
    """Ai đang giữ: a unit or a person holds a paper for a step, from a moment to a moment."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="custodies")
    step = models.CharField(max_length=16, choices=Step)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    working_minutes = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("since", "id")
        indexes = [
            models.Index(fields=["unit", "step"], name="held_by_a_unit_now", condition=Q(until=None)),
            models.Index(fields=["person", "step"], name="held_by_a_person_now", condition=Q(until=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["document"], condition=Q(until=None), name="one_holder_at_a_time"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="held_forward_in_time"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, working_minutes__isnull=True)
                | Q(until__isnull=False, working_minutes__isnull=False),
                name="working_time_is_known_when_handed_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.get_step_display()}"


class Access(models.Model):
    """Vì sao được xem: a person or a unit may see a paper, for a reason, since a moment."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="accesses", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+", db_index=False)
    reason = models.CharField(max_length=12, choices=AccessReason)
    since = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person", "document"], name="access_of_a_person", condition=~Q(person=None)),
            models.Index(fields=["unit", "document"], name="access_of_a_unit", condition=~Q(unit=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(unit=None, person__isnull=False),
                name="access_is_of_a_person_or_a_unit",
            ),
            models.UniqueConstraint(
                fields=["document", "person", "unit", "reason"],
                nulls_distinct=False,
                name="one_access_per_holder_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.unit}: {self.get_reason_display()}"


class Recipient(models.Model):
    """Nơi nhận of an outgoing document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="recipients")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=12, choices=RecipientGroup, default=RecipientGroup.ACTION)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("group", "position", "id")

    def __str__(self) -> str:
        return self.name


class Signature(models.Model):
    """Ký văn bản: the act of signing exactly these bytes, with the power and title of that moment."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="signature")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=5, choices=SigningCapacity)
    block = models.CharField("khối chữ ký", max_length=300, help_text="các dòng quyền hạn, chức vụ, cách nhau bởi |")
    full_name = models.CharField(max_length=50)
    signed_at = models.DateTimeField()
    checksum = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.full_name} {self.signed_at:%d/%m/%Y}"
