"""Facts about memos, and about the papers that go their way with them."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class MemoWritten(Fact):
    kind, verb, says = "memos.written", "write", "Lập phiếu trình"
    subject: str


@dataclass(frozen=True)
class MemoEdited(Fact):
    kind, says = "memos.edited", "Sửa nội dung phiếu trình"


@dataclass(frozen=True)
class _Submission:
    code: str
    round: int
    checksum: str
    to: str


@dataclass(frozen=True)
class MemoSubmitted(_Submission, Fact):
    kind, verb, says = "memos.submitted", "submit", "Trình lần {round} ({code}): {to} cho ý kiến"


@dataclass(frozen=True)
class MemoSubmittedToOffice(_Submission, Fact):
    """The author leads the unit, or the unit has nobody to lead it: the step of the head is left out."""

    kind, verb = "memos.submitted_to_office", "submit_to_office"
    says = "Trình thẳng lãnh đạo Văn phòng lần {round} ({code}): {to} cho ý kiến"


@dataclass(frozen=True)
class _Given:
    choice: str
    text: str
    checksum: str


@dataclass(frozen=True)
class HeadOpined(_Given, Fact):
    kind, verb, says = "memos.head_opined", "pass_head", "Ý kiến lãnh đạo phòng: {choice}. {text}"


@dataclass(frozen=True)
class OfficeOpined(_Given, Fact):
    kind, verb, says = "memos.office_opined", "pass_office", "Ý kiến lãnh đạo Văn phòng: {choice}. {text}"


@dataclass(frozen=True)
class MemoDecided(_Given, Fact):
    kind, verb, says = "memos.decided", "decide", "Ý kiến lãnh đạo UBND: {choice}. {text}"


@dataclass(frozen=True)
class MemoReturned(_Given, Fact):
    kind, verb, says = "memos.returned", "return", "Trả lại phiếu trình: {text}"


@dataclass(frozen=True)
class MemoRecalled(Fact):
    kind, verb, says = "memos.recalled", "recall", "Thu hồi phiếu trình lần {round}"
    round: int


@dataclass(frozen=True)
class MemoWithdrawn(Fact):
    kind, verb, says = "memos.withdrawn", "withdraw", "Bỏ phiếu trình: {reason}"
    reason: str


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
