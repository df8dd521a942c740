"""One paper across the houses: who held it, what was done and said, and what belongs with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from vanphong.audit.queries import history_of
from vanphong.documents.enums import Direction
from vanphong.documents.models import Custody, Document
from vanphong.documents.queries import holders_of, twins_of
from vanphong.issuing.models import Copy
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.org.models import Appointment, Person
from vanphong.ui.formats import duration
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import working_minutes


@dataclass(frozen=True)
class Stay:
    """Ai đã giữ: who held the paper for which step, and for how many working minutes (so far, for the present one)."""

    custody: Custody
    minutes: int


def stays_of(document: Document) -> list[Stay]:
    """Everybody who held the paper, oldest first."""
    now = clock.now()
    return [
        Stay(
            custody,
            working_minutes(calendar(), custody.since, now)
            if custody.working_minutes is None
            else custody.working_minutes,
        )
        for custody in holders_of(document)
    ]


@dataclass
class Entry:
    """One line of the timeline."""

    at: datetime
    who: str
    position: str
    what: str
    held: str = ""


def timeline_of(document: Document, memos_of_it: Iterable[Memo], stays: Iterable[Stay]) -> list[Entry]:
    """What was done and said about the paper and its memos, with how long it had been held before each act."""
    events = list(history_of(document, *memos_of_it))
    titles = _titles({event.actor_id for event in events})
    entries = [
        Entry(
            at=event.happened_at,
            who=str(event.actor or "Hệ thống"),
            position=_title_on(titles[event.actor_id], localdate(event.happened_at)),
            what=event.says,
        )
        for event in events
    ]
    for stay in stays:
        until = stay.custody.until
        entry = next((one for one in entries if until and one.at >= until and not one.held), None)
        if entry:
            entry.held = f"{stay.custody.person or stay.custody.unit} đã giữ {duration(stay.minutes)}"
    return entries


def _titles(people: set[int | None]) -> dict[int | None, list[Appointment]]:
    posts: dict[int | None, list[Appointment]] = {person: [] for person in people}
    for post in Appointment.objects.filter(person__in=[person for person in people if person]).order_by("-valid_from"):
        posts[post.person_id].append(post)
    return posts


def _title_on(posts: list[Appointment], day: date) -> str:
    """The title of that day, not of today."""
    return next((post.title for post in posts if post.valid_from <= day <= (post.valid_to or day)), "")


@dataclass(frozen=True)
class Related:
    """A paper that belongs with this one, and how."""

    document: Document
    how: str


def related_to(document: Document, person: Person) -> list[Related]:
    """What it answers, what answers it, its copies, what it copies, and its twins: only those this person may see."""
    incoming = document.direction == Direction.INCOMING
    twins = list(twins_of(document).values_list("pk", flat=True)) if incoming else []
    copies = _copies_of(document)
    near = Q(replies_to=document) | Q(pk__in=[*twins, *copies, document.replies_to_id or 0])
    papers = Document.objects.visible_to(person).for_row().filter(near).order_by("pk")
    return [Related(paper, copies.get(paper.pk) or _how(paper, document)) for paper in papers]


def _copies_of(document: Document) -> dict[int, str]:
    """Its copies, and what it is a copy of, in words."""
    found = Copy.objects.filter(Q(original=document) | Q(document=document))
    return {
        one.document_id if one.original_id == document.pk else one.original_id: f"Bản {one.get_kind_display().lower()}"
        if one.original_id == document.pk
        else "Văn bản được sao"
        for one in found
    }


def _how(paper: Document, document: Document) -> str:
    if paper.pk == document.replies_to_id:
        return "Văn bản được trả lời"
    return "Văn bản trả lời" if paper.replies_to_id == document.pk else "Có thể trùng"
