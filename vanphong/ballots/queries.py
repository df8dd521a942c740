"""Reading votes by slip: who votes, what waits for whom, how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from vanphong.documents.enums import Secrecy
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.org.models import Agency, Appointment, Person, Unit, by_seniority
from vanphong.worktime.queries import due_by_moment

from .enums import BallotStatus
from .models import Ballot, Ballots, Member, Slip
from .rules import BY_POST, WRITERS, Elector


def electorate(agency: Agency | int) -> list[Elector]:
    """The members of the Committee today: by post in order of rank, then the others by name. Two queries."""
    posts = Appointment.objects.in_force().filter(unit__agency=agency, role__in=BY_POST).select_related("person")
    ranked = [Elector(post.person, post.title, post.role == BY_POST[0]) for post in by_seniority(posts)]
    others = [Elector(member.person, member.title) for member in members_of(agency)]
    found: dict[int, Elector] = {}
    for elector in [*ranked, *others]:
        found.setdefault(elector.person.pk, elector)
    return list(found.values())


def members_of(agency: Agency | int) -> QuerySet[Member]:
    """The members written down, of today."""
    members: QuerySet[Member] = Member.objects.in_force()
    return members.filter(agency=agency).select_related("person__agency").order_by("person__sort_key", "id")


def slips_awaiting(person: Person) -> QuerySet[Slip]:
    """Phiếu chờ tôi biểu quyết: not given yet, the deadline not passed; the nearest deadline first."""
    waiting = Slip.objects.filter(member=person, choice="", ballot__status=BallotStatus.OPEN)
    return waiting.filter(ballot__due_at__gt=clock.now()).select_related("ballot").order_by("ballot__due_at", "id")


def votes(person: Person) -> bool:
    """Thành viên UBND by the list, or somebody a slip was sent to: they need a way to their slips."""
    members: QuerySet[Member] = Member.objects.in_force()
    return Slip.objects.filter(member=person).exists() or members.filter(person=person).exists()


VIEWS = {"cho-toi": "Chờ tôi biểu quyết", "toi-soan": "Tôi soạn"}


@dataclass(frozen=True)
class ListFilter:
    """What a list of ballots is narrowed to; empty means all."""

    view: str = ""
    status: str = ""
    outcome: str = ""
    due: str = ""
    text: str = ""


def listed(person: Person, wanted: ListFilter) -> Ballots:
    """The ballots this person may see, narrowed."""
    found = Ballot.objects.visible_to(person).for_list()
    if wanted.view == "cho-toi":
        found = found.awaiting(person)
    if wanted.view == "toi-soan":
        found = found.filter(author=person)
    if wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.outcome:
        found = found.filter(outcome=wanted.outcome)
    if wanted.due:
        found = found.filter(due_by_moment(wanted.due, stopped=""), status=BallotStatus.OPEN)
    return found.search(wanted.text)


def slip_of(ballot: Ballot, person: Person) -> Slip | None:
    """This person's own slip."""
    return ballot.slips.filter(member=person).first()


def awaited(ballot: Ballot) -> int:
    """How many members have not voted."""
    return ballot.slips.filter(choice="").count()


def unit_to_write_in(person: Person) -> Unit | None:
    """The unit a ballot of this person belongs to: that of their senior post among those who may write."""
    writing = [post.unit_id for post in person.posts if post.role in WRITERS]
    return Unit.objects.select_related("agency").get(pk=writing[0]) if writing else None


def drafts_to_attach(person: Person) -> QuerySet[Document]:
    """Open outgoing drafts this person may see; none that is secret."""
    return Document.objects.visible_to(person).outgoing().open().filter(secrecy=Secrecy.NONE).order_by("-id")


def may_go_out(ballot: Ballot, person: Person) -> bool:
    """Is the draft of this ballot, if there is one, still such as this person could attach?"""
    return ballot.draft_id is None or drafts_to_attach(person).filter(pk=ballot.draft_id).exists()


def due_soon(until: datetime) -> Ballots:
    """Open ballots due by then, whose members were not reminded of this deadline."""
    near = Ballot.objects.filter(status=BallotStatus.OPEN, due_at__gt=clock.now(), due_at__lte=until)
    return near.exclude(warned_of__isnull=False, warned_of=F("due_at")).order_by("pk")


@dataclass(frozen=True)
class Version:
    """The bytes that are voted on, and what they are called."""

    blob: Blob
    name: str


def version_to_read(ballot: Ballot, person: Person) -> Version | None:
    """What was sent out; before that the newest version of the draft, for whoever may read the draft itself."""
    if ballot.file:
        return Version(ballot.file, ballot.file_name)
    if ballot.opened_at or ballot.draft is None:
        return None
    readable = Document.objects.visible_to(person).filter(pk=ballot.draft.pk).exists()
    latest = current_draft(ballot.draft) if readable else None
    return Version(latest.blob, latest.name) if latest else None


def ready_to_close(now: datetime) -> Ballots:
    """Open ballots in which everybody has voted, or whose deadline has passed."""
    waiting = Slip.objects.filter(ballot=OuterRef("pk"), choice="")
    return Ballot.objects.filter(~Exists(waiting) | Q(due_at__lte=now), status=BallotStatus.OPEN)


@dataclass(frozen=True)
class Voice:
    """One opinion as the page draws it."""

    step: str
    name: str
    choice: str
    kind: str
    words: str
    at: datetime | None


def opinions_in(slips: Iterable[Slip], choices: Iterable[str]) -> list[Voice]:
    """The words of those who voted so."""
    wanted = set(choices)
    return [
        Voice(slip.title, slip.full_name, slip.get_choice_display(), slip.chip_kind, slip.text, slip.voted_at)
        for slip in slips
        if slip.choice in wanted and slip.text
    ]
