"""The steps of a run: in parallel, any one of them, sent back, asked in between, passed on."""

from datetime import timedelta

import pytest

from tests.office import Office
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.memos import actions
from vanphong.memos.enums import Act, Choice, Joins, MemoStatus, StepState, Who
from vanphong.memos.models import Memo, Opinion, RoundStep
from vanphong.memos.queries import asks_of, chain_of, round_now, rounds_of, routes_of
from vanphong.memos.rules import Ask
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Appointment, Person
from vanphong.org.tests.granting import again, away, granted
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import working_minutes

from .papers import at_committee, at_office, give_back, opine, submitted, words, written

HEAD = Ask(Who.UNIT_HEAD, hours=4)
OFFICE_LEADER = Ask(Who.FIELD_LEADER, Role.CHIEF, hours=8)
DECIDES = Ask(Who.FIELD_LEADER, Role.CHAIR, act=Act.DECIDE)


def routed(office: Office, *steps: Ask, **options) -> Memo:
    """A memo submitted on a route of these steps."""
    kept = routes_of(office.agency.pk).get()
    actions.keep_route(office.agency, "Quy trình thử", steps, actor=office.administrator, route=kept)
    return submitted(office, **options)


def asked(memo: Memo) -> list[str]:
    return [step.person.username for step in Memo.objects.get(pk=memo.pk).waiting]


def of_unit(office: Office, code: str, **values) -> Ask:
    return Ask(Who.UNIT_HEAD, unit=office.units[code], **values)


def step_of(memo: Memo, person: Person) -> RoundStep:
    return memo.steps.filter(person=person).latest("pk")


def send_back(memo: Memo, target: Person, person: Person) -> Memo:
    return actions.send_back(
        memo, step_of(memo, target), "Làm rõ nguồn kinh phí.", round_now(memo).checksum, actor=person
    )


def test_steps_in_parallel_are_asked_at_once_and_all_are_heard(office: Office) -> None:
    memo = routed(office, HEAD, of_unit(office, "NC", joins=Joins.WITH), DECIDES)
    assert asked(memo) == ["head_kt", "head_nc"]
    memo = opine(memo, office.head_nc)
    assert asked(memo) == ["head_kt"]
    assert asked(opine(memo, office.head_kt)) == ["vice_chair"]


@pytest.mark.parametrize(("blocks", "status"), [(True, MemoStatus.RETURNED), (False, MemoStatus.SUBMITTED)])
def test_a_disagreement_in_parallel_stops_the_memo_only_where_the_step_blocks(
    office: Office, blocks: bool, status: MemoStatus
) -> None:
    memo = routed(office, HEAD, of_unit(office, "NC", joins=Joins.WITH, blocks=blocks), DECIDES)
    memo = opine(memo, office.head_nc, Choice.DISAGREE, "Chưa đủ căn cứ.")
    assert memo.status == status
    assert asked(memo) == ([] if blocks else ["head_kt"])
    assert memo.rounds.get().running is not blocks


def test_any_one_of_several_is_enough(office: Office) -> None:
    memo = routed(office, HEAD, of_unit(office, "NC", joins=Joins.OR), of_unit(office, "HC", joins=Joins.OR), DECIDES)
    memo = opine(memo, office.head_hc)
    assert asked(memo) == ["vice_chair"]
    assert [step.state for step in memo.steps.order_by("position")[:3]] == ["dropped", "dropped", "done"]
    with pytest.raises(NotPermitted):
        opine(memo, office.head_kt)


def test_the_same_words_at_another_step_are_no_second_click(office: Office) -> None:
    memo = routed(office, HEAD, of_unit(office, "NC", joins=Joins.WITH), DECIDES)
    granted(office.head_kt, office.head_nc)
    own, in_stead = step_of(memo, office.head_nc), step_of(memo, office.head_kt)
    seen = memo.version
    opine(memo, office.head_nc, at=own.pk, seen=seen)
    with pytest.raises(AlreadyDone):
        opine(memo, office.head_nc, at=own.pk, seen=seen)
    with pytest.raises(Stale):
        opine(memo, office.head_nc, at=in_stead.pk, seen=seen)
    opine(memo, office.head_nc, at=in_stead.pk)
    assert Opinion.objects.filter(person=office.head_nc).count() == 2


