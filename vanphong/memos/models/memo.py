"""The memo, who has it, who may see it."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.functional import cached_property

from vanphong.documents.models import Access, Document, DocumentType
from vanphong.kernel.vietnamese import sought
from vanphong.org.models import Agency, Field, Person, Unit
from vanphong.worktime.enums import DueSide
from vanphong.worktime.queries import due_by_day, late_at, soon_at
from vanphong.worktime.rules import Due

from ..enums import CHIPS, FINISHED, WITH_AUTHOR, MemoStatus
from .content import Content
from .round import RoundStep


class MemoCounter(models.Model):
    """The last number given of a unit's memos in a year. Taken only by queries.take_number."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_memo_counter_per_unit_and_year")]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}: {self.last_number}"


class Memos(models.QuerySet["Memo"]):
    """Adjectives of memos."""

    def locked(self, pk: int) -> "Memo":
        """The row, locked until the transaction ends; its people are read after the lock was had."""
        self.select_for_update(no_key=True).only("pk").get(pk=pk)
        return self.select_related("agency", "unit", "author", "document_type").get(pk=pk)

    def visible_to(self, person: Person) -> Self:
        """The author's unit sees a memo from its first word; once submitted, so does whoever a step asks or asked
        before it was taken over, whoever spoke at one or stands in for one that is asked now, and whoever may see the
        paper it answers or the draft with it. One predicate, for everybody alike."""
        mine = Q(person=person) | Q(unit__in=person.unit_ids)
        of_incoming = Access.objects.filter(mine, document=OuterRef("incoming"))
        of_draft = Access.objects.filter(mine, document=OuterRef("draft"))
        asked = RoundStep.objects.filter(memo=OuterRef("pk"))
        spoke = Q(person=person) | Q(taken_from=person) | Q(opinion__person=person)
        to_read = Exists(asked.filter(spoke)) | Exists(asked.awaiting(person))
        read = to_read | Exists(of_incoming) | Exists(of_draft)
        return self.filter(Q(author=person) | Q(unit__in=person.unit_ids) | Q(round__gte=1) & read)

    def open(self) -> Self:
        return self.exclude(status__in=FINISHED)

    def search(self, text: str) -> Self:
        """Every word of `text`, anywhere in number, subject or author; accents do not matter."""
        found = self
        for word in sought(text):
            found = found.filter(search_text__contains=word)
        return found

    def due_on(self, side: str) -> Self:
        """Of the open ones, those whose Memo.due is on this side; no side narrows nothing."""
        if not side:
            return self
        timed = RoundStep.objects.open().filter(memo=OuterRef("pk"), due_at__isnull=False)
        moments = {DueSide.LATE: Q(first__lt=late_at()), DueSide.SOON: Q(first__gte=late_at(), first__lte=soon_at())}
        by_step = moments.get(DueSide(side), Q(pk__in=[]))
        of_paper = due_by_day(side, due="incoming__due_date", stopped="incoming__clock_stopped_at")
        by_paper = Q(first=None, incoming__closed_at=None) & of_paper
        first = timed.order_by("due_at").values("due_at")[:1]
        return self.open().alias(first=Subquery(first)).filter(by_step | by_paper)

    def about(self, document: Document) -> Self:
        """The memos this paper was put forward with, or that carry it as their draft."""
        return self.filter(Q(incoming=document) | Q(draft=document))

    def for_list(self) -> Self:
        """With all that a line of a list shows. Two queries for any length."""
        waiting = Prefetch("steps", RoundStep.objects.open().select_related("person", "unit"), to_attr="waiting")
        return self.select_related("unit", "author", "document_type", "incoming", "draft").prefetch_related(waiting)


class Memo(Content):
    """Phiếu trình giải quyết công việc (NĐ 314/2025, art. 11.1a): asks the leaders to decide, with a draft or without.

    The content here is the author's working copy; what leaders read stands in the rounds.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memos")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.UUIDField(null=True, unique=True, editable=False)
    number = models.PositiveIntegerField("số", null=True)
    numbered_on = models.DateField("ngày lấy số", null=True)
    status = models.CharField(max_length=16, choices=MemoStatus)
    version = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField("lần trình", default=0)
    moved_at = models.DateTimeField("chuyển đến bước này lúc")
    incoming = models.ForeignKey(Document, models.PROTECT, null=True, related_name="memos")
    draft = models.ForeignKey(Document, models.PROTECT, null=True, related_name="carrying_memos")
    document_type = models.ForeignKey(DocumentType, models.PROTECT, null=True, related_name="+")
    field = models.ForeignKey(Field, models.PROTECT, null=True, related_name="+")
    search_text = models.TextField(editable=False, blank=True)

    objects = Memos.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "-id"], name="memos_of_an_agency"),
            models.Index(
                fields=["author"], name="memos_with_their_author", condition=Q(status__in=sorted(WITH_AUTHOR))
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["incoming"], condition=~Q(status__in=sorted(FINISHED)), name="one_open_memo_per_incoming_paper"
            ),
            models.UniqueConstraint(
                fields=["draft"], condition=~Q(status__in=sorted(FINISHED)), name="one_open_memo_per_draft"
            ),
            models.UniqueConstraint(
                F("unit"), ExtractYear("numbered_on"), F("number"), name="a_memo_number_is_given_once"
            ),
            models.CheckConstraint(
                condition=Q(round=0, number=None, numbered_on=None)
                | Q(round__gte=1, number__isnull=False, numbered_on__isnull=False),
                name="a_submitted_memo_has_its_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code or 'Phiếu trình chưa có số'}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("memo", args=[self.pk])

    @property
    def code(self) -> str:
        """Số phiếu trình: "12-11/2026/PT-KT", running by unit and year, with the month it was taken in."""
        day = self.numbered_on
        return f"{self.number:02}-{day.month:02}/{day.year}/PT-{self.unit.code}" if self.number and day else ""

    @cached_property
    def waiting(self) -> list[RoundStep]:
        """The steps that are open now; several where the route asks in parallel."""
        return list(self.steps.open().select_related("person", "unit"))

    @property
    def holders(self) -> str:
        """Who has it now, by name; nobody once it is finished."""
        if self.finished:
            return ""
        asked = [step.person.full_name if step.person else step.asked for step in self.waiting]
        return ", ".join(asked) if asked else self.author.full_name

    @property
    def due(self) -> Due | None:
        """The open step that must speak first, else the paper it answers; None once it is finished. Memos.due_on says
        the same of many."""
        if self.finished:
            return None
        timed = sorted((step.due_at, step.pk, step) for step in self.waiting if step.due_at)
        if timed:
            return timed[0][-1].due
        return self.incoming.due if self.incoming else None

    @property
    def type_name(self) -> str:
        """Tên loại of what it asks to issue; what grants may be limited to."""
        return self.document_type.name if self.document_type else ""

    @property
    def chip_kind(self) -> str:
        return CHIPS.get(MemoStatus(self.status), "accent")

    @property
    def finished(self) -> bool:
        return self.status in FINISHED

    @property
    def with_author(self) -> bool:
        return self.status in WITH_AUTHOR
