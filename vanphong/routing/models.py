"""Where a paper goes inside the office: the instruction, the assignment, the question to another unit."""

from typing import Self

from django.db import models
from django.db.models import Q

from vanphong.documents.models import Document
from vanphong.org.models import Person, Unit

from .enums import Outcome, UnitRole


class Instructions(models.QuerySet["Instruction"]):
    def to_read(self) -> Self:
        """With who gave each and the units it names: three queries for any number."""
        return self.select_related("author").prefetch_related("units__unit")


class Instruction(models.Model):
    """Bút phê, ý kiến chỉ đạo giải quyết văn bản đến (NĐ 30/2020, art. 23). The earlier ones of a paper stay.

    `in_place` says in whose stead, and by which right, where it was not the author's own power (art. 13).
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="instructions")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    author_title = models.CharField("chức vụ", max_length=100)
    for_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    in_place = models.CharField("thay cho", max_length=300, blank=True)
    text = models.TextField("nội dung", blank=True)
    due_date = models.DateField("hạn giải quyết", null=True)
    given_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    objects = Instructions.as_manager()

    class Meta:
        ordering = ("given_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(current=True), name="one_instruction_of_a_paper_is_in_force"
            ),
            models.CheckConstraint(
                condition=Q(for_person=None, in_place="") | Q(for_person__isnull=False) & ~Q(in_place=""),
                name="who_instructs_for_another_says_by_which_right",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text}"


class InstructionUnit(models.Model):
    """A unit named in an instruction: its role and its own time limit."""

    instruction = models.ForeignKey(Instruction, models.CASCADE, related_name="units", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField("vai", max_length=12, choices=UnitRole)
    due_date = models.DateField("thời hạn", null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["instruction", "unit"], name="a_unit_has_one_role_in_an_instruction"),
            models.UniqueConstraint(
                fields=["instruction"], condition=Q(role=UnitRole.LEAD), name="an_instruction_has_one_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_role_display()}"


class Assignments(models.QuerySet["Assignment"]):
    def to_read(self) -> Self:
        """With who gives it to whom."""
        return self.select_related("person", "assigned_by", "unit")


class Assignment(models.Model):
    """Phân công trong đơn vị: a person of the lead unit handles the paper. Active until handed back or reassigned."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    in_place = models.CharField("thay cho", max_length=300, blank=True)
    given_at = models.DateTimeField()
    due_date = models.DateField("thời hạn", null=True)
    note = models.TextField("ý kiến", blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.ACTIVE)
    ended_at = models.DateTimeField(null=True)

    objects = Assignments.as_manager()

    class Meta:
        ordering = ("given_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(outcome=Outcome.ACTIVE), name="one_person_handles_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ACTIVE, ended_at=None)
                | ~Q(outcome=Outcome.ACTIVE) & Q(ended_at__isnull=False),
                name="an_ended_assignment_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_outcome_display()}"

    @property
    def done(self) -> bool:
        """The work is finished when the paper is."""
        return self.outcome == Outcome.ACTIVE and self.document.finished


class UnitQuestions(models.QuerySet["UnitQuestion"]):
    def to_read(self) -> Self:
        """With who asks whom, and who answered."""
        return self.select_related("asked_by", "unit", "answered_by")


class UnitQuestion(models.Model):
    """Hỏi ý kiến đơn vị khác: put by the person who handles the paper, answered by anybody of the unit asked."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    question = models.TextField("nội dung hỏi")
    asked_at = models.DateTimeField()
    due_date = models.DateField("hạn trả lời", null=True)
    answer = models.TextField("trả lời", blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    in_place = models.CharField("thay cho", max_length=300, blank=True)

    objects = UnitQuestions.as_manager()

    class Meta:
        ordering = ("asked_at", "id")
        indexes = [models.Index(fields=["unit"], name="questions_awaiting_a_unit", condition=Q(answered_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_says_who_and_when",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.question}"


class ExtensionRequests(models.QuerySet["ExtensionRequest"]):
    def to_read(self) -> Self:
        """With who asks, who decided, and the paper."""
        return self.select_related("document__entry", "asked_by", "decided_by")

    def waiting(self) -> Self:
        return self.filter(decided_at=None, lapsed_at=None)


class ExtensionRequest(models.Model):
    """Xin gia hạn: asked by who handles the paper before its due date, decided by who set that date.

    `within_unit`: the date the head of unit gave the person, which cannot pass the paper's own. It lapses, undecided,
    when whoever asked handles the paper no more.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="extensions")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    wanted = models.DateField("xin gia hạn đến")
    within_unit = models.BooleanField("hạn trong đơn vị", default=False)
    reason = models.TextField("lý do")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField("đồng ý", null=True)
    answer = models.TextField("ý kiến", blank=True)
    lapsed_at = models.DateTimeField("hết hiệu lực", null=True)
    in_place = models.CharField("thay cho", max_length=300, blank=True)

    objects = ExtensionRequests.as_manager()

    class Meta:
        ordering = ("asked_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(decided_at=None, lapsed_at=None),
                name="one_extension_of_a_paper_is_asked_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None) | Q(lapsed_at=None), name="a_decided_extension_does_not_lapse"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, granted=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, granted__isnull=False),
                name="a_decided_extension_says_who_and_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by} xin gia hạn đến {self.wanted:%d/%m/%Y}"
