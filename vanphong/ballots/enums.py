"""Words of a vote by slip, and the way it goes."""

from django.db.models import TextChoices

from vanphong.kernel.lifecycle import Lifecycle


class BallotStatus(TextChoices):
    DRAFT = "draft", "Đang soạn"
    OPEN = "open", "Đang lấy ý kiến"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


class Ground(TextChoices):
    """Trường hợp được lấy ý kiến bằng hình thức điện tử thay cho phiên họp (NĐ 314/2025, art. 22.2)."""

    URGENT = "urgent", "Nội dung cấp bách, cần giải quyết ngay (điểm a)"
    NO_DISCUSSION = "no_discussion", "Không cần thiết phải thảo luận tập thể (điểm b)"
    NO_DIFFERENCE = "no_difference", "Đã gửi đủ hồ sơ và không có ý kiến khác nhau (điểm c)"
    SECURE = "secure", "Hệ thống bảo đảm an toàn, bảo mật, lưu trữ (điểm d)"


class Vote(TextChoices):
    """What a member says (NĐ 314/2025, art. 25.4). Another opinion is neither for nor against."""

    AGREE = "agree", "Tán thành"
    DISAGREE = "disagree", "Không tán thành"
    OTHER = "other", "Ý kiến khác"


class Outcome(TextChoices):
    """Kết quả biểu quyết (NĐ 314/2025, art. 14.5b)."""

    PASSED = "passed", "Được thông qua"
    PASSED_WITH_OPINIONS = "passed_with_opinions", "Được thông qua, còn ý kiến khác nhau"
    NOT_PASSED = "not_passed", "Chưa được thông qua"


S = BallotStatus

#: Phiếu lấy ý kiến thành viên UBND (NĐ 314/2025, art. 14.5b).
BALLOT = Lifecycle(
    {
        "write": ({""}, S.DRAFT),
        "open": ({S.DRAFT}, S.OPEN),
        "close": ({S.OPEN}, S.CLOSED),
        "cancel": ({S.DRAFT, S.OPEN}, S.CANCELLED),
    }
)

#: Not over yet.
RUNNING = frozenset({S.DRAFT, S.OPEN})

#: How states, votes and outcomes are coloured where they are shown as chips.
CHIPS: dict[str, str] = {S.OPEN: "accent", S.CLOSED: "done", S.CANCELLED: "paused"}
KINDS: dict[str, str] = {
    Vote.AGREE: "done",
    Vote.DISAGREE: "late",
    Vote.OTHER: "soon",
    Outcome.PASSED: "done",
    Outcome.PASSED_WITH_OPINIONS: "soon",
    Outcome.NOT_PASSED: "late",
}
