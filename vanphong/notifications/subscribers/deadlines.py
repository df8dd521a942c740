"""Facts of deadlines: something is late or soon will be, and the holder, the head or the Chief is to know."""

from datetime import datetime

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.deadlines.enums import ItemKind, Level
from vanphong.deadlines.events import Escalated
from vanphong.deadlines.queries import still_waits
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
    """What is done meanwhile is told no more."""
    said = event.payload
    kind, due_at = ItemKind(said["item_kind"]), datetime.fromisoformat(said["due_at"])
    about: Document | Memo
    if kind == ItemKind.STEP:
        about = Memo.objects.select_related("incoming").get(pk=event.subject_id)
        paper = about.incoming
    else:
        about = paper = Document.objects.get(pk=event.subject_id)
    if still_waits(kind, said["item"], due_at, about.agency_id):
        people = Person.objects.filter(pk__in=said["to"])
        text = f"{_heading(kind, said['level'], due_at)}: {about.subject}"
        tell(people, text, event, paper, about.get_absolute_url(), kind=Kind.DEADLINE)


def _heading(kind: ItemKind, level: int, due_at: datetime) -> str:
    """ "Văn bản còn 1 ngày", "Đôn đốc phiếu trình chờ ý kiến quá hạn 3 giờ"."""
    due = due_state_at(due_at) if kind == ItemKind.STEP else due_state(due_at.astimezone(OFFICE_ZONE).date())
    return f"{WHAT[kind].capitalize() if level == Level.HOLDER else f'Đôn đốc {WHAT[kind]}'} {due.text}"
