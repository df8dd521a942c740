"""Facts about a memo itself: written, planned, submitted, taken back."""

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
class MemoRecalled(Fact):
    kind, verb, says = "memos.recalled", "recall", "Thu hồi phiếu trình lần {round}"
    round: int


@dataclass(frozen=True)
class MemoWithdrawn(Fact):
    kind, verb, says = "memos.withdrawn", "withdraw", "Bỏ phiếu trình: {reason}"
    reason: str


@dataclass(frozen=True)
class AuthorChanged(Fact):
    """Bàn giao phiếu trình: somebody else carries it on; the rounds keep who submitted them."""

    kind, says = "memos.author_changed", "Bàn giao phiếu từ {before} cho {to}: {reason}"
    before: str
    to: str
    reason: str
