"""Facts about the papers that go the way of a memo with it."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


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
