"""Words of drafting."""

from django.db.models import TextChoices

from vanphong.kernel.lifecycle import Lifecycle


class Severity(TextChoices):
    """Mức độ of a finding. What must be mended stands in the way of issuing."""

    ERROR = "error", "Phải sửa"
    WARNING = "warning", "Nên sửa"
    HINT = "hint", "Xem lại"


class ModelState(TextChoices):
    """Mẫu của cơ quan: waits for a word on its findings, in use, or no more."""

    OFFERED = "offered", "Chờ quyết định"
    IN_USE = "in_use", "Đang dùng"
    ENDED = "ended", "Thôi dùng"


MODEL = Lifecycle(
    {
        "offer": ({""}, ModelState.OFFERED),
        "adopt": ({ModelState.OFFERED}, ModelState.IN_USE),
        "withdraw": ({ModelState.OFFERED, ModelState.IN_USE}, ModelState.ENDED),
    }
)
