"""What was said at a step, the files given with it, and the words a leader keeps at hand."""

from django.db import models
from django.db.models import Q

from vanphong.files.models import Blob
from vanphong.org.models import Person

from ..enums import Choice
from .round import MemoRound, RoundStep


class Opinion(models.Model):
    """Ý kiến: what somebody said at a step, of exactly the round with this checksum, under the name of that day.

    `in_place` says in whose stead, and by which right, where it was not their own step (NĐ 30/2020, art. 13).
    """

    round = models.ForeignKey(MemoRound, models.CASCADE, related_name="opinions")
    step = models.OneToOneField(RoundStep, models.CASCADE, related_name="opinion")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    for_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    in_place = models.CharField("thay cho", max_length=300, blank=True)
    choice = models.CharField(max_length=20, choices=Choice)
    text = models.CharField("ý kiến", max_length=2000, blank=True)
    given_at = models.DateTimeField()
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering = ("given_at", "id")
        indexes = [models.Index(fields=["person", "-id"], name="opinions_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(choice=Choice.AGREE) | ~Q(text=""), name="only_agreement_needs_no_words"
            ),
            models.CheckConstraint(
                condition=Q(for_person=None, in_place="") | Q(for_person__isnull=False) & ~Q(in_place=""),
                name="who_speaks_for_another_says_by_which_right",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}: {self.get_choice_display()}"


class OpinionPaper(models.Model):
    """A file given with an opinion: a marked-up draft, or papers that were asked for."""

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="papers")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Phrase(models.Model):
    """Bút phê mẫu: words a leader keeps one tap away."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["person", "text"], name="one_phrase_per_leader_and_words")]

    def __str__(self) -> str:
        return self.text
