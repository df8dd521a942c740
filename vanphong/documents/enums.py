"""Words of documents that the law fixes, and the lifecycles of a paper."""

from django.db.models import IntegerChoices, TextChoices

from vanphong.kernel.lifecycle import Lifecycle


class Direction(TextChoices):
    INCOMING = "in", "Văn bản đến"
    OUTGOING = "out", "Văn bản đi"


class Urgency(IntegerChoices):
    """Mức độ khẩn (NĐ 30/2020, PL I.III.2b), slowest first."""

    NORMAL = 0, "Thường"
    URGENT = 1, "Khẩn"
    VERY_URGENT = 2, "Thượng khẩn"
    IMMEDIATE = 3, "Hỏa tốc"


class Secrecy(IntegerChoices):
    """Độ mật (Luật 117/2025/QH15)."""

    NONE = 0, "Không mật"
    CONFIDENTIAL = 1, "Mật"
    SECRET = 2, "Tối mật"
    TOP_SECRET = 3, "Tuyệt mật"


class Status(TextChoices):
    RECEIVED = "received", "Chờ đăng ký"
    REGISTERED = "registered", "Chờ bút phê"
    INSTRUCTED = "instructed", "Chờ phân công"
    ASSIGNED = "assigned", "Đang xử lý"
    SUBMITTED = "submitted", "Đang trình"
    DECIDED = "decided", "Đã có ý kiến lãnh đạo"
    CLOSED = "closed", "Đã giải quyết"
    DISCARDED = "discarded", "Đã bỏ"
    WITHDRAWN = "withdrawn", "Đã hủy do thu hồi"
    DRAFTED = "drafted", "Dự thảo"
    AWAITING_SIGNATURE = "awaiting_signature", "Chờ ký"
    SIGNED = "signed", "Chờ ban hành"
    ISSUED = "issued", "Đã ban hành"
    CANCELLED = "cancelled", "Đã hủy dự thảo"


S = Status

#: Văn bản đến (NĐ 30/2020, art. 20-24; NĐ 314/2025, art. 14).
INCOMING = Lifecycle(
    {
        "receive": ({""}, S.RECEIVED),
        "discard": ({S.RECEIVED}, S.DISCARDED),
        "register": ({S.RECEIVED}, S.REGISTERED),
        "register_secret": ({S.RECEIVED}, S.CLOSED),
        "unregister": ({S.REGISTERED}, S.RECEIVED),
        "instruct": ({S.REGISTERED}, S.INSTRUCTED),
        "send_back": ({S.INSTRUCTED}, S.REGISTERED),
        "assign": ({S.INSTRUCTED, S.ASSIGNED}, S.ASSIGNED),
        "hand_back": ({S.ASSIGNED}, S.INSTRUCTED),
        "submit": ({S.ASSIGNED}, S.SUBMITTED),
        "return": ({S.SUBMITTED}, S.ASSIGNED),
        "decide": ({S.SUBMITTED}, S.DECIDED),
        "answer": ({S.ASSIGNED, S.DECIDED}, S.CLOSED),
        "close": ({S.ASSIGNED, S.DECIDED}, S.CLOSED),
        "withdraw": ({S.REGISTERED, S.INSTRUCTED, S.ASSIGNED, S.DECIDED, S.CLOSED}, S.WITHDRAWN),
    }
)

#: Văn bản đi (NĐ 30/2020, art. 10-18).
OUTGOING = Lifecycle(
    {
        "draft": ({""}, S.DRAFTED),
        "cancel": ({S.DRAFTED}, S.CANCELLED),
        "submit": ({S.DRAFTED}, S.SUBMITTED),
        "return": ({S.SUBMITTED}, S.DRAFTED),
        "approve": ({S.SUBMITTED}, S.AWAITING_SIGNATURE),
        "send_for_signature": ({S.DRAFTED}, S.AWAITING_SIGNATURE),
        "decline": ({S.AWAITING_SIGNATURE}, S.DRAFTED),
        "sign": ({S.AWAITING_SIGNATURE}, S.SIGNED),
        "issue": ({S.SIGNED}, S.ISSUED),
    }
)

