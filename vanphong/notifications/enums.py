"""What a notice is about, and by which way it reaches a person."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Loại thông báo: what a person chooses a way for."""

    URGENT = "urgent", "Văn bản khẩn đến"
    WORK = "work", "Việc mới giao cho tôi"
    OPINION = "opinion", "Chờ tôi cho ý kiến, ký"
    RETURNED = "returned", "Trả lại tôi"
    OUTCOME = "outcome", "Kết quả: đã có ý kiến, đã ban hành"
    DEADLINE = "deadline", "Thời hạn, nhắc việc"
    CONSULTATION = "consultation", "Lấy ý kiến góp ý"
    ABSENCE = "absence", "Ủy quyền, vắng mặt"
    SYSTEM = "system", "Hệ thống"


class Channel(TextChoices):
    """Cách nhận. The bell rings for everything; a mail comes besides, at once or with the digest of the morning."""

    BELL = "bell", "Chỉ chuông"
    MAIL = "mail", "Thư ngay"
    DIGEST = "digest", "Bản tin sáng"


USUAL = {
    Kind.URGENT: Channel.MAIL,
    Kind.WORK: Channel.DIGEST,
    Kind.OPINION: Channel.MAIL,
    Kind.RETURNED: Channel.MAIL,
    Kind.OUTCOME: Channel.BELL,
    Kind.DEADLINE: Channel.MAIL,
    Kind.CONSULTATION: Channel.DIGEST,
    Kind.ABSENCE: Channel.DIGEST,
    Kind.SYSTEM: Channel.BELL,
}
"""The way of each kind for somebody who has chosen nothing."""

NEVER_HELD = frozenset({Kind.URGENT})
"""What does not wait for quiet hours to end (NĐ 30/2020, art. 23.1: trình, chuyển ngay)."""

FOR_WHOEVER_ACTS = frozenset({Kind.URGENT, Kind.WORK, Kind.OPINION, Kind.DEADLINE, Kind.CONSULTATION})
"""What asks for an act, and so also concerns whoever stands in for the person told."""
