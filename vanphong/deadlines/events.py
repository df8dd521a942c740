"""Facts about deadlines. Ids and moments are for machines; `words` is the line as people read it."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class Escalated(Fact):
    """Đôn đốc: told of the paper, the memo or the paper of the question. `item_kind` is an ItemKind, `to` are ids."""

    kind, says = "deadlines.escalated", "{words}"
    escalation: int
    item_kind: str
    item: int
    level: int
    due_at: str
    to: list[int]
    words: str


@dataclass(frozen=True)
class EscalationRuleSet(Fact):
    kind, says = "deadlines.escalation_rule_set", "Đặt mức đôn đốc {words}"
    words: str


@dataclass(frozen=True)
class EscalationRuleDropped(Fact):
    kind, says = "deadlines.escalation_rule_dropped", "Bỏ mức đôn đốc {words}"
    words: str


@dataclass(frozen=True)
class OutageRecorded(Fact):
    kind, says = "deadlines.outage_recorded", "Hệ thống ngừng hoạt động {words}"
    began_at: str
    ended_at: str
    words: str


@dataclass(frozen=True)
class DayDeclared(Fact):
    """Khai báo ngày nghỉ, ngày làm bù. `day` is ISO; `was` the HolidayKind it had before, or empty."""

    kind, says = "deadlines.day_declared", "Khai báo {words}"
    day: str
    was: str
    words: str


@dataclass(frozen=True)
class DayConfirmed(Fact):
    kind, says = "deadlines.day_confirmed", "Xác nhận {words}"
    words: str


@dataclass(frozen=True)
class DayWithdrawn(Fact):
    """Bỏ khai báo một ngày: `was` is the HolidayKind it had."""

    kind, says = "deadlines.day_withdrawn", "Bỏ khai báo {words}"
    day: str
    was: str
    words: str


@dataclass(frozen=True)
class HoursSet(Fact):
    kind, says = "deadlines.hours_set", "Đặt giờ làm việc {words}"
    words: str


@dataclass(frozen=True)
class DeadlinesMoved(Fact):
    """What the event `because` took from open deadlines has been given back to `count` of them."""

    kind, says = "deadlines.moved", "Đã dời {count} hạn đang mở"
    because: int
    count: int
