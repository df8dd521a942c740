"""Words of drafting."""

from django.db.models import TextChoices


class Severity(TextChoices):
    """Mức độ of a finding. What must be mended stands in the way of issuing."""

    ERROR = "error", "Phải sửa"
    WARNING = "warning", "Nên sửa"
    HINT = "hint", "Xem lại"
