"""Words of issuing."""

from django.db.models import TextChoices


class FinalState(TextChoices):
    """How far the copy that is sent (bản phát hành) has come."""

    PREPARING = "preparing", "Đang lập bản phát hành"
    READY = "ready", "Đã có bản phát hành"
    FAILED = "failed", "Chưa lập được bản phát hành"
