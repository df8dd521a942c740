"""Facts about consultations. Ids and dates are for machines; names and counts stand in the line people read."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class ConsultationWritten(Fact):
    kind, verb, says = "consultations.written", "write", "Soạn nội dung lấy ý kiến góp ý: {subject}"
    subject: str


@dataclass(frozen=True)
class ConsultationEdited(Fact):
    kind, says = "consultations.edited", "Sửa nội dung lấy ý kiến góp ý"


@dataclass(frozen=True)
class AddresseesAdded(Fact):
    """More places are asked; `sent` when the request is out already, so that they are told at once."""

    kind, says = "consultations.addressees_added", "Thêm {count} nơi được lấy ý kiến"
    addressees: list[int]
    count: int
    sent: bool


@dataclass(frozen=True)
class AddresseeRemoved(Fact):
    kind, says = "consultations.addressee_removed", "Bỏ nơi được lấy ý kiến: {name}"
    name: str


@dataclass(frozen=True)
class LeaderChanged(Fact):
    """Another person carries the request on, because posts or units changed."""

    kind, says = "consultations.leader_changed", "Bàn giao việc lấy ý kiến từ {before} cho {to}, {unit}: {reason}"
    before: str
    to: str
    unit: str
    reason: str


@dataclass(frozen=True)
class PlacePassedOn(Fact):
    """A unit is asked in the place of another; `sent` when the request is out already, so that it is told at once."""

    kind, says = "consultations.place_passed_on", "Chuyển nơi được lấy ý kiến từ {before} sang {to}: {reason}"
    addressee: int
    before: str
    to: str
    reason: str
    sent: bool


@dataclass(frozen=True)
class ConsultationSent(Fact):
    kind, verb = "consultations.sent", "send"
    says = "Gửi lấy ý kiến {count} nơi, hạn {due}"
    count: int
    due: str
    due_date: str
    checksum: str


@dataclass(frozen=True)
class AddresseesReminded(Fact):
    kind, says = "consultations.reminded", "Nhắc {count} nơi chưa trả lời"
    addressees: list[int]
    count: int


@dataclass(frozen=True)
class AnswersDueSoon(Fact):
    """One working day is left; told by the system."""

    kind, says = "consultations.due_soon", "Tự động nhắc {count} nơi sắp đến hạn {due}"
    addressees: list[int]
    count: int
    due: str


@dataclass(frozen=True)
class ConsultationAnswered(Fact):
    """`words` are the comments that were handed in with it, not those of an earlier sending."""

    kind, says = "consultations.answered", "{name} gửi góp ý: {choice}, {comments} ý kiến"
    addressee: int
    name: str
    choice: str
    comments: int
    words: list[str]


@dataclass(frozen=True)
class AnswerChanged(Fact):
    """What was handed in is changed or dropped; `after` is empty for what was dropped."""

    kind = "consultations.answer_changed"
    says = "{name} {what} một ý kiến trong góp ý đã gửi, ý kiến chung: {choice}"
    addressee: int
    comment: int
    name: str
    what: str
    choice: str
    before: str
    after: str


@dataclass(frozen=True)
class ExtensionAsked(Fact):
    kind, says = "consultations.extension_asked", "{name} đề nghị gia hạn đến {until}: {reason}"
    addressee: int
    request: int
    name: str
    until: str
    reason: str


@dataclass(frozen=True)
class ExtensionGranted(Fact):
    kind, says = "consultations.extension_granted", "Gia hạn cho {name} đến {until}"
    addressee: int
    request: int
    name: str
    until: str


@dataclass(frozen=True)
class ExtensionDeclined(Fact):
    kind, says = "consultations.extension_declined", "Không gia hạn cho {name}: {reason}"
    addressee: int
    request: int
    name: str
    reason: str


@dataclass(frozen=True)
class PlaceDueMoved(Fact):
    """Working time was lost, and given back to this place."""

    kind, says = "consultations.due_moved", "Hạn trả lời của {name} dời từ {before} đến {until}: {reason}"
    addressee: int
    name: str
    before: str
    until: str
    reason: str


@dataclass(frozen=True)
class SilenceCounted(Fact):
    kind, says = "consultations.silence_counted", "{count} nơi không trả lời đến hết hạn: {rule}"
    addressees: list[int]
    count: int
    rule: str


@dataclass(frozen=True)
class PlacesUnreached(Fact):
    """Who cannot sign in cannot agree by silence."""

    kind = "consultations.places_unreached"
    says = "{count} nơi không có đăng nhập để trả lời đến hết hạn, không tính là thống nhất"
    addressees: list[int]
    count: int


@dataclass(frozen=True)
class CommentDisposed(Fact):
    """`before` and `after` are what stands in the table: the outcome and its explanation."""

    kind, says = "consultations.comment_disposed", "Ghi tiếp thu, giải trình một ý kiến của {name}: {outcome}"
    comment: int
    name: str
    outcome: str
    before: str
    after: str


@dataclass(frozen=True)
class ConsultationClosed(Fact):
    """`not_due` are the places that still had time; nothing is concluded from their silence."""

    kind, verb, says = "consultations.closed", "close", "Kết thúc lấy ý kiến: {answered}/{count} nơi trả lời. {note}"
    answered: int
    count: int
    not_due: list[int]
    note: str


@dataclass(frozen=True)
class ConsultationCancelled(Fact):
    kind, verb, says = "consultations.cancelled", "cancel", "Hủy lấy ý kiến: {reason}"
    reason: str


@dataclass(frozen=True)
class RespondentInvited(Fact):
    """About the person who may now sign in to answer for another agency."""

    kind, says = "consultations.respondent_invited", "Cấp đăng nhập trả lời góp ý cho {agency}"
    agency: str
