"""Two people, or two clicks, at the same moment."""

import pytest

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.ballots import actions
from vanphong.ballots.enums import Vote
from vanphong.routing.tests.test_at_once import at_once

from .slips import opened, vote, voted

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_people_end_one_vote(office: Office):
    ballot = voted(office)
    found = at_once(
        lambda: actions.close(ballot, actor=office.specialist_kt, seen=ballot.version),
        lambda: actions.close(ballot, actor=office.chief, seen=ballot.version),
    )
    assert found == ["Stale", "done"]
    assert Event.objects.filter(kind="ballots.closed").count() == 1


def test_one_member_votes_twice_from_two_windows(office: Office):
    ballot = opened(office)
    found = at_once(
        lambda: vote(ballot, office.chair, Vote.AGREE),
        lambda: vote(ballot, office.chair, Vote.OTHER, "Xin thêm số liệu."),
    )
    assert found == ["Refused", "done"]
    assert Event.objects.filter(kind="ballots.slip_given").count() == 1


def test_members_who_vote_at_once_are_all_counted(office: Office):
    ballot = opened(office)
    people = [office.chair, office.vice_chair, office.vice_chair_nc, office.chief]
    assert at_once(*[lambda who=who: vote(ballot, who) for who in people]) == ["done"] * 4
    assert actions.close(ballot, actor=office.chief).outcome == "passed"
