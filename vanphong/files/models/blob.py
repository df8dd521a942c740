from collections.abc import Sequence
from pathlib import Path

from django.db import connection, models

from vanphong.files.enums import Kind
from vanphong.kernel import clock

from . import shelf


def hold(sha256: str, *, alone: bool = False) -> None:
    """Until the transaction ends, nobody destroys these bytes; `alone`: nobody stores them either."""
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s)", [int(sha256[:15], 16)])


class BlobQuerySet(models.QuerySet["Blob"]):
    def keep(self, draft: shelf.Draft, *, kind: Kind, page_sizes: Sequence[Sequence[int]] | None) -> "Blob":
        """Put the draft on the shelf, then write its row: a row never stands without its bytes."""
        hold(draft.sha256)
        shelf.put(draft)
        facts = {
            "size": draft.size,
            "kind": kind,
            "media_type": kind.media_type,
            "page_count": None if page_sizes is None else len(page_sizes),
            "page_sizes": [list(size) for size in page_sizes or []],
            "stored_at": clock.now(),
        }
        return self.get_or_create(sha256=draft.sha256, defaults=facts)[0]


class Blob(models.Model):
    """Nội dung tệp: frozen bytes, known by their checksum. Names and rights belong to the papers that hold them."""

    sha256 = models.CharField("mã kiểm (SHA-256)", max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    media_type = models.CharField("kiểu nội dung", max_length=100)
    page_count = models.PositiveIntegerField("số trang", null=True, blank=True)
    page_sizes = models.JSONField("khổ từng trang", default=list, blank=True)
    stored_at = models.DateTimeField("lưu lúc")

    objects = BlobQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung tệp"
        verbose_name_plural = "nội dung tệp"
        constraints = [
            models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="a blob is its checksum"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="a blob has bytes"),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.get_kind_display()})"

    @property
    def path(self) -> Path:
        """Where the bytes lie. For reading only."""
        return shelf.path_of(self.sha256)
