"""Words of drafting."""

from django.db.models import TextChoices


class Severity(TextChoices):
    """Mức độ of a finding. What must be mended stands in the way of issuing."""

    ERROR = "error", "Phải sửa"
    WARNING = "warning", "Nên sửa"
    HINT = "hint", "Xem lại"


class Outcome(TextChoices):
    """What became of a comment on a passage (tiếp thu, giải trình)."""

    OPEN = "open", "Chưa trả lời"
    ACCEPTED = "accepted", "Đã tiếp thu"
    EXPLAINED = "explained", "Giải trình"


class Standing(TextChoices):
    """Does the passage a comment was written on still stand in the newest version?"""

    SAME = "same", "Đoạn này vẫn nguyên văn"
    CHANGED = "changed", "Đoạn này đã được sửa"
    REMOVED = "removed", "Đoạn này đã bị bỏ"
    UNKNOWN = "unknown", "Không đối chiếu được với bản mới nhất"
