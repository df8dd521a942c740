"""A vote by slip from its first word to its outcome, and what is refused on the way."""

from datetime import timedelta

import pytest

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.ballots import actions, jobs
from vanphong.ballots.enums import BallotStatus, Outcome, Vote
from vanphong.ballots.models import Ballot, Slip
from vanphong.ballots.queries import ListFilter, electorate, listed, slips_awaiting
from vanphong.documents.actions import replace_draft
from vanphong.documents.tests.papers import drafted, made_file
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Appointment
from vanphong.worktime.enums import DueSide

from .slips import closed, member, opened, vote, voted, words, written


def after_the_deadline(ballot: Ballot):
    return clock.held_at(ballot.due_at + timedelta(minutes=1))


def test_members_are_so_by_post_in_order_of_rank_then_those_written_down(office: Office):
    member(office, office.outsider)
    names = [elector.person.username for elector in electorate(office.agency)]
    assert names[0] == "chair"
    assert set(names[1:3]) == {"vice_chair", "vice_chair_nc"}
    assert names[3:] == ["chief", "outsider"]


def test_who_is_asked_and_what_they_read_stay_as_they_were_when_it_was_sent(office: Office):
    draft = drafted(office)
    ballot = opened(office, draft=draft)
    read = ballot.file_id
    replace_draft(draft, made_file(), actor=office.specialist_kt)
    member(office, office.outsider)
    Appointment.objects.filter(person=office.vice_chair).update(title="Phó Chủ tịch Thường trực")
    ballot = Ballot.objects.get(pk=ballot.pk)
    assert ballot.file_id == read
    assert ballot.slips.count() == 4
    assert ballot.slips.get(member=office.vice_chair).title == "Phó Chủ tịch"


def test_everybody_agrees_and_it_is_passed(office: Office):
    ballot = closed(office)
    assert (ballot.status, ballot.outcome) == (BallotStatus.CLOSED, Outcome.PASSED)
    assert Event.objects.filter(kind="ballots.closed").get().actor == office.specialist_kt


def test_the_chair_decides_a_tie(office: Office):
    assert closed(office, Vote.DISAGREE, Vote.DISAGREE).outcome == Outcome.NOT_PASSED
    assert closed(office, Vote.AGREE, Vote.AGREE, Vote.DISAGREE, Vote.DISAGREE).outcome == Outcome.PASSED_WITH_OPINIONS


def test_who_does_not_vote_in_time_has_not_agreed(office: Office):
    ballot = opened(office)
    vote(ballot, office.chair)
    vote(ballot, office.chief)
    with after_the_deadline(ballot):
        assert actions.close(ballot, actor=office.chief).outcome == Outcome.NOT_PASSED


def test_a_member_votes_once(office: Office):
    ballot = opened(office)
    vote(ballot, office.vice_chair, Vote.OTHER, "Xin thêm số liệu.")
    with pytest.raises(AlreadyDone):
        vote(ballot, office.vice_chair, Vote.OTHER, " Xin thêm  số liệu. ")
    with pytest.raises(Refused, match="Mời báo Văn phòng ghi nhận bằng văn bản"):
        vote(ballot, office.vice_chair, Vote.AGREE)
    slip = ballot.slips.get(member=office.vice_chair)
    assert (slip.choice, slip.text) == (Vote.OTHER, "Xin thêm số liệu.")
    assert Event.objects.filter(kind="ballots.slip_given").count() == 1


def test_nobody_votes_for_a_member(office: Office):
    ballot = opened(office)
    for person in (office.deputy, office.specialist_kt, office.administrator, office.outsider):
        with pytest.raises(NotPermitted):
            vote(ballot, person)


@pytest.mark.parametrize("choice", [Vote.DISAGREE, Vote.OTHER])
def test_who_does_not_simply_agree_says_why(office: Office, choice):
    with pytest.raises(Refused, match="cần ghi ý kiến"):
        vote(opened(office), office.chair, choice, "  ")


def test_a_vote_is_on_what_was_read(office: Office):
    with pytest.raises(Stale):
        actions.vote(opened(office), Vote.AGREE, "", "0" * 64, actor=office.chair)


