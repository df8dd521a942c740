"""What was made of a document when it was issued."""

from django.db import models
from django.db.models import F, Q

from vanphong.documents.models import Document
from vanphong.files.models import Blob
from vanphong.org.models import Person

from ..enums import FinalState


class Issuances(models.QuerySet["Issuance"]):
    def locked(self, document: Document) -> "Issuance":
        return self.select_for_update(of=("self",)).select_related("document", "source", "final").get(document=document)


class Issuance(models.Model):
    """Ban hành: the bytes that got their number and date, the copy made to be sent, and since when it may leave.

    `source` are the signed bytes with number and date in their place; where they had no place (`placed` is false) the
    signed bytes themselves, and the number stands on the page and in the books alone.
    """

    document = models.OneToOneField(Document, models.PROTECT, related_name="issuance")
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    source = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    placed = models.BooleanField("số, ngày ghi trong văn bản")
    final = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=FinalState, default=FinalState.PREPARING)
    reason = models.CharField("ghi chú", max_length=300, blank=True)
    release_at = models.DateTimeField("phát hành lúc", null=True)
    released_at = models.DateTimeField("đã phát hành lúc", null=True)

    objects = Issuances.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["release_at"], name="documents_to_be_released", condition=Q(released_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=FinalState.READY) | Q(final__isnull=False), name="a_ready_copy_has_its_bytes"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(state=FinalState.READY), name="only_a_ready_copy_is_released"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(release_at=None) | Q(released_at__gte=F("release_at")),
                name="nothing_is_released_before_its_hour",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.get_state_display()})"
