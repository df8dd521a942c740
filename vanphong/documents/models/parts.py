"""What belongs to a document: its files, recipients and signature."""

from django.db import models

from vanphong.files.models import Blob
from vanphong.org.models import Agency, Person
from vanphong.ui.formats import vndate

from ..enums import CorrectionKind, Direction, FileRole, RecipientGroup, SigningCapacity
from .document import Document


class DocumentFiles(models.QuerySet["DocumentFile"]):
    def readable(self) -> "DocumentFiles":
        """Of a paper that was taken back only its metadata are kept (Document.taken_back)."""
        return self.exclude(document__direction=Direction.INCOMING, document__corrected=CorrectionKind.RECALL)


class DocumentFile(models.Model):
    """Tệp của văn bản: bytes under the name they came with. The drafts of a document are its versions, in order."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=10, choices=FileRole)
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    objects = DocumentFiles.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(fields=["document", "role", "position"], name="one_file_per_place_of_a_document")
        ]

    def __str__(self) -> str:
        return self.name


class Recipient(models.Model):
    """Nơi nhận of an outgoing document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="recipients")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    group = models.CharField(max_length=12, choices=RecipientGroup, default=RecipientGroup.ACTION)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("group", "position", "id")

    def __str__(self) -> str:
        return self.name


class Signature(models.Model):
    """Ký văn bản: the act of signing exactly these bytes, with the power and title of that moment."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="signature")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    for_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ký thay"
    )
    capacity = models.CharField(max_length=5, choices=SigningCapacity)
    block = models.CharField("khối chữ ký", max_length=300, help_text="các dòng quyền hạn, chức vụ, cách nhau bởi |")
    full_name = models.CharField(max_length=50)
    signed_at = models.DateTimeField()
    checksum = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.full_name} {vndate(self.signed_at)}"
