"""Words of consultations: how far one has come, what silence means, what was answered, what became of a comment."""

from django.db.models import TextChoices

from vanphong.kernel.lifecycle import Lifecycle


class ConsultationStatus(TextChoices):
    DRAFTED = "drafted", "Chưa gửi"
    SENT = "sent", "Đang lấy ý kiến"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã hủy"


C = ConsultationStatus
CONSULTATION = Lifecycle(
    {
        "write": ({""}, C.DRAFTED),
        "send": ({C.DRAFTED}, C.SENT),
        "close": ({C.SENT}, C.CLOSED),
        "cancel": ({C.DRAFTED, C.SENT}, C.CANCELLED),
    }
)


#: Not over yet.
RUNNING = frozenset({C.DRAFTED, C.SENT})


class SilenceRule(TextChoices):
    """Quá hạn không trả lời thì coi như: as the request itself says (NĐ 314/2025, art. 12)."""

    AGREES = "agrees", "Coi như thống nhất"
    NO_OPINION = "no_opinion", "Coi như không có ý kiến"


class AnswerState(TextChoices):
    AWAITING = "awaiting", "Chưa trả lời"
    ANSWERED = "answered", "Đã trả lời"
    SILENT = "silent", "Không trả lời"
    UNREACHED = "unreached", "Không có đăng nhập để trả lời"
    NOT_DUE = "not_due", "Chưa đến hạn khi kết thúc"


#: Its day passed without an answer: given more time it is awaited again.
LAPSED = frozenset({AnswerState.SILENT, AnswerState.UNREACHED})


class Choice(TextChoices):
    AGREE = "agree", "Thống nhất"
    WITH_COMMENTS = "with_comments", "Thống nhất, có góp ý"
    DISAGREE = "disagree", "Không thống nhất"


class Disposition(TextChoices):
    """Tiếp thu, giải trình: what became of a comment."""

    NONE = "none", "Chưa xử lý"
    ACCEPTED = "accepted", "Tiếp thu"
    PARTLY = "partly", "Tiếp thu một phần"
    EXPLAINED = "explained", "Giải trình, giữ như dự thảo"


class RequestState(TextChoices):
    """Đề nghị gia hạn."""

    ASKED = "asked", "Chờ quyết định"
    GRANTED = "granted", "Đã gia hạn"
    DECLINED = "declined", "Không gia hạn"
    LAPSED = "lapsed", "Không cần quyết định nữa"