def test_the_same_reason_takes_over_another_step_too(office: Office) -> None:
    memo = routed(office, HEAD, of_unit(office, "NC", joins=Joins.WITH), DECIDES)
    first, second = memo.waiting
    seen = memo.version
    actions.take_over(memo, first, "Xử lý gấp.", actor=office.chief, seen=seen)
    with pytest.raises(AlreadyDone):
        actions.take_over(memo, first, "Xử lý gấp.", actor=office.chief, seen=seen)
    with pytest.raises(Stale):
        actions.take_over(memo, second, "Xử lý gấp.", actor=office.chief, seen=seen)


def test_a_third_person_is_asked_and_it_comes_back_twice(office: Office) -> None:
    memo = at_office(office)
    for person in (office.head_nc, office.head_hc):
        memo = actions.forward(memo, person, "Xin ý kiến.", actor=office.deputy)
        assert asked(memo) == [person.username]
        memo = opine(memo, person, Choice.OTHER, "Thống nhất một phần.")
        assert asked(memo) == ["deputy"]
    assert [said.name for said in chain_of(rounds_of(memo)[0])][2:5] == [
        office.deputy.full_name,
        office.head_nc.full_name,
        office.head_hc.full_name,
    ]


def test_nobody_is_asked_in_a_circle(office: Office) -> None:
    memo = actions.forward(at_office(office), office.head_nc, "Xin ý kiến.", actor=office.deputy)
    for person in (office.deputy, office.head_nc):
        with pytest.raises(Refused, match="phiếu sẽ đi vòng"):
            actions.forward(memo, person, "Xin ý kiến.", actor=office.head_nc)


def test_who_stands_in_does_not_ask_themself(office: Office) -> None:
    memo = at_office(office)
    granted(office.deputy, office.deputy_off)
    with pytest.raises(Refused, match="tự hỏi chính mình"):
        actions.forward(memo, office.deputy_off, "Xin ý kiến.", actor=office.deputy_off)


def test_who_is_asked_in_between_answers_and_does_not_return_the_memo(office: Office) -> None:
    memo = actions.forward(at_office(office), office.head_nc, "Xin ý kiến.", actor=office.deputy)
    with pytest.raises(Refused, match="được hỏi thêm ý kiến"):
        give_back(memo, office.head_nc)
    with pytest.raises(Refused, match="được hỏi thêm ý kiến"):
        send_back(memo, office.head_kt, office.head_nc)


def test_papers_are_added_where_they_were_asked_for_and_nowhere_else(office: Office) -> None:
    memo = actions.ask_papers(at_office(office), "Bổ sung dự toán.", actor=office.deputy)
    assert asked(memo) == ["specialist_kt"]
    with pytest.raises(Refused, match="chờ bổ sung"):
        opine(memo, office.specialist_kt)
    memo = opine(memo, office.specialist_kt, Choice.ADDED, "Đã bổ sung dự toán.")
    assert asked(memo) == ["deputy"]
    with pytest.raises(Refused):
        opine(memo, office.deputy, Choice.ADDED, "Đã bổ sung.")


