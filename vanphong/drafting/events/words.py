"""Facts about drafts."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class OwnWordAdded(Fact):
    kind, says = "drafting.own_word_added", "Thêm từ riêng của cơ quan: {word}"
    word: str


@dataclass(frozen=True)
class OwnWordDropped(Fact):
    kind, says = "drafting.own_word_dropped", "Bỏ từ riêng của cơ quan: {word}"
    word: str
