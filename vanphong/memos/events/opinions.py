"""Facts about what was said at a step, and whom it was asked of besides."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


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
