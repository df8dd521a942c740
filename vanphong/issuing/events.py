"""Facts of issuing."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class FinalCopyMade(Fact):
    kind, says = "issuing.final_copy_made", "Lập bản phát hành ({format})"
    format: str
    checksum: str


@dataclass(frozen=True)
class FinalCopyFailed(Fact):
    kind, says = "issuing.final_copy_failed", "Chưa lập được bản phát hành: {reason}"
    reason: str


@dataclass(frozen=True)
class FinalCopyAskedAgain(Fact):
    kind, says = "issuing.final_copy_asked_again", "Lập lại bản phát hành"


@dataclass(frozen=True)
class DocumentReleased(Fact):
    """It may leave from now on: at once, or at the hour set."""

    kind, says = "issuing.released", "Phát hành"


@dataclass(frozen=True)
class ReleaseBroughtForward(Fact):
    """`before` is the moment that had been set (ISO)."""

    kind, says = "issuing.release_brought_forward", "Phát hành ngay, trước giờ đã hẹn: {reason}"
    before: str
    reason: str


@dataclass(frozen=True)
class DeliverySent(Fact):
    """`recipient` as it was called that day; `how` is the channel in words."""

    kind, says = "issuing.sent", "Gửi {recipient} ({how})"
    delivery: int
    recipient: str
    how: str


@dataclass(frozen=True)
class DeliveredToUnit(Fact):
    kind, says = "issuing.delivered_to_unit", "Gửi {recipient} (trong cơ quan)"
    delivery: int
    recipient: str
    unit: int


@dataclass(frozen=True)
class DeliveryReceived(Fact):
    kind, says = "issuing.received", "{recipient} đã nhận{how}"
    delivery: int
    recipient: str
    how: str = ""


@dataclass(frozen=True)
class DeliveryRead(Fact):
    kind, says = "issuing.read", "{recipient} đã xem{how}"
    delivery: int
    recipient: str
    how: str = ""


@dataclass(frozen=True)
class DeliveryFailed(Fact):
    kind, says = "issuing.failed", "Không gửi được {recipient}: {reason}"
    delivery: int
    recipient: str
    reason: str


@dataclass(frozen=True)
class DeliveryReturned(Fact):
    kind, says = "issuing.returned", "{recipient} trả lại: {reason}"
    delivery: int
    recipient: str
    reason: str


@dataclass(frozen=True)
class RecipientAdded(Fact):
    kind, says = "issuing.recipient_added", "Thêm nơi nhận {recipient} ({how})"
    delivery: int
    recipient: str
    how: str


@dataclass(frozen=True)
class DeliveryRedirected(Fact):
    kind, says = "issuing.redirected", "Đổi cách gửi {recipient}: {before} sang {after}"
    delivery: int
    recipient: str
    before: str
    after: str


@dataclass(frozen=True)
class DocumentCorrected(Fact):
    """About the document that is mended; `by` is the one that mends it."""

    kind, says = "issuing.corrected", "{what} bằng {code}: {reason}"
    what: str
    by: int
    code: str
    reason: str


@dataclass(frozen=True)
class CorrectsDocument(Fact):
    """About the document that mends `document`."""

    kind, says = "issuing.corrects", "{what} {code}"
    what: str
    document: int
    code: str


@dataclass(frozen=True)
class RecallOrdered(Fact):
    kind, says = "issuing.recall_ordered", "Quyết định thu hồi văn bản: {reason}"
    reason: str


@dataclass(frozen=True)
class RecallCarriedOut(Fact):
    kind, says = "issuing.recall_carried_out", "Thực hiện thu hồi: {recalled} nơi đã thu hồi, {awaited} nơi chờ trả lời"
    recalled: int
    awaited: int


@dataclass(frozen=True)
class DeliveryRecalled(Fact):
    kind, says = "issuing.recalled", "Đã thu hồi tại {recipient}{how}"
    delivery: int
    recipient: str
    how: str = ""


@dataclass(frozen=True)
class CopyMade(Fact):
    """About the copy."""

    kind, says = "issuing.copy_made", "{what} từ {code}"
    what: str
    code: str
    original: int
