"""Facts about where a paper went. `words` is the line as people read it; ids and dates are for machines."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class Instructed(Fact):
    kind, verb, says = "routing.instructed", "instruct", "Bút phê{in_place}: {words}"
    lead: int
    supporting: list[int]
    informed: list[int]
    due_date: str
    words: str
    why_later: str = ""
    in_place: str = ""


@dataclass(frozen=True)
class SentBackToOffice(Fact):
    kind, verb, says = "routing.sent_back", "send_back", "{unit_name} trả lại Văn phòng{in_place}: {reason}"
    unit: int
    unit_name: str
    reason: str
    in_place: str = ""


@dataclass(frozen=True)
class Assigned(Fact):
    kind, verb, says = "routing.assigned", "assign", "Phân công{in_place} {words}"
    person: int
    unit: int
    due_date: str
    words: str
    in_place: str = ""


@dataclass(frozen=True)
class Claimed(Fact):
    kind, verb, says = "routing.claimed", "assign", "Nhận việc"
    person: int
    unit: int


@dataclass(frozen=True)
class HandedBack(Fact):
    kind, verb, says = "routing.handed_back", "hand_back", "Chuyển lại {unit_name}: {reason}"
    unit: int
    unit_name: str
    reason: str


@dataclass(frozen=True)
class UnitAsked(Fact):
    kind, says = "routing.unit_asked", "Hỏi ý kiến {words}"
    question: int
    unit: int
    due_date: str
    words: str


@dataclass(frozen=True)
class UnitAnswered(Fact):
    kind, says = "routing.unit_answered", "{unit_name} trả lời{in_place}: {answer}"
    question: int
    asked_by: int
    unit: int
    unit_name: str
    answer: str
    in_place: str = ""


@dataclass(frozen=True)
class ExtensionAsked(Fact):
    kind, says = "routing.extension_asked", "Xin gia hạn {words}"
    request: int
    wanted: str
    words: str


@dataclass(frozen=True)
class ExtensionDecided(Fact):
    kind, says = "routing.extension_decided", "{words}{in_place}"
    request: int
    asked_by: int
    granted: bool
    words: str
    in_place: str = ""


@dataclass(frozen=True)
class ExtensionLapsed(Fact):
    """Đề nghị gia hạn hết hiệu lực: whoever asked handles the paper no more."""

    kind, says = "routing.extension_lapsed", "Đề nghị gia hạn {words}, không còn hiệu lực"
    request: int
    words: str


@dataclass(frozen=True)
class QuestionDueMoved(Fact):
    kind, says = "routing.question_due_moved", "Dời hạn trả lời {words}"
    question: int
    before: str
    after: str
    words: str


@dataclass(frozen=True)
class QuestionPassedOn(Fact):
    """Câu hỏi chuyển sang đơn vị khác khi sắp xếp bộ máy."""

    kind, says = "routing.question_passed_on", "Chuyển câu hỏi từ {before} sang {to}: {reason}"
    question: int
    before: str
    to: str
    reason: str