def test_a_vote_after_the_deadline_or_the_end_is_refused(office: Office):
    ballot = opened(office)
    with after_the_deadline(ballot), pytest.raises(Refused, match="Đã hết hạn biểu quyết"):
        vote(ballot, office.chair)
    actions.cancel(ballot, "Chuyển sang họp phiên bất thường.", actor=office.specialist_kt)
    with pytest.raises(Refused, match="đã khép lại"):
        vote(ballot, office.chair)


def test_it_does_not_end_too_early(office: Office):
    ballot = opened(office)
    vote(ballot, office.chair)
    with pytest.raises(Refused, match="Còn 03 thành viên chưa biểu quyết"):
        actions.close(ballot, actor=office.specialist_kt)


def test_the_second_to_end_it_is_told_so(office: Office):
    ballot = voted(office)
    actions.close(ballot, actor=office.specialist_kt, seen=ballot.version)
    with pytest.raises(AlreadyDone):
        actions.close(ballot, actor=office.specialist_kt, seen=ballot.version)
    with pytest.raises(Stale):
        actions.close(ballot, actor=office.chief, seen=ballot.version)
    assert Event.objects.filter(kind="ballots.closed").count() == 1


def test_the_hour_ends_what_is_over_and_nothing_else(office: Office):
    running, complete = opened(office), voted(office, Vote.OTHER)
    jobs.close_due(0)
    jobs.close_due(0)
    running.refresh_from_db()
    complete.refresh_from_db()
    assert (running.status, complete.outcome) == (BallotStatus.OPEN, Outcome.PASSED_WITH_OPINIONS)
    with after_the_deadline(running):
        jobs.close_due(0)
    running.refresh_from_db()
    assert running.outcome == Outcome.NOT_PASSED
    assert {event.actor for event in Event.objects.filter(kind="ballots.closed")} == {None}


def test_members_who_have_not_voted_are_reminded_once_of_each_deadline(office: Office):
    near, far = opened(office, due_at=clock.now() + timedelta(hours=1)), opened(office)
    vote(near, office.chair)
    jobs.remind(0)
    jobs.remind(0)
    [reminder] = Event.objects.filter(kind="ballots.due_soon")
    silent = near.slips.exclude(member=office.chair).values_list("member", flat=True)
    assert (reminder.subject_id, sorted(reminder.payload["members"])) == (near.pk, sorted(silent))
    assert actions.move_due(near, near.due_at + timedelta(hours=1), reason="Mất điện.", actor=office.administrator)
    jobs.remind(0)
    assert [event.subject_id for event in Event.objects.filter(kind="ballots.due_soon")] == [near.pk, near.pk]
    with clock.held_at(far.due_at - timedelta(minutes=5)):
        jobs.remind(0)
    assert Event.objects.filter(kind="ballots.due_soon", subject_id=far.pk).count() == 1


def test_nobody_is_reminded_of_a_vote_that_is_complete_or_over(office: Office):
    complete = voted(office)
    over, cancelled = opened(office), opened(office)
    actions.cancel(cancelled, "Chuyển sang họp phiên bất thường.", actor=office.specialist_kt)
    with clock.held_at(complete.due_at - timedelta(minutes=5)):
        assert not jobs.remind_before_due(complete.pk)
        assert not jobs.remind_before_due(cancelled.pk)
    with after_the_deadline(over):
        jobs.remind(0)
    assert not Event.objects.filter(kind="ballots.due_soon").exists()


def test_a_deadline_moves_later_only_and_what_was_read_stays_so(office: Office):
    ballot = opened(office)
    for earlier in (ballot.due_at, ballot.due_at - timedelta(days=1)):
        assert not actions.move_due(ballot, earlier, reason="Mất điện.", actor=office.administrator)
    moved = ballot.due_at + timedelta(days=1)
    with after_the_deadline(ballot):
        assert actions.move_due(ballot, moved, reason="Mất điện.", actor=office.administrator)
        assert vote(ballot, office.chair).choice == Vote.AGREE
    ballot.refresh_from_db()
    assert ballot.due_at == moved
    assert not actions.move_due(closed(office), moved, reason="Mất điện.", actor=office.administrator)


def test_a_ballot_is_sent_when_everything_is_there_and_every_lack_is_told_at_once(office: Office):
    bare = written(office, question="", ground="", consent="", due_at=None)
    with pytest.raises(Refused) as refused:
        actions.open_ballot(bare, actor=office.specialist_kt)
    assert len(refused.value.reasons) == 4
    with pytest.raises(Refused, match="Hạn biểu quyết đã qua"):
        opened(office, due_at=clock.now() - timedelta(hours=1))
    Appointment.objects.filter(person=office.chair).delete()
    with pytest.raises(Refused, match="chưa có Chủ tịch"):
        opened(office)
    assert not Slip.objects.exists()


