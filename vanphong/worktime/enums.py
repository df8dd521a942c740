from django.db.models import TextChoices


class HolidayKind(TextChoices):
    """What a declared day is: a day off (of the law, or the office's own), or a rest day on which the office works."""

    HOLIDAY = "holiday", "Nghỉ lễ, tết"
    COMPENSATORY = "compensatory", "Nghỉ bù"
    SWAP_OFF = "swap_off", "Nghỉ hoán đổi"
    SWAP_WORK = "swap_work", "Làm bù"
    CLOSED = "closed", "Ngày cơ quan nghỉ riêng"


class DueKind(TextChoices):
    """How a due date stands."""

    NONE = "none", "không có hạn"
    FAR = "far", "còn hạn"
    SOON = "soon", "sắp đến hạn"
    LATE = "late", "quá hạn"
    DONE = "done", "đã xong"
    PAUSED = "paused", "tạm dừng"


class DueSide(TextChoices):
    """What a list of open things is narrowed to, by how they stand to their due dates."""

    LATE = "qua-han", "Quá hạn"
    SOON = "sap-den-han", "Sắp đến hạn"
    PAUSED = "tam-dung", "Tạm dừng"
