"""Facts of before routes were rows: none is recorded any more, old logs hold them."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class _Earlier:
    """An opinion of the two steps there were."""

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
