"""Facts of votes by slip: a member is asked, and who leads it hears the outcome."""

from collections.abc import Iterable

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.ballots.events import BallotCancelled, BallotClosed, BallotDueMoved, BallotOpened, VotesDueSoon
from vanphong.ballots.models import Ballot
from vanphong.org.models import Person
from vanphong.ui.formats import vndatetime

from ..actions import tell
from ..enums import Kind


@subscribe(BallotOpened)
def slips_were_sent(event: Event) -> None:
    ballot = Ballot.objects.get(pk=event.subject_id)
    members = Person.objects.filter(pk__in=event.payload["members"])
    _tell(event, ballot, members, f"Đề nghị biểu quyết đến {vndatetime(ballot.due_at)}", Kind.OPINION)


@subscribe(VotesDueSoon)
def votes_are_due_soon(event: Event) -> None:
    """Whoever has voted between the reminder and its being told is not reminded."""
    ballot = Ballot.objects.get(pk=event.subject_id)
    silent = ballot.slips.filter(member__in=event.payload["members"], choice="")
    members = Person.objects.filter(pk__in=silent.values("member"))
    _tell(event, ballot, members, f"Sắp hết hạn biểu quyết ({event.payload['due']})", Kind.DEADLINE)


@subscribe(BallotDueMoved)
def end_of_a_vote_was_moved(event: Event) -> None:
    """Whoever wrote it, and the members who have not voted."""
    ballot = Ballot.objects.get(pk=event.subject_id)
    silent = ballot.slips.filter(choice="").values_list("member", flat=True)
    asked = Person.objects.filter(pk__in=[ballot.author_id, *silent])
    _tell(event, ballot, asked, f"Hạn biểu quyết dời sang {vndatetime(ballot.due_at)}", Kind.DEADLINE)


@subscribe(BallotClosed)
def vote_was_closed(event: Event) -> None:
    """Whoever wrote it, and every member who was asked."""
    ballot = Ballot.objects.get(pk=event.subject_id)
    asked = Person.objects.filter(pk__in=[ballot.author_id, *ballot.slips.values_list("member", flat=True)])
    _tell(event, ballot, asked, "Kết thúc lấy ý kiến thành viên", Kind.OUTCOME)


@subscribe(BallotCancelled)
def vote_was_cancelled(event: Event) -> None:
    ballot = Ballot.objects.get(pk=event.subject_id)
    if ballot.opened_at:
        members = Person.objects.filter(pk__in=ballot.slips.values("member"))
        _tell(event, ballot, members, "Không lấy ý kiến nữa, không cần biểu quyết", Kind.OUTCOME)


def _tell(event: Event, ballot: Ballot, people: Iterable[Person], text: str, kind: Kind) -> None:
    """A vote is nobody else's."""
    tell(people, f"{text}: {ballot.subject}", event, None, ballot.get_absolute_url(), kind=kind, personal=True)