def test_two_in_the_chair_are_told_before_slips_go_out(office: Office):
    post = Appointment.objects.get(person=office.chair)
    Appointment.objects.create(
        person=office.outsider, unit=post.unit, role=post.role, title="Chủ tịch", valid_from=post.valid_from
    )
    with pytest.raises(Refused, match="Có 2 người đang giữ chức Chủ tịch") as refused:
        opened(office)
    assert office.chair.full_name in refused.value.reasons[0]
    assert office.outsider.full_name in refused.value.reasons[0]


def test_sent_out_it_changes_no_more(office: Office):
    ballot = opened(office)
    with pytest.raises(Stale, match="đã gửi đi nên không sửa được nữa"):
        actions.edit(ballot, words(subject="Việc khác"), actor=office.specialist_kt)
    with pytest.raises(AlreadyDone):
        actions.open_ballot(ballot, actor=office.specialist_kt)


def test_a_secret_or_foreign_draft_is_not_carried(office: Office):
    draft = drafted(office)
    ballot = written(office, draft=draft)
    type(draft).objects.filter(pk=draft.pk).update(secrecy=1)
    with pytest.raises(Refused, match="bí mật nhà nước"):
        actions.open_ballot(ballot, actor=office.specialist_kt)
    with pytest.raises(Refused, match="không có trong các dự thảo"):
        actions.write(office.units["NC"], words(draft=drafted(office)), actor=office.specialist_nc)


def test_a_draft_that_ended_or_that_its_sender_may_not_read_does_not_go_out(office: Office):
    draft = drafted(office)
    ballot = written(office, draft=draft)
    passed = actions.hand_on(
        written(office, draft=draft),
        office.specialist_nc,
        office.units["NC"],
        "Phân công lại việc.",
        actor=office.administrator,
    )
    with pytest.raises(Refused, match="không được xem"):
        actions.open_ballot(passed, actor=office.specialist_nc)
    type(draft).objects.filter(pk=draft.pk).update(status="cancelled", closed_at=clock.now())
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.open_ballot(ballot, actor=office.specialist_kt)
    assert not Slip.objects.exists()


def test_taking_it_back_needs_a_reason_once_members_have_it(office: Office):
    with pytest.raises(Refused):
        actions.cancel(opened(office), actor=office.specialist_kt)
    assert actions.cancel(written(office), actor=office.specialist_kt).status == BallotStatus.CANCELLED


def test_what_waits_for_a_member(office: Office):
    later, sooner = opened(office), opened(office, due_at=clock.now() + timedelta(days=1))
    assert [slip.ballot for slip in slips_awaiting(office.chair)] == [sooner, later]
    vote(sooner, office.chair)
    assert [slip.ballot for slip in slips_awaiting(office.chair)] == [later]
    with after_the_deadline(later):
        assert not slips_awaiting(office.chair)


def test_a_member_is_written_down_once_and_ends(office: Office):
    with pytest.raises(Refused, match="đã là thành viên"):
        member(office, office.chief)
    director = member(office, office.outsider)
    with pytest.raises(AlreadyDone):
        member(office, office.outsider)
    with pytest.raises(Refused, match="đã là thành viên"):
        member(office, office.outsider, "Giám đốc Sở Tài chính")
    actions.end_member(director, last_day=clock.today() - timedelta(days=1), actor=office.chief)
    assert len(electorate(office.agency)) == 4
    member(office, office.outsider)


def test_the_log_tells_that_somebody_voted_not_how(office: Office):
    vote(opened(office), office.chair, Vote.DISAGREE, "Chưa đủ căn cứ.")
    assert Event.objects.get(kind="ballots.slip_given").says == "Lê Hữu Phước đã biểu quyết"


def test_the_list_is_narrowed_to_what_is_due_soon(office: Office):
    far, near = opened(office, due_at=clock.now() + timedelta(days=60)), opened(office)
    over = closed(office)
    with clock.held_at(near.due_at - timedelta(minutes=5)):
        assert list(listed(office.chair, ListFilter(due=DueSide.SOON))) == [near]
    assert {far, near, over} == set(listed(office.chair, ListFilter()))
