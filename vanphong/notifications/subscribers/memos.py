"""Facts of submission memos: one waits for an opinion, one comes back to its author."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.memos.events import (
    HeadOpined,
    MemoDecided,
    MemoReturned,
    MemoSubmitted,
    MemoSubmittedToOffice,
    OfficeOpined,
)
from vanphong.memos.models import Memo
from vanphong.org.models import Person

from ..actions import tell
from ..enums import Kind


def _of_memo(kind: Kind, event: Event, people: Iterable[Person | None], text: str) -> None:
    memo = Memo.objects.select_related("incoming").get(pk=event.subject_id)
    told = (person for person in people if person)
    tell(told, f"{text}: {memo.subject}", event, memo.incoming, memo.get_absolute_url(), kind=kind)


@subscribe(MemoSubmitted, MemoSubmittedToOffice, HeadOpined, OfficeOpined)
def memo_waits_for_the_next(event: Event) -> None:
    memo = Memo.objects.get(pk=event.subject_id)
    holder = memo.leader_of(memo.step) if memo.step else None
    _of_memo(Kind.OPINION, event, [holder], "Chờ anh/chị cho ý kiến")


@subscribe(MemoReturned, MemoDecided)
def memo_came_back(event: Event) -> None:
    memo = Memo.objects.select_related("author").get(pk=event.subject_id)
    if event.kind == MemoReturned.kind:
        _of_memo(Kind.RETURNED, event, [memo.author], "Phiếu trình bị trả lại")
    else:
        _of_memo(Kind.OUTCOME, event, [memo.author], "Phiếu trình đã có ý kiến lãnh đạo UBND")
