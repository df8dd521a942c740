"""Words of this house: what a file is, and how far its reading copy has come."""

from pathlib import PurePath

from django.db import models


class Kind(models.TextChoices):
    """Loại tệp, known by its content (NĐ 30/2020, phụ lục I and III: văn bản điện tử PDF, Word, or a scanned image)."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (.docx)"
    DOC = "doc", "Word 97–2003 (.doc)"
    PNG = "png", "ảnh PNG"
    JPEG = "jpeg", "ảnh JPEG"
    TIFF = "tiff", "ảnh TIFF"
    WEBP = "webp", "ảnh WebP"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings that fit, the usual one first."""
        return SUFFIXES[self]

    @property
    def is_word(self) -> bool:
        return self in {Kind.DOCX, Kind.DOC}

    @property
    def is_image(self) -> bool:
        return self in {Kind.PNG, Kind.JPEG, Kind.TIFF, Kind.WEBP}

    @classmethod
    def named_by(cls, name: str) -> "Kind | None":
        """The kind that the ending of a file name claims."""
        suffix = PurePath(name).suffix.lower()
        return next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)


MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.DOC: "application/msword",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.TIFF: "image/tiff",
    Kind.WEBP: "image/webp",
}
SUFFIXES = {
    Kind.PDF: (".pdf",),
    Kind.DOCX: (".docx",),
    Kind.DOC: (".doc",),
    Kind.PNG: (".png",),
    Kind.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    Kind.TIFF: (".tif", ".tiff"),
    Kind.WEBP: (".webp",),
}


class RenditionState(models.TextChoices):
    """How far a reading copy (bản PDF để xem) of a Word file has come."""

    WAITING = "waiting", "Đang chờ chuyển"
    READY = "ready", "Đã có"
    FAILED = "failed", "Không chuyển được"
