"""Facts about drafts as they are written."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class PassageCommented(Fact):
    """`comment` is its row; `number` the version, `passage` the paragraph of it."""

    kind, says = "drafting.passage_commented", "Góp ý đoạn {passage} của bản {number}: {words}"
    comment: int
    number: int
    passage: int
    words: str


@dataclass(frozen=True)
class CommentAnswered(Fact):
    kind, says = "drafting.comment_answered", "{outcome} ý kiến của {author} vào đoạn {passage} bản {number}. {words}"
    comment: int
    number: int
    passage: int
    author: str
    outcome: str
    words: str


@dataclass(frozen=True)
class EditingBegun(Fact):
    kind, says = "drafting.editing_begun", "Tải bản {number} về để sửa"
    number: int


@dataclass(frozen=True)
class EditingEnded(Fact):
    kind, says = "drafting.editing_ended", "Thôi sửa bản {number}"
    number: int


@dataclass(frozen=True)
class DraftSetAside(Fact):
    """What was handed in was made from an older version than the newest: kept, not taken. `kept` is its checksum."""

    kind, says = "drafting.draft_set_aside", "Nộp tệp sửa từ bản {based_on} khi đã có bản {newest}: gác lại, chưa thay"
    set_aside: int
    based_on: int
    newest: int
    kept: str


@dataclass(frozen=True)
class SetAsideDropped(Fact):
    kind, says = "drafting.set_aside_dropped", "Bỏ tệp gác lại (sửa từ bản {based_on})"
    set_aside: int
    based_on: int
