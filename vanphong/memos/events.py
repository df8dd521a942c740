"""Facts about memos, and about the papers that go their way with them."""

from dataclasses import dataclass, field

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class MemoWritten(Fact):
    kind, verb, says = "memos.written", "write", "Lập phiếu trình"
    subject: str


@dataclass(frozen=True)
class MemoEdited(Fact):
    kind, says = "memos.edited", "Sửa nội dung phiếu trình"


@dataclass(frozen=True)
class MemoPlanned(Fact):
    """The steps in words, now and before, and by id whom each asks."""

    kind, says = "memos.planned", "Điều chỉnh quy trình của phiếu: {steps}. Trước đó: {before}"
    steps: str
    before: str = "không ghi"
    people: list[int | None] = field(default_factory=list)


@dataclass(frozen=True)
class MemoSubmitted(Fact):
    """`steps` are the ids of the steps that were opened by it."""

    kind, verb, says = "memos.submitted", "submit", "Trình lần {round} ({code}): {to} cho ý kiến"
    code: str
    round: int
    checksum: str
    to: str
    steps: list[int]


@dataclass(frozen=True)
class _Given:
    """An opinion: at which step, what, in whose place where not their own, and whom it waits for then."""

    step: int
    asked: str
    choice: str
    text: str
    checksum: str
    in_place: str
    opened: list[int]


@dataclass(frozen=True)
class OpinionGiven(_Given, Fact):
    kind, verb, says = "memos.opinion_given", "opine", "{asked}{in_place}: {choice}. {text}"


@dataclass(frozen=True)
class MemoDecided(_Given, Fact):
    kind, verb, says = "memos.decided", "decide", "Quyết định{in_place}: {choice}. {text}"


@dataclass(frozen=True)
class MemoBlocked(_Given, Fact):
    """Không đồng ý at a step that blocks: the memo goes no further."""

    kind, verb, says = "memos.blocked", "block", "{asked}{in_place}: {choice}, phiếu trở lại người trình. {text}"


@dataclass(frozen=True)
class MemoReturned(_Given, Fact):
    kind, verb, says = "memos.returned", "return", "Trả lại phiếu trình{in_place}: {text}"


@dataclass(frozen=True)
class MemoSentBack(_Given, Fact):
    """Trả lại bước trước."""

    kind, verb, says = "memos.sent_back", "send_back", "Trả lại bước trước ({to}){in_place}: {text}"
    to: str


@dataclass(frozen=True)
class _Asked:
    step: int
    child: int
    to: str
    text: str
    in_place: str


@dataclass(frozen=True)
class OpinionSought(_Asked, Fact):
    """Chuyển xin ý kiến: a third person is asked, then it comes back to the same place."""

    kind, verb, says = "memos.opinion_sought", "forward", "Xin ý kiến {to}{in_place}: {text}"


@dataclass(frozen=True)
class PapersAsked(_Asked, Fact):
    kind, verb, says = "memos.papers_asked", "ask_papers", "Yêu cầu {to} bổ sung hồ sơ{in_place}: {text}"


@dataclass(frozen=True)
class AnswerGiven(_Given, Fact):
    """The third person has spoken, or the author has added papers: back to who asked."""

    kind, verb, says = "memos.answered", "answer", "{asked}{in_place}: {choice}. {text}"


@dataclass(frozen=True)
class StepTakenOver(Fact):
    kind, verb, says = "memos.taken_over", "take_over", "Nhận xử lý thay {before}. {text}"
    step: int
    before: str
    text: str


@dataclass(frozen=True)
class StepPassedOn(Fact):
    """Work follows the post: whoever holds it now, or is named by a reorganisation, is asked."""

    kind, says = "memos.passed_on", "Chuyển bước của {before} cho {to}: {reason}"
    step: int
    before: str
    to: str
    reason: str


@dataclass(frozen=True)
class StepDueMoved(Fact):
    """`why` is a DueChange; `before` and `after` are ISO moments."""

    kind, says = "memos.step_due_moved", "Dời hạn bước {words}"
    step: int
    before: str
    after: str
    why: str
    words: str


@dataclass(frozen=True)
class MoreTimeAsked(Fact):
    """Xin thêm thời gian cho một bước: `until` is an ISO moment, `of` the ids of leaders who may give it."""

    kind, says = "memos.more_time_asked", "Xin thêm thời gian {words}"
    step: int
    until: str
    of: list[int]
    words: str


