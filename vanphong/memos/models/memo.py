"""The memo, who has it, who may see it."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse

from vanphong.documents.models import Access, Document
from vanphong.kernel.vietnamese import sought
from vanphong.org.models import Agency, Person, Unit
from vanphong.worktime.queries import due_state
from vanphong.worktime.rules import Due

from ..enums import AWAITING, CHIPS, FINISHED, WITH_AUTHOR, MemoStatus, MemoStep
from .content import Content
from .said import Said


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
        people = ("author", "head", "office_leader", "committee_leader")
        return self.select_related("unit", *people).get(pk=pk)

    def visible_to(self, person: Person) -> Self:
        """The author's unit sees a memo from its first word; once submitted, so do its leaders and whoever may see
        the paper it answers or the draft with it. One predicate, for everybody alike."""
        mine = Q(person=person) | Q(unit__in=person.unit_ids)
        of_incoming = Access.objects.filter(mine, document=OuterRef("incoming"))
        of_draft = Access.objects.filter(mine, document=OuterRef("draft"))
        read = Q(office_leader=person) | Q(committee_leader=person) | Exists(of_incoming) | Exists(of_draft)
        return self.filter(Q(author=person) | Q(unit__in=person.unit_ids) | Q(round__gte=1) & read)

    def open(self) -> Self:
        return self.exclude(status__in=FINISHED)

    def awaiting_opinion_of(self, person: Person) -> Self:
        """Chờ tôi cho ý kiến."""
        return self.filter(
            Q(status=MemoStatus.WITH_HEAD, head=person)
            | Q(status=MemoStatus.WITH_OFFICE, office_leader=person)
            | Q(status=MemoStatus.WITH_COMMITTEE, committee_leader=person)
        )

    def search(self, text: str) -> Self:
        """Every word of `text`, anywhere in number, subject or author; accents do not matter."""
        found = self
        for word in sought(text):
            found = found.filter(search_text__contains=word)
        return found

    def about(self, document: Document) -> Self:
        """The memos this paper was put forward with, or that carry it as their draft."""
        return self.filter(Q(incoming=document) | Q(draft=document))

    def for_list(self) -> Self:
        """With all that a line of a list shows. One query for any length."""
        return self.select_related("unit", "author", "head", "office_leader", "committee_leader", "incoming", "draft")


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
    head = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    office_leader = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="lãnh đạo Văn phòng"
    )
    committee_leader = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="lãnh đạo UBND"
    )

    search_text = models.TextField(editable=False, blank=True)

    objects = Memos.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "-id"], name="memos_of_an_agency"),
            models.Index(fields=["head"], name="memos_with_a_head", condition=Q(status=MemoStatus.WITH_HEAD)),
            models.Index(
                fields=["office_leader"], name="memos_with_the_office", condition=Q(status=MemoStatus.WITH_OFFICE)
            ),
            models.Index(
                fields=["committee_leader"],
                name="memos_with_the_committee",
                condition=Q(status=MemoStatus.WITH_COMMITTEE),
            ),
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

    @property
    def step(self) -> MemoStep | None:
        """Whose opinion it waits for; None while its author has it and when it is finished."""
        return AWAITING.get(MemoStatus(self.status)) if self.status else None

    def leader_of(self, step: MemoStep) -> Person | None:
        """Who gives the opinion of a step; no head where that step is left out."""
        leaders = {
            MemoStep.HEAD: self.head,
            MemoStep.OFFICE: self.office_leader,
            MemoStep.COMMITTEE: self.committee_leader,
        }
        return leaders[step]

    @property
    def holder(self) -> Person | None:
        """Who has it now; nobody once it is finished."""
        if self.finished:
            return None
        return self.leader_of(self.step) if self.step else self.author

    @property
    def opinions_now(self) -> list[Said]:
        """What was said of the round submitted last."""
        last = [submitted for submitted in self.rounds.all() if submitted.number == self.round]
        return [opinion.said for submitted in last for opinion in submitted.opinions.all()]

    @property
    def chip_kind(self) -> str:
        return CHIPS.get(MemoStatus(self.status), "accent")

    @property
    def due(self) -> Due | None:
        """How the deadline of the paper it answers stands."""
        return due_state(self.incoming.due_date) if self.incoming and not self.finished else None

    @property
    def finished(self) -> bool:
        return self.status in FINISHED

    @property
    def with_author(self) -> bool:
        return self.status in WITH_AUTHOR
