"""Copies the agency makes of documents."""

from django.db import models
from django.db.models import F, Q

from vanphong.documents.models import Document

from ..enums import CopyKind, Form


class Copy(models.Model):
    """Bản sao (NĐ 30/2020, art. 25-27): an outgoing document in the one series of copies that repeats another.

    `part` names what an extract takes: "Điều 3, khoản 2".
    """

    document = models.OneToOneField(Document, models.PROTECT, related_name="copy_of")
    original = models.ForeignKey(Document, models.PROTECT, related_name="copies_made")
    kind = models.CharField("hình thức sao", max_length=3, choices=CopyKind)
    source_form = models.CharField(max_length=10, choices=Form)
    target_form = models.CharField(max_length=10, choices=Form)
    part = models.CharField("phần trích", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(document=F("original")), name="no_document_is_its_own_copy"),
            models.CheckConstraint(
                condition=Q(kind="TrS") & ~Q(part="") | ~Q(kind="TrS") & Q(part=""), name="an_extract_names_its_part"
            ),
            models.CheckConstraint(
                condition=Q(kind="TrS") | ~Q(source_form="electronic", target_form="electronic"),
                name="no_full_copy_from_electronic_to_electronic",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.original}"
