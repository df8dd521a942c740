"""Words of drafting."""

from django.db.models import TextChoices


class Severity(TextChoices):
    """Mức độ of a finding. What must be mended stands in the way of issuing."""

    ERROR = "error", "Phải sửa"
    WARNING = "warning", "Nên sửa"
    HINT = "hint", "Xem lại"


class SignOffKind(TextChoices):
    """What is looked at before a paper is signed (NĐ 30/2020, art. 12)."""

    CONTENT = "content", "Nội dung"
    FORM = "form", "Thể thức"
