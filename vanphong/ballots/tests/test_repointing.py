"""A ballot goes on when its author leaves or its unit is merged into another."""

import pytest

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.ballots import actions
from vanphong.ballots.enums import BallotStatus, Vote
from vanphong.ballots.models import Ballot
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org import actions as org
from vanphong.org.models import Person

from .slips import closed, opened, vote, written

pytestmark = pytest.mark.django_db
REASON = "Quyết định 12/QĐ-UBND về sắp xếp các phòng."


def hand_on(
    office: Office, ballot: Ballot, name: str = "specialist_nc", unit: str = "NC", reason: str = REASON
) -> Ballot:
    person = getattr(office, name)
    return actions.hand_on(ballot, person, office.units[unit], reason, actor=office.administrator)


def test_another_person_carries_it_on_and_the_votes_given_stand(office: Office) -> None:
    ballot = opened(office)
    vote(ballot, office.chair)
    ballot = hand_on(office, ballot)
    assert (ballot.author, ballot.unit) == (office.specialist_nc, office.units["NC"])
    assert ballot.slips.get(member=office.chair).choice == Vote.AGREE
    for person in (office.vice_chair, office.vice_chair_nc, office.chief):
        vote(ballot, person)
    assert actions.close(ballot, actor=office.specialist_nc).status == BallotStatus.CLOSED
    said = Event.objects.get(kind="ballots.passed_on").payload
    assert (said["before"], said["to"]) == (office.specialist_kt.full_name, office.specialist_nc.full_name)


def test_one_not_sent_yet_is_sent_by_the_other(office: Office) -> None:
    ballot = hand_on(office, written(office))
    with pytest.raises(NotPermitted):
        actions.open_ballot(ballot, actor=office.specialist_kt)
    assert actions.open_ballot(ballot, actor=office.specialist_nc).status == BallotStatus.OPEN


@pytest.mark.parametrize(
    ("name", "unit", "reason"),
    [("registrar", "VT", REASON), ("specialist_nc", "KT", REASON), ("specialist_nc", "NC", "vì")],
)
def test_who_cannot_carry_it_on(office: Office, name: str, unit: str, reason: str) -> None:
    with pytest.raises(Refused):
        hand_on(office, opened(office), name, unit, reason)


def test_nothing_to_hand_on(office: Office) -> None:
    with pytest.raises(AlreadyDone):
        hand_on(office, opened(office), "specialist_kt", "KT")
    with pytest.raises(Stale):
        hand_on(office, closed(office))


def test_the_head_of_the_unit_after_a_merger_ends_it(office: Office) -> None:
    ballot = opened(office)
    org.merge_unit(office.units["KT"], office.units["NC"], clock.today(), actor=office.administrator)
    head = Person.objects.get(pk=office.head_nc.pk)
    assert ballot in Ballot.objects.visible_to(head)
    assert actions.cancel(Ballot.objects.get(pk=ballot.pk), REASON, actor=head).status == BallotStatus.CANCELLED