def test_the_time_others_take_is_put_on_the_due_moment(office: Office) -> None:
    begun = clock.now()
    memo = at_office(office)
    before = step_of(memo, office.deputy).due_at
    memo = actions.forward(memo, office.head_nc, "Xin ý kiến.", actor=office.deputy)
    with clock.held_at(begun + timedelta(days=2)):
        memo = actions.forward(memo, office.head_hc, "Xin ý kiến.", actor=office.head_nc)
    end = begun + timedelta(days=6)
    with clock.held_at(end):
        memo = opine(opine(memo, office.head_hc), office.head_nc)
        step = step_of(memo, office.deputy)
        waited = working_minutes(calendar(), begun, end)
        assert abs(working_minutes(calendar(), before, step.due_at) - waited) <= 1
        opine(memo, office.deputy)
    assert step_of(memo, office.deputy).working_minutes <= 1


@pytest.mark.parametrize(
    ("target", "laps"), [("head_kt", ["head_kt", "deputy", "vice_chair"]), ("deputy", ["deputy", "vice_chair"])]
)
def test_sent_back_to_an_earlier_step_the_way_from_there_is_gone_again(
    office: Office, target: str, laps: list[str]
) -> None:
    memo = send_back(at_committee(office), office.cast[target], office.vice_chair)
    for name in laps:
        assert asked(memo) == [name]
        memo = opine(memo, office.cast[name])
    assert memo.status == MemoStatus.DECIDED
    assert Opinion.objects.count() == 3 + len(laps)
    assert memo.steps.filter(lap=1, state=StepState.DONE).count() == len(laps)


def test_the_step_that_signs_names_the_signer(office: Office) -> None:
    signs = Ask(Who.POSITION, Role.CHAIR, act=Act.SIGN)
    memo = opine(routed(office, DECIDES, signs), office.vice_chair)
    assert Document.objects.get(pk=memo.draft_id).custody.person == office.chair


def test_who_holds_the_post_when_it_is_decided_signs(office: Office) -> None:
    memo = routed(office, DECIDES, Ask(Who.POSITION, Role.CHAIR, act=Act.SIGN))
    Appointment.objects.filter(person=office.chair).update(role=Role.SPECIALIST, unit=office.units["KT"])
    Appointment.objects.filter(person=office.vice_chair_nc).update(role=Role.CHAIR)
    memo = opine(memo, office.vice_chair)
    assert Document.objects.get(pk=memo.draft_id).custody.person == office.vice_chair_nc


def test_the_chief_takes_over_the_step_of_a_deputy_and_not_the_committees(office: Office) -> None:
    memo = at_office(office)
    memo = actions.take_over(memo, memo.waiting[0], "Xử lý gấp.", actor=office.chief)
    memo = opine(memo, office.chief)
    Appointment.objects.filter(person=office.vice_chair).delete()
    with pytest.raises(NotPermitted):
        actions.take_over(memo, memo.waiting[0], "Xử lý gấp.", actor=office.chief)


def test_open_work_follows_the_post(office: Office) -> None:
    memo = at_office(office)
    step = memo.waiting[0]
    assert not actions.follow_post(step)
    org.end_appointment(
        Appointment.objects.get(person=office.deputy),
        last_day=clock.today() - timedelta(days=1),
        actor=office.administrator,
    )
    assert actions.follow_post(step)
    assert not actions.follow_post(step)
    [holder] = asked(memo)
    assert holder in {"chief", "deputy_off"}
    assert opine(memo, again(office.cast[holder])).status == MemoStatus.SUBMITTED


def test_a_decision_is_not_given_to_a_lesser_rank_in_a_reorganisation(office: Office) -> None:
    memo = at_committee(office)
    [step] = memo.waiting
    for person in (office.chief, office.head_nc):
        with pytest.raises(Refused, match="không chuyển xuống cấp dưới"):
            actions.repoint(step, person, "Sắp xếp.", actor=office.chief)
    actions.repoint(step, office.chair, "Sắp xếp.", actor=office.chief)
    with pytest.raises(AlreadyDone):
        actions.repoint(step, office.chair, "Sắp xếp.", actor=office.chief)
    assert opine(memo, office.chair).status == MemoStatus.DECIDED


