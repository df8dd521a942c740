"""Each time a memo was submitted, and what was said of it."""

from django.db import models
from django.db.models import Q

from vanphong.org.models import Person

from ..enums import KINDS, Choice, MemoStep
from .content import Content
from .memo import Memo
from .said import Said


class MemoRound(Content):
    """Một lần trình: the words and the draft exactly as they were submitted. Never changed afterwards."""

    memo = models.ForeignKey(Memo, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField("lần trình")
    submitted_at = models.DateTimeField()
    full_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    draft_name = models.CharField(max_length=200, blank=True)
    draft_checksum = models.CharField(max_length=64, blank=True)
    checksum = models.CharField("mã kiểm", max_length=64)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["memo", "number"], name="one_round_per_number_of_a_memo")]

    def __str__(self) -> str:
        return f"{self.memo_id}, lần {self.number}"


class Opinion(models.Model):
    """Ý kiến: what a leader said of exactly the round with this checksum, under the name and title of that day."""

    round = models.ForeignKey(MemoRound, models.CASCADE, related_name="opinions")
    step = models.CharField(max_length=10, choices=MemoStep)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    choice = models.CharField(max_length=20, choices=Choice)
    text = models.CharField("ý kiến", max_length=2000, blank=True)
    given_at = models.DateTimeField()
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering = ("given_at", "id")
        indexes = [models.Index(fields=["person", "-id"], name="opinions_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["round", "step"], name="one_opinion_per_step_of_a_round"),
            models.CheckConstraint(
                condition=Q(choice=Choice.AGREE) | ~Q(text=""), name="only_agreement_needs_no_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}: {self.get_choice_display()}"

    @property
    def said(self) -> Said:
        """As a box of the form."""
        choice = Choice(self.choice)
        return Said(
            step=MemoStep(self.step).label,
            name=self.full_name,
            position=self.title,
            choice=choice.label,
            kind=KINDS.get(choice, "accent"),
            words=self.text,
            at=self.given_at,
        )