LIFECYCLES = {Direction.INCOMING: INCOMING, Direction.OUTGOING: OUTGOING}
FINISHED = frozenset({S.CLOSED, S.DISCARDED, S.WITHDRAWN, S.ISSUED, S.CANCELLED})


class Step(TextChoices):
    """What the holder of a paper is to do with it; the year's report measures the working hours of each."""

    REGISTER = "register", "Đăng ký"
    INSTRUCT = "instruct", "Bút phê"
    ASSIGN = "assign", "Phân công"
    HANDLE = "handle", "Xử lý"
    HEAD_OPINION = "head_opinion", "Ý kiến lãnh đạo phòng"
    OFFICE_OPINION = "office_opinion", "Ý kiến lãnh đạo Văn phòng"
    DECIDE = "decide", "Ý kiến lãnh đạo UBND"
    SIGN = "sign", "Ký"
    ISSUE = "issue", "Ban hành"


OPINION_STEPS = (Step.HEAD_OPINION, Step.OFFICE_OPINION, Step.DECIDE)
"""Where a paper waits with the memo it travels with."""


class TimeUnit(TextChoices):
    """Đơn vị của thời hạn (Bộ luật Dân sự 2015, art. 147-148)."""

    HOURS = "hours", "giờ làm việc"
    WORKING_DAYS = "working_days", "ngày làm việc"
    DAYS = "days", "ngày"


class DueChange(TextChoices):
    """Why a due date moved."""

    OVERRIDE = "override", "điều chỉnh"
    EXTENSION = "extension", "gia hạn"
    SUSPENSION = "suspension", "tạm dừng"
    OUTAGE = "outage", "hệ thống ngừng hoạt động"
    DAY_OFF = "day_off", "thêm ngày nghỉ"


class AccessReason(TextChoices):
    """Why somebody may see a paper."""

    REGISTRY = "registry", "bộ phận văn thư tiếp nhận, đăng ký"
    REPORTED = "reported", "được tổng hợp báo cáo"
    LEAD = "lead", "được giao chủ trì"
    SUPPORT = "support", "được giao phối hợp"
    INFORMATION = "information", "được gửi để biết"
    ASSIGNED = "assigned", "được phân công xử lý"
    AUTHOR = "author", "soạn thảo"
    OPINION = "opinion", "được trình xin ý kiến"
    SIGNER = "signer", "được trình ký"
    CONSULTED = "consulted", "được hỏi ý kiến"
    RECIPIENT = "recipient", "là nơi nhận"
    FORM_CHECK = "form_check", "được giao kiểm tra thể thức"


class CorrectionKind(TextChoices):
    """What befell an issued document (NĐ 30/2020, art. 18.3, 18.4)."""

    LETTER = "letter", "Đính chính"
    AMENDMENT = "amendment", "Sửa đổi, bổ sung"
    REPLACEMENT = "replacement", "Thay thế"
    RECALL = "recall", "Thu hồi"


#: As the document itself bears it in lists.
CORRECTED = {
    CorrectionKind.LETTER: "Được đính chính",
    CorrectionKind.AMENDMENT: "Được sửa đổi, bổ sung",
    CorrectionKind.REPLACEMENT: "Được thay thế",
    CorrectionKind.RECALL: "Thu hồi",
}


class EntryStatus(TextChoices):
    USED = "used", "Đã dùng"
    RESERVED = "reserved", "Giữ số"
    VOID = "void", "Bỏ số"


class FileRole(TextChoices):
    ORIGINAL = "original", "Văn bản"
    ATTACHMENT = "attachment", "Tài liệu kèm theo"
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Bản ban hành"


class RecipientGroup(TextChoices):
    ACTION = "action", "Để thực hiện"
    REPORT = "report", "Để báo cáo"
    INFORMATION = "information", "Để biết"
    INTERNAL = "internal", "Nội bộ"


class SigningCapacity(TextChoices):
    """Quyền hạn ký (NĐ 30/2020, art. 13)."""

    OWN = "own", "Ký trực tiếp"
    ON_BEHALF = "TM.", "Thay mặt"
    ACTING = "Q.", "Quyền"
    DEPUTY_FOR = "KT.", "Ký thay"
    BY_ORDER = "TL.", "Thừa lệnh"
    BY_DELEGATION = "TUQ.", "Thừa ủy quyền"
