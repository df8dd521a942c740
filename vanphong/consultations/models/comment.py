"""One comment, and what became of it."""

from typing import Self

from django.db import models
from django.db.models import Q

from vanphong.org.models import Person

from ..enums import Disposition
from .addressee import Addressee
from .consultation import Consultation, Section


class Comments(models.QuerySet["Comment"]):
    def handed_in(self) -> Self:
        """Sent with an answer: what the asking side may read."""
        return self.filter(handed_in_at__isnull=False)

    def to_read(self) -> Self:
        """With whose it is and what it is about: one query for any number."""
        return self.select_related("addressee", "section")


class Comment(models.Model):
    """Ý kiến góp ý: about one section, or about the whole draft (`section_number` 0), and its tiếp thu, giải trình.

    Rows of the consolidated table stand by section, then by place asked: an index holds them in that order.
    """

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="comments", db_index=False)
    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="comments")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    section_number = models.PositiveSmallIntegerField(default=0)
    place = models.CharField("vị trí", max_length=100, blank=True)
    text = models.TextField("nội dung góp ý")
    search_text = models.TextField(editable=False, blank=True)
    key = models.UUIDField(null=True, unique=True, editable=False)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    handed_in_at = models.DateTimeField("gửi lúc", null=True)
    disposition = models.CharField(max_length=10, choices=Disposition, default=Disposition.NONE)
    explanation = models.TextField("tiếp thu, giải trình", blank=True)
    disposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    disposed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    objects = Comments.as_manager()

    class Meta:
        ordering = ("section_number", "addressee", "id")
        indexes = [
            models.Index(
                fields=["consultation", "section_number", "addressee", "id"], name="rows_of_the_consolidated_table"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(section=None, section_number=0) | Q(section__isnull=False, section_number__gt=0),
                name="a_comment_stands_at_its_section",
            ),
            models.CheckConstraint(
                condition=~Q(disposition=Disposition.EXPLAINED) | ~Q(explanation=""),
                name="what_is_not_accepted_is_explained",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def disposed(self) -> bool:
        return self.disposition != Disposition.NONE
