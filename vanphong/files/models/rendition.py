from django.db import models

from vanphong.files.enums import RenditionState

from .blob import Blob


class Rendition(models.Model):
    """Bản PDF để xem: what a Word file looks like, made once by LibreOffice. The source stays the paper's bytes."""

    source = models.OneToOneField(
        Blob, models.CASCADE, primary_key=True, related_name="rendition", verbose_name="bản gốc"
    )
    result = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản PDF")
    state = models.CharField("tình trạng", max_length=8, choices=RenditionState, default=RenditionState.WAITING)
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        verbose_name = "bản PDF để xem"
        verbose_name_plural = "bản PDF để xem"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=RenditionState.READY, result__isnull=False)
                | (~models.Q(state=RenditionState.READY) & models.Q(result__isnull=True)),
                name="a rendition is ready when it has a result",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id[:12]}: {self.get_state_display()}"