@dataclass(frozen=True)
class MoreTimeDeclined(Fact):
    kind, says = "memos.more_time_declined", "Không cho thêm thời gian {words}"
    step: int
    words: str


@dataclass(frozen=True)
class StepRenamed(Fact):
    """A step not reached yet is to ask somebody else, by a reorganisation."""

    kind, says = "memos.step_renamed", "Bước sẽ hỏi {before} nay hỏi {to}: {reason}"
    before: str
    to: str
    reason: str
    person: int = 0


@dataclass(frozen=True)
class AuthorChanged(Fact):
    """Bàn giao phiếu trình: somebody else carries it on; the rounds keep who submitted them."""

    kind, says = "memos.author_changed", "Bàn giao phiếu từ {before} cho {to}: {reason}"
    before: str
    to: str
    reason: str


@dataclass(frozen=True)
class MemoRecalled(Fact):
    kind, verb, says = "memos.recalled", "recall", "Thu hồi phiếu trình lần {round}"
    round: int


@dataclass(frozen=True)
class MemoWithdrawn(Fact):
    kind, verb, says = "memos.withdrawn", "withdraw", "Bỏ phiếu trình: {reason}"
    reason: str


@dataclass(frozen=True)
class RouteKept(Fact):
    """Lập, sửa quy trình trình duyệt: all that it says, and all that it said before."""

    kind, says = "memos.route_kept", "Quy trình “{name}” ({used}): {steps}. Trước đó: {before}"
    name: str
    steps: str
    used: str = "không ghi"
    before: str = "không ghi"


@dataclass(frozen=True)
class RouteFollowed(Fact):
    """Quy trình hỏi đơn vị tiếp nhận sau sáp nhập."""

    kind = "memos.route_followed"
    says = "Quy trình “{name}” theo {into}, nơi {unit} đã sáp nhập vào: {steps}. Trước đó: {before}"
    name: str
    unit: str
    into: str
    steps: str
    before: str


@dataclass(frozen=True)
class RouteEnded(Fact):
    kind, says = "memos.route_ended", "Thôi dùng quy trình “{name}”"
    name: str


@dataclass(frozen=True)
class _ByMemo:
    memo: int
    code: str


@dataclass(frozen=True)
class PaperSubmitted(_ByMemo, Fact):
    kind, verb, says = "memos.paper_submitted", "submit", "Trình giải quyết bằng phiếu trình {code}"


@dataclass(frozen=True)
class PaperReturned(_ByMemo, Fact):
    kind, verb, says = "memos.paper_returned", "return", "Về người xử lý theo phiếu trình {code}"


@dataclass(frozen=True)
class PaperDecided(_ByMemo, Fact):
    kind, verb, says = "memos.paper_decided", "decide", "Có ý kiến quyết định trên phiếu trình {code}"


@dataclass(frozen=True)
class DraftSubmitted(_ByMemo, Fact):
    kind, verb, says = "memos.draft_submitted", "submit", "Trình kèm phiếu trình {code}"


@dataclass(frozen=True)
class DraftReturned(_ByMemo, Fact):
    kind, verb, says = "memos.draft_returned", "return", "Dự thảo về người soạn theo phiếu trình {code}"


@dataclass(frozen=True)
class DraftApproved(_ByMemo, Fact):
    kind, verb, says = "memos.draft_approved", "approve", "Duyệt dự thảo trên phiếu trình {code}, chờ ký"


@dataclass(frozen=True)
class _Earlier:
    """Facts of before routes were rows: none is recorded any more, old logs hold them."""

    choice: str
    text: str
    checksum: str


@dataclass(frozen=True)
class HeadOpined(_Earlier, Fact):
    kind, verb, says = "memos.head_opined", "pass_head", "Ý kiến lãnh đạo phòng: {choice}. {text}"


@dataclass(frozen=True)
class OfficeOpined(_Earlier, Fact):
    kind, verb, says = "memos.office_opined", "pass_office", "Ý kiến lãnh đạo Văn phòng: {choice}. {text}"


@dataclass(frozen=True)
class MemoSubmittedToOffice(Fact):
    kind, verb = "memos.submitted_to_office", "submit_to_office"
    says = "Trình thẳng lãnh đạo Văn phòng lần {round} ({code}): {to} cho ý kiến"
    code: str
    round: int
    checksum: str
    to: str
