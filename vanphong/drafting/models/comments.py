"""What is said about a passage of a draft."""

from django.db import models

from vanphong.documents.models import Document, DocumentFile
from vanphong.org.models import Person

from ..enums import Outcome, Standing


class PassageComment(models.Model):
    """Ý kiến vào đoạn: words on one passage of one version, the passage quoted; and what became of them.

    `standing` and `passage_now` say where that passage is in the version `looked_in`, the newest when it came.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="passage_comments")
    version = models.ForeignKey(DocumentFile, models.CASCADE, related_name="+")
    passage = models.PositiveIntegerField("đoạn thứ")
    quoted = models.TextField("đoạn được góp ý")
    words = models.TextField("ý kiến")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    outcome = models.CharField("kết quả", max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer = models.TextField("nội dung tiếp thu, giải trình", blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    looked_in = models.ForeignKey(DocumentFile, models.SET_NULL, null=True, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.SAME)
    passage_now = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("version__position", "passage", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.OPEN, answered_at=None)
                | ~models.Q(outcome=Outcome.OPEN) & models.Q(answered_at__isnull=False),
                name="a_comment_is_answered_at_a_moment",
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def is_open(self) -> bool:
        return self.outcome == Outcome.OPEN
