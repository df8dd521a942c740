"""What mends or takes back an issued document."""

from django.db import models
from django.db.models import F, Q

from vanphong.documents.enums import CorrectionKind
from vanphong.documents.models import Document
from vanphong.org.models import Person


class Correction(models.Model):
    """Đính chính, sửa đổi, thay thế, thu hồi (NĐ 30/2020, art. 18.3, 18.4): ties an issued document to what befell it.

    A recall is ordered by a leader, who says why, and carried out by the registry; the others are a document that was
    issued in its turn (`by`), tied by the registry.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=11, choices=CorrectionKind)
    by = models.ForeignKey(Document, models.PROTECT, null=True, related_name="corrects")
    reason = models.CharField("lý do", max_length=500)
    ordered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    carried_out_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    carried_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("ordered_at", "id")
        indexes = [models.Index(fields=["kind", "ordered_at"], name="corrections_by_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="recall", by=None) | ~Q(kind="recall") & Q(by__isnull=False),
                name="a_recall_is_an_order_the_rest_are_documents",
            ),
            models.CheckConstraint(condition=~Q(by=F("document")), name="no_document_corrects_itself"),
            models.CheckConstraint(
                condition=Q(carried_out_at=None) | Q(carried_out_at__gte=F("ordered_at")),
                name="a_recall_is_ordered_before_it_is_carried_out",
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(kind="recall"), name="a_document_is_recalled_once"
            ),
            models.UniqueConstraint(fields=["document", "by"], name="a_document_corrects_another_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.document}"
