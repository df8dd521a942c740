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


class SignOffKind(TextChoices):
    """What is looked at before a paper is signed (NĐ 30/2020, art. 12)."""

    CONTENT = "content", "Nội dung"
    FORM = "form", "Thể thức"
