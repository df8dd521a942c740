"""Facts about documents."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class DocumentReceived(Fact):
    kind, verb, says = "documents.received", "receive", "Tiếp nhận ({files} tệp)"
    files: int


@dataclass(frozen=True)
class DocumentDiscarded(Fact):
    kind, verb, says = "documents.discarded", "discard", "Bỏ, không đăng ký: {reason}"
    reason: str


@dataclass(frozen=True)
class DocumentDelivered(Fact):
    """What another agency of this installation sent: the system itself received it for this one."""

    kind, verb, says = "documents.delivered", "receive", "Nhận qua hệ thống từ {sender} ({files} tệp)"
    sender: str
    files: int


@dataclass(frozen=True)
class DeliveryTakenBack(Fact):
    kind, verb, says = "documents.delivery_taken_back", "discard", "{sender} thu hồi trước khi đăng ký: {reason}"
    sender: str
    reason: str


@dataclass(frozen=True)
class RecallReceived(Fact):
    """The sender asks to cancel what is registered here already."""

    kind, says = "documents.recall_received", "{sender} yêu cầu thu hồi văn bản này: {reason}"
    sender: str
    reason: str


@dataclass(frozen=True)
class RecalledDocumentCancelled(Fact):
    kind, verb, says = "documents.recalled_cancelled", "withdraw", "Hủy văn bản theo yêu cầu thu hồi: {reason}"
    reason: str


@dataclass(frozen=True)
class DocumentRegistered(Fact):
    kind, verb, says = "documents.registered", "register", "Đăng ký số đến {number}/{year}"
    register: int
    year: int
    number: int


@dataclass(frozen=True)
class SecretRegistered(Fact):
    kind, verb = "documents.secret_registered", "register_secret"
    says = "Ghi sổ văn bản mật số {number}/{year}; nội dung không đưa vào hệ thống"
    register: int
    year: int
    number: int


@dataclass(frozen=True)
class RegistrationVoided(Fact):
    kind, verb = "documents.registration_voided", "unregister"
    says = "Bỏ số đến {number}/{year}: {reason}"
    number: int
    year: int
    reason: str


@dataclass(frozen=True)
class MetadataCorrected(Fact):
    kind, says = "documents.metadata_corrected", "Sửa thông tin đăng ký: {fields}"
    fields: str


@dataclass(frozen=True)
class DocumentClosed(Fact):
    kind, verb, says = "documents.closed", "close", "Kết thúc xử lý: {reason}"
    reason: str


@dataclass(frozen=True)
class DocumentAnswered(Fact):
    kind, verb, says = "documents.answered", "answer", "Đã giải quyết bằng văn bản {code}"
    answer: int
    code: str


@dataclass(frozen=True)
class DraftCreated(Fact):
    kind, verb, says = "documents.draft_created", "draft", "Lập dự thảo"
    checksum: str


@dataclass(frozen=True)
class DraftReplaced(Fact):
    kind, says = "documents.draft_replaced", "Thay bản dự thảo (bản thứ {number}). {note}"
    number: int
    checksum: str
    note: str


@dataclass(frozen=True)
class DraftCancelled(Fact):
    kind, verb, says = "documents.draft_cancelled", "cancel", "Hủy dự thảo: {reason}"
    reason: str


@dataclass(frozen=True)
class SentForSignature(Fact):
    kind, verb, says = "documents.sent_for_signature", "send_for_signature", "Trình ký {signer}"
    signer: str
    checksum: str


@dataclass(frozen=True)
class SignatureDeclined(Fact):
    kind, verb, says = "documents.signature_declined", "decline", "Trả lại, chưa ký{in_place}: {reason}"
    reason: str
    in_place: str = ""


@dataclass(frozen=True)
class DocumentSigned(Fact):
    kind, verb, says = "documents.signed", "sign", "Ký văn bản{in_place}"
    checksum: str
    in_place: str = ""


@dataclass(frozen=True)
class DocumentIssued(Fact):
    kind, verb, says = "documents.issued", "issue", "Ban hành số {code}"
    code: str
    register: int
    year: int
    number: int
    checksum: str


@dataclass(frozen=True)
class NumberReserved(Fact):
    kind, says = "documents.number_reserved", "Giữ số {number}/{year}: {reason}"
    number: int
    year: int
    reason: str


@dataclass(frozen=True)
class NumberVoided(Fact):
    kind, says = "documents.number_voided", "Bỏ số {number}/{year}: {reason}"
    number: int
    year: int
    reason: str


@dataclass(frozen=True)
class DueMoved(Fact):
    """`why` is a DueChange; `before` and `after` are ISO dates, empty where there was none."""

    kind, says = "documents.due_moved", "Hạn giải quyết {words}{in_place}"
    before: str
    after: str
    why: str
    reason: str
    words: str
    in_place: str = ""


@dataclass(frozen=True)
class ClockStopped(Fact):
    kind, says = "documents.clock_stopped", "Tạm dừng tính hạn{in_place}: {reason}"
    reason: str
    in_place: str = ""


@dataclass(frozen=True)
class ClockStarted(Fact):
    kind, says = "documents.clock_started", "Tính hạn trở lại sau {days} ngày làm việc tạm dừng{in_place}"
    days: int
    due_date: str
    in_place: str = ""


@dataclass(frozen=True)
class DeadlineRuleSet(Fact):
    kind, says = "documents.deadline_rule_set", "Đặt thời hạn {words}"
    words: str


@dataclass(frozen=True)
class DeadlineRuleDropped(Fact):
    kind, says = "documents.deadline_rule_dropped", "Bỏ thời hạn {words}"
    words: str


@dataclass(frozen=True)
class HolderChanged(Fact):
    """Bàn giao when posts or units change; both as they were called that day."""

    kind, says = "documents.holder_changed", "Bàn giao từ {before} cho {to}: {reason}"
    before: str
    to: str
    reason: str
