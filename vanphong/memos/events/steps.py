"""Facts about whom a step asks, and until when."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


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
class StepRenamed(Fact):
    """A step not reached yet is to ask somebody else, by a reorganisation."""

    kind, says = "memos.step_renamed", "Bước sẽ hỏi {before} nay hỏi {to}: {reason}"
    before: str
    to: str
    reason: str
    person: int = 0


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
