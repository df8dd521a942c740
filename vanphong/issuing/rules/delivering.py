"""By which way a recipient is reached, and the link of a mail."""

from base64 import urlsafe_b64encode
from datetime import UTC, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac

from vanphong.documents.enums import RecipientGroup
from vanphong.kernel.mailing import mail_is_on
from vanphong.org.enums import OFFICE_LEADERS, Role
from vanphong.org.models import Agency, Person, Unit

from ..enums import Channel, DeliveryState
from ..models import Delivery, Issuance

LINK_LIVES = timedelta(days=90)
MOST_DOWNLOADS = 20


def can_read_post(person: Person, agency_id: int) -> bool:
    """Ai được xem sổ gửi bưu điện: whoever reads the other registers."""
    return person.holds({Role.REGISTRAR, Role.CHAIR, *OFFICE_LEADERS}, agency_id=agency_id)


def usual_way(own_agency: int, agency: Agency | None, unit: Unit | None, group: str) -> tuple[Channel, str]:
    """The way a recipient is reached when the registrar says nothing, and the address there."""
    if unit or (agency and agency.hosted and agency.pk != own_agency):
        return Channel.INSIDE, ""
    if group == RecipientGroup.INTERNAL or (agency and agency.pk == own_agency):
        return Channel.BY_HAND, ""
    if agency and agency.dispatch_email:
        return Channel.EMAIL, agency.dispatch_email
    return Channel.POST, ""


def obstacles_to_way(
    own_agency: int, agency: Agency | None, unit: Unit | None, channel: str, address: str
) -> list[str]:
    """Why a recipient cannot be reached so."""
    inside = unit or (agency and agency.hosted and agency.pk != own_agency)
    if channel == Channel.INSIDE and not inside:
        return ["Nơi nhận này chưa làm việc trên hệ thống. Mời chọn thư điện tử, bưu điện hoặc giao trực tiếp."]
    if channel == Channel.EMAIL:
        try:
            validate_email(address)
        except ValidationError:
            return ["Địa chỉ thư điện tử chưa đúng, như vanthu@sotaichinh.gov.vn. Mời nhập lại."]
    return []


def why_it_waits(delivery: Delivery, issuance: Issuance | None) -> str:
    """What a delivery that waits is waiting for, and the next step."""
    if delivery.state != DeliveryState.WAITING:
        return ""
    if delivery.recall_asked_at:
        return "Văn bản đã có quyết định thu hồi: không gửi nữa."
    if issuance is None or issuance.released_at is None:
        return "Gửi khi văn bản được phát hành."
    match delivery.channel:
        case Channel.EMAIL if not mail_is_on():
            return "Máy chủ thư chưa được đặt: mời chọn cách gửi khác, hoặc nhờ quản trị đặt máy chủ thư."
        case Channel.EMAIL:
            return delivery.reason or "Gửi trong ít phút."
        case Channel.POST:
            return "Chờ vào sổ gửi bưu điện."
        case Channel.BY_HAND:
            return "Giao xong, mời ghi “Đã giao”."
        case _:
            return "Gửi trong ít phút."


def token_of(delivery: Delivery) -> str:
    """The word in the link of a mail: the same at each try of one sending, known to nobody without the server's key."""
    until = delivery.token_until.astimezone(UTC).isoformat() if delivery.token_until else ""
    said = f"{delivery.pk}:{delivery.address}:{until}"
    return (
        urlsafe_b64encode(salted_hmac("vanphong.issuing.link", said, algorithm="sha256").digest()).decode().rstrip("=")
    )


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()
