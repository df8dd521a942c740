"""Words the office writes that no dictionary has."""

from django.db import models

from vanphong.kernel import clock
from vanphong.org.models import Agency, Person

LONGEST_WORD = 40


class OwnWord(models.Model):
    """Từ riêng của cơ quan: a word that is right here: of a local tongue, a trade, a name of a programme."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="own_words")
    word = models.CharField("từ", max_length=LONGEST_WORD)
    note = models.CharField("nghĩa, nguồn", max_length=200, blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("word",)
        constraints = [models.UniqueConstraint(fields=["agency", "word"], name="an_own_word_is_kept_once")]

    def __str__(self) -> str:
        return self.word
