"""Votes by slip: who are the members of the Committee, what is put to them, and what each says."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from vanphong.documents.models import Document
from vanphong.files.models import Blob
from vanphong.kernel.vietnamese import sought
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS
from vanphong.org.models import Agency, InForce, Person, Unit
from vanphong.worktime.queries import due_state_at
from vanphong.worktime.rules import Due

from .enums import CHIPS, KINDS, BallotStatus, Ground, Outcome, Vote


class Member(models.Model):
    """Ủy viên UBND who holds no post in the Committee's own agency: mostly the head of a department.

    The Chair, the vice-chairs and the Chief of Office are members by their posts and have no row here.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    title = models.CharField("chức vụ", max_length=100)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True)

    objects = InForce.as_manager()

    class Meta:
        ordering = ("person__sort_key", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="membership_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["agency", "person"], condition=Q(valid_to=None), name="one_open_membership_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title}"


class Ballots(models.QuerySet["Ballot"]):
    """Adjectives of ballots."""

    def locked(self, pk: int) -> "Ballot":
        """The row, locked until the transaction ends; its people and papers are read after the lock was had."""
        self.select_for_update(no_key=True).only("pk").get(pk=pk)
        return self.select_related("agency", "unit", "author", "draft", "file").get(pk=pk)

    def visible_to(self, person: Person) -> Self:
        """The unit sees its ballot from the first word; once sent out, so do the leaders and every member asked."""
        leading = [post.unit.agency_id for post in person.posts if post.role in COMMITTEE_LEADERS | OFFICE_LEADERS]
        asked = Exists(Slip.objects.filter(ballot=OuterRef("pk"), member=person))
        sent = Q(opened_at__isnull=False) & (Q(agency__in=leading) | asked)
        return self.filter(Q(author=person) | Q(unit__in=person.carried_unit_ids) | sent)

    def awaiting(self, person: Person) -> Self:
        """Chờ tôi biểu quyết."""
        waiting = Slip.objects.filter(ballot=OuterRef("pk"), member=person, choice="")
        return self.filter(Exists(waiting), status=BallotStatus.OPEN)

    def search(self, text: str) -> Self:
        """Every word of `text` in the subject; accents do not matter."""
        found = self
        for word in sought(text):
            found = found.filter(search_text__contains=word)
        return found

    def for_list(self) -> Self:
        """With all that a line of a list shows. One query for any length."""
        given = Count("slips", filter=~Q(slips__choice=""))
        return self.select_related("unit", "author").annotate(members=Count("slips"), given=given)


class Ballot(models.Model):
    """Phiếu lấy ý kiến thành viên UBND (NĐ 314/2025, art. 3.2b, 14.5b): one question put to all members by slip."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="ballots")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.UUIDField(null=True, unique=True, editable=False)
    status = models.CharField(max_length=12, choices=BallotStatus)
    version = models.PositiveIntegerField(default=0)
    subject = models.TextField("trích yếu")
    question = models.TextField("nội dung lấy ý kiến", blank=True)
    explanation = models.TextField("thuyết minh", blank=True)
    ground = models.CharField("trường hợp", max_length=16, choices=Ground, blank=True)
    consent = models.TextField("ý kiến của Chủ tịch", blank=True)
    lead = models.CharField("cơ quan chủ trì soạn thảo", max_length=200, blank=True)
    due_at = models.DateTimeField("hạn biểu quyết", null=True)
    warned_of = models.DateTimeField("đã nhắc hạn", null=True, editable=False)
    draft = models.ForeignKey(Document, models.PROTECT, null=True, related_name="ballots")
    file = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField("gửi lúc", null=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True)
    outcome = models.CharField("kết quả", max_length=24, choices=Outcome, blank=True)
    reason = models.TextField("lý do hủy", blank=True)
    search_text = models.TextField(editable=False, blank=True)

    objects = Ballots.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "-id"], name="ballots_of_an_agency"),
            models.Index(fields=["due_at"], name="ballots_that_run", condition=Q(status=BallotStatus.OPEN)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at=None, checksum="") | Q(opened_at__isnull=False, due_at__isnull=False),
                name="a_ballot_sent_out_has_its_deadline",
            ),
            models.CheckConstraint(
                condition=Q(status=BallotStatus.CLOSED, closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(status=BallotStatus.CLOSED) & Q(outcome="", closed_at=None),
                name="a_closed_ballot_has_its_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("ballot", args=[self.pk])

    @property
    def chip_kind(self) -> str:
        return CHIPS.get(self.status, "plain")

    @property
    def outcome_kind(self) -> str:
        return KINDS.get(self.outcome, "plain")

    @property
    def due(self) -> Due | None:
        """How the deadline stands while slips are taken."""
        return due_state_at(self.due_at) if self.status == BallotStatus.OPEN else None

    def over_at(self, moment: datetime) -> bool:
        """Has the deadline passed by then?"""
        return self.due_at is not None and moment >= self.due_at


class Slip(models.Model):
    """Phiếu của một thành viên: name and title of the day it was sent; empty until the member has voted."""

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="slips", db_index=False)
    member = models.ForeignKey(Person, models.PROTECT, related_name="slips", db_index=False)
    full_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    place = models.PositiveSmallIntegerField()
    presides = models.BooleanField(default=False)
    choice = models.CharField("biểu quyết", max_length=10, choices=Vote, blank=True)
    text = models.TextField("ý kiến", blank=True)
    voted_at = models.DateTimeField(null=True)
    checksum = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("place", "id")
        indexes = [models.Index(fields=["member"], name="slips_not_yet_given", condition=Q(choice=""))]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="a_member_votes_once"),
            models.UniqueConstraint(
                fields=["ballot"], condition=Q(presides=True), name="one_chair_among_those_who_vote"
            ),
            models.CheckConstraint(
                condition=Q(choice="", text="", voted_at=None, checksum="")
                | ~Q(choice="") & ~Q(checksum="") & Q(voted_at__isnull=False),
                name="a_slip_given_says_when_and_what_was_read",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}: {self.get_choice_display() or 'chưa biểu quyết'}"

    @property
    def chip_kind(self) -> str:
        return KINDS.get(self.choice, "plain")
