"""Facts of deadlines: something is late or soon will be, and the holder, the head or the Chief is to know."""

from datetime import datetime

from django.urls import reverse

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.deadlines.enums import ItemKind, Level, Reason
from vanphong.deadlines.events import Escalated
from vanphong.deadlines.queries import still_waits
from vanphong.deadlines.rules import can_see_stuck
from vanphong.documents.models import Document
from vanphong.memos.models import Memo
from vanphong.org.models import Person
from vanphong.worktime.queries import due_state, due_state_at
from vanphong.worktime.rules import OFFICE_ZONE

from ..actions import tell
from ..enums import Kind

WHAT = {
    ItemKind.PAPER: "văn bản",
    ItemKind.STEP: "phiếu trình chờ ý kiến",
    ItemKind.QUESTION: "câu hỏi chờ đơn vị trả lời",
}


@subscribe(Escalated)
def lateness_was_escalated(event: Event) -> None:
    """What is done meanwhile is told no more. Who may not read the thing hears its number and who has it."""
    said = event.payload
    kind, due_at = ItemKind(said["item_kind"]), datetime.fromisoformat(said["due_at"])
    memo = Memo.objects.select_related("incoming").get(pk=event.subject_id) if kind == ItemKind.STEP else None
    paper = memo.incoming if memo else Document.objects.get(pk=event.subject_id)
    about = memo or paper
    if about is None or not still_waits(kind, said["item"], due_at, about.agency_id):
        return
    heading, to = _heading(kind, said["level"], due_at), Person.objects.filter(pk__in=said["to"])
    readers = {person for person in to if _may_read(person, about)}
    text, url = f"{heading}: {about.subject}", about.get_absolute_url()
    tell(readers, text, event, paper, url, kind=Kind.DEADLINE, memo=memo)
    for person in set(to) - readers:
        tell([person], f"{heading}: {_named(about)}", event, None, _list_of(person), kind=Kind.DEADLINE, memo=memo)


def _may_read(person: Person, about: Document | Memo) -> bool:
    seen = Memo.objects.visible_to(person) if isinstance(about, Memo) else Document.objects.visible_to(person)
    return seen.filter(pk=about.pk).exists()


def _named(about: Document | Memo) -> str:
    """ "12-11/2026/PT-KT, đang ở Bùi Thị Hằng": without what it says."""
    if isinstance(about, Memo):
        return f"{about.code}, đang ở {about.holders}"
    held = about.custody
    return f"{about.call_number}, đang ở {held.person or held.unit}" if held else about.call_number


def _list_of(person: Person) -> str:
    """Where this person finds what is late."""
    if can_see_stuck(person, person.agency_id):
        return f"{reverse('stuck')}?vi-sao={Reason.LATE}"
    return reverse("my-work")


def _heading(kind: ItemKind, level: int, due_at: datetime) -> str:
    """ "Văn bản còn 1 ngày", "Đôn đốc phiếu trình chờ ý kiến quá hạn 3 giờ"."""
    due = due_state_at(due_at) if kind == ItemKind.STEP else due_state(due_at.astimezone(OFFICE_ZONE).date())
    return f"{WHAT[kind].capitalize() if level == Level.HOLDER else f'Đôn đốc {WHAT[kind]}'} {due.text}"