@pytest.mark.parametrize(
    ("limits", "heard"),
    [
        ({}, True),
        ({"field": "KT"}, True),
        ({"field": "NC"}, False),
        ({"type": "Công văn"}, True),
        ({"type": "Quyết định"}, False),
    ],
)
def test_a_delegation_in_the_middle_of_a_run_counts_as_far_as_it_reaches(
    office: Office, limits: dict[str, str], heard: bool
) -> None:
    memo = at_office(office)
    reach = {"field": office.fields[limits["field"]]} if "field" in limits else {}
    given = granted(office.deputy, office.deputy_off, **reach, document_type=limits.get("type", ""))
    if not heard:
        with pytest.raises(NotPermitted):
            opine(memo, office.deputy_off)
        return
    opine(memo, office.deputy_off)
    said = Opinion.objects.get(person=office.deputy_off)
    assert said.for_person == office.deputy
    assert f"theo ủy quyền ngày {given.valid_from:%d/%m/%Y}" in said.in_place


def test_a_revoked_delegation_gives_nothing(office: Office) -> None:
    memo = at_office(office)
    org.revoke(granted(office.deputy, office.deputy_off), actor=office.deputy)
    with pytest.raises(NotPermitted):
        opine(memo, office.deputy_off)


def test_the_next_in_line_is_heard_for_who_is_away(office: Office) -> None:
    memo = at_office(office)
    with pytest.raises(NotPermitted):
        opine(memo, office.chief)
    away(office.deputy)
    opine(memo, again(office.chief))
    assert "vắng mặt" in Opinion.objects.get(person=office.chief).in_place


def test_a_decision_needs_a_post_that_decides_even_by_delegation(office: Office) -> None:
    memo = at_committee(office)
    granted(office.vice_chair, office.head_nc, field=office.fields["KT"], basis="Văn bản số 1/UQ")
    with pytest.raises(NotPermitted):
        opine(memo, office.head_nc)


def test_no_added_step_stands_for_one_the_route_requires(office: Office) -> None:
    memo = written(office)
    head, *others = asks_of(memo)
    friend = Ask(Who.PERSON, person=office.specialist_kt2, joins=Joins.OR)
    with pytest.raises(Refused, match="không để bước khác thay được"):
        actions.adjust(memo, [head, friend, *others], actor=office.specialist_kt)


def test_groups_stay_apart_where_the_authors_own_step_is_left_out(office: Office) -> None:
    kept = routes_of(office.agency.pk).get()
    route = [HEAD, of_unit(office, "NC", joins=Joins.WITH), DECIDES]
    actions.keep_route(office.agency, "Quy trình thử", route, actor=office.administrator, route=kept)
    memo = actions.write(None, office.units["KT"], words(office), actor=office.head_kt)
    assert asked(actions.submit(memo, actor=office.head_kt)) == ["head_nc"]


def test_the_chain_reads_in_the_order_of_the_route_whoever_speaks_first(office: Office) -> None:
    memo = routed(office, HEAD, of_unit(office, "NC", joins=Joins.WITH), OFFICE_LEADER, DECIDES)
    memo = opine(opine(memo, office.head_nc), office.head_kt)
    names = [said.name for said in chain_of(rounds_of(memo)[0])]
    assert names == [
        office.cast[one].full_name for one in ("specialist_kt", "head_kt", "head_nc", "deputy", "vice_chair")
    ]


def test_who_spoke_in_somebodys_place_still_finds_the_memo_afterwards(office: Office) -> None:
    memo = opine(submitted(office, paper=False, draft=False), office.head_kt)
    today = clock.today()
    given = org.grant(office.deputy, office.deputy_off, today, today, actor=office.deputy, basis="Đi công tác")
    opine(memo, office.deputy_off)
    org.revoke(given, actor=office.deputy)
    assert Memo.objects.visible_to(office.deputy_off).filter(pk=memo.pk).exists()
    assert not Memo.objects.visible_to(office.head_nc).filter(pk=memo.pk).exists()
