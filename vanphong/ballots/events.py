"""Facts about votes by slip. How somebody voted is in the fact for the seal, and in no line that people read of it."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class BallotWritten(Fact):
    kind, verb, says = "ballots.written", "write", "Soạn phiếu lấy ý kiến: {subject}"
    subject: str


@dataclass(frozen=True)
class BallotEdited(Fact):
    kind, says = "ballots.edited", "Sửa phiếu lấy ý kiến"


@dataclass(frozen=True)
class BallotPassedOn(Fact):
    """Another person carries the ballot on, because posts or units changed."""

    kind, says = "ballots.passed_on", "Bàn giao phiếu lấy ý kiến từ {before} cho {to}, {unit}: {reason}"
    before: str
    to: str
    unit: str
    reason: str


@dataclass(frozen=True)
class BallotOpened(Fact):
    """Gửi phiếu. `due_at` is ISO; `members` are ids; `checksum` stands for all that is read."""

    kind, verb, says = "ballots.opened", "open", "Gửi phiếu lấy ý kiến đến {count} thành viên"
    subject: str
    members: list[int]
    count: int
    due_at: str
    checksum: str


@dataclass(frozen=True)
class VotesDueSoon(Fact):
    """Told by the system; `members` are ids."""

    kind, says = "ballots.due_soon", "Tự động nhắc {count} thành viên chưa biểu quyết, hạn {due}"
    members: list[int]
    count: int
    due: str


@dataclass(frozen=True)
class BallotDueMoved(Fact):
    """Dời hạn biểu quyết. `before` and `after` are ISO; `words` the line that is read."""

    kind, says = "ballots.due_moved", "Dời hạn biểu quyết {words}"
    before: str
    after: str
    words: str


@dataclass(frozen=True)
class SlipGiven(Fact):
    kind, says = "ballots.slip_given", "{full_name} đã biểu quyết"
    slip: int
    full_name: str
    choice: str
    text: str
    checksum: str


@dataclass(frozen=True)
class BallotClosed(Fact):
    """Kết thúc lấy ý kiến. `outcome` is a value of Outcome; `words` the sentence that is read."""

    kind, verb, says = "ballots.closed", "close", "Kết thúc lấy ý kiến: {words}"
    outcome: str
    words: str


@dataclass(frozen=True)
class BallotCancelled(Fact):
    kind, verb, says = "ballots.cancelled", "cancel", "Hủy phiếu lấy ý kiến: {reason}"
    reason: str


@dataclass(frozen=True)
class MemberAdded(Fact):
    """Thêm Ủy viên UBND. The date is ISO."""

    kind, says = "ballots.member_added", "Đã ghi là thành viên UBND: {title}."
    title: str
    valid_from: str


@dataclass(frozen=True)
class MemberEnded(Fact):
    kind, says = "ballots.member_ended", "Thôi là thành viên UBND: {title}."
    title: str
    valid_to: str
