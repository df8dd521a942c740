"""Words of issuing."""

from django.db.models import TextChoices

from vanphong.kernel.lifecycle import Lifecycle


class FinalState(TextChoices):
    """How far the copy that is sent (bản phát hành) has come."""

    PREPARING = "preparing", "Đang lập bản phát hành"
    READY = "ready", "Đã có bản phát hành"
    FAILED = "failed", "Chưa lập được bản phát hành"


class Channel(TextChoices):
    """Cách gửi."""

    INSIDE = "inside", "Trên hệ thống"
    EMAIL = "email", "Thư điện tử"
    POST = "post", "Bưu điện"
    BY_HAND = "by_hand", "Giao trực tiếp"


class DeliveryState(TextChoices):
    """Theo dõi chuyển phát (NĐ 30/2020, art. 4.2d, 18)."""

    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    RECEIVED = "received", "Đã nhận"
    READ = "read", "Đã xem"
    FAILED = "failed", "Không gửi được"
    RETURNED = "returned", "Bị trả lại"
    RECALLED = "recalled", "Đã thu hồi"


D = DeliveryState

#: What becomes of one recipient's copy. What failed or came back may be sent again, another way too.
DELIVERY = Lifecycle(
    {
        "redirect": ({D.WAITING, D.FAILED, D.RETURNED}, D.WAITING),
        "send": ({D.WAITING}, D.SENT),
        "receive": ({D.SENT}, D.RECEIVED),
        "read": ({D.SENT, D.RECEIVED}, D.READ),
        "fail": ({D.WAITING}, D.FAILED),
        "return": ({D.SENT, D.RECEIVED}, D.RETURNED),
        "recall": ({D.WAITING, D.SENT, D.RECEIVED, D.READ, D.FAILED, D.RETURNED}, D.RECALLED),
    }
)

#: The chip of each state.
CHIPS = {
    D.WAITING: "plain",
    D.SENT: "accent",
    D.RECEIVED: "done",
    D.READ: "done",
    D.FAILED: "late",
    D.RETURNED: "late",
    D.RECALLED: "paused",
}


class CopyKind(TextChoices):
    """Hình thức sao (NĐ 30/2020, art. 25); the values are the abbreviations of PL III."""

    FULL = "SY", "Sao y"
    EXTRACT = "TrS", "Trích sao"
    COPY_OF_COPY = "SL", "Sao lục"


class Form(TextChoices):
    """Bản giấy hay bản điện tử."""

    PAPER = "paper", "giấy"
    ELECTRONIC = "electronic", "điện tử"


P, E = Form.PAPER, Form.ELECTRONIC

#: From which form to which a copy may be made (art. 25): nothing electronic is copied as it is into electronic form.
WAYS_OF_COPYING = {
    CopyKind.FULL: frozenset({(P, P), (E, P), (P, E)}),
    CopyKind.EXTRACT: frozenset({(P, P), (E, P), (P, E), (E, E)}),
    CopyKind.COPY_OF_COPY: frozenset({(P, P), (P, E), (E, P)}),
}
