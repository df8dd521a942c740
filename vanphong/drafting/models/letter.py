"""What was typed on the page for a version of a draft."""

from django.db import models

from vanphong.files.models import Blob


class Letter(models.Model):
    """Bản soạn trên trang: the words of these very bytes, so that they can be opened again and edited there.

    `typed` holds rules.Typed as plain values.
    """

    blob = models.OneToOneField(Blob, models.CASCADE, primary_key=True, related_name="+", verbose_name="bản Word")
    typed = models.JSONField("chữ đã gõ")
    written_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "bản soạn trên trang"
        verbose_name_plural = "bản soạn trên trang"

    def __str__(self) -> str:
        return f"{self.typed.get('type_name', '')}: {self.typed.get('subject', '')}"[:100]
