"""Steps in other hands: what decides keeps its rank, what comes back comes to whoever holds the post by then."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.office import Office
from vanphong.documents.models import Access
from vanphong.documents.rules import standing_to_sign
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.memos import actions
from vanphong.memos.enums import Act, Choice, MemoStatus, StepState, Who
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.rules import Ask
from vanphong.memos.subscribers import follow_posts
from vanphong.org import actions as org
from vanphong.org.models import Appointment, Person
from vanphong.org.tests.granting import granted

from .papers import at_committee, at_office, opine, submitted
from .test_steps import HEAD, asked, routed

REASON = "Sắp xếp lại bộ máy."


def leaves(office: Office, person: Person) -> None:
    """The post was over yesterday."""
    yesterday = clock.today() - timedelta(days=1)
    org.end_appointment(Appointment.objects.get(person=person), last_day=yesterday, actor=office.administrator)


def to_the_chair(office: Office) -> Memo:
    return routed(office, HEAD, Ask(Who.PERSON, person=office.chair, act=Act.DECIDE))


def deciding(memo: Memo) -> RoundStep:
    return memo.steps.get(act=Act.DECIDE)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("hand_on", [actions.name_another, actions.repoint])
def test_a_decision_a_person_was_named_for_goes_to_nobody_of_lesser_rank(
    office: Office, hand_on: Callable[..., Memo], left: bool
) -> None:
    memo = to_the_chair(office)
    if hand_on is actions.repoint:
        memo = opine(memo, office.head_kt)
    if left:
        leaves(office, office.chair)
    with pytest.raises(Refused, match="không chuyển xuống cấp dưới"):
        hand_on(deciding(memo), office.deputy, REASON, actor=office.administrator)
    hand_on(deciding(memo), office.vice_chair, REASON, actor=office.administrator)
    assert deciding(memo).person == office.vice_chair


def test_the_chief_does_not_take_over_a_decision_whose_named_leader_has_left(office: Office) -> None:
    memo = opine(to_the_chair(office), office.head_kt)
    leaves(office, office.chair)
    with pytest.raises(NotPermitted):
        actions.take_over(memo, deciding(memo), "Xử lý gấp.", actor=office.chief)


def test_an_answer_comes_back_to_whoever_holds_the_post_by_then(office: Office) -> None:
    memo = actions.forward(at_office(office), office.head_nc, "Xin ý kiến.", actor=office.deputy)
    leaves(office, office.deputy)
    memo = opine(memo, office.head_nc)
    [holder] = asked(memo)
    assert holder in {"chief", "deputy_off"}
    assert Access.objects.filter(document=memo.incoming, person=office.cast[holder]).exists()
    assert memo.incoming.custody.person == office.cast[holder]


@pytest.mark.parametrize("act", ["forward", "ask_papers", "take_over"])
def test_the_author_recalls_nothing_somebody_has_acted_on(office: Office, act: str) -> None:
    memo = submitted(office)
    match act:
        case "forward":
            actions.forward(memo, office.head_nc, "Xin ý kiến.", actor=office.head_kt)
        case "ask_papers":
            actions.ask_papers(memo, "Bổ sung dự toán.", actor=office.head_kt)
        case "take_over":
            actions.take_over(memo, memo.waiting[0], "Xử lý gấp.", actor=office.chief)
    with pytest.raises(Refused, match="đã có người xử lý"):
        actions.recall(memo, actor=office.specialist_kt)


def test_what_was_submitted_again_is_recalled_again(office: Office) -> None:
    memo = opine(submitted(office), office.head_kt, Choice.RETURN, "Làm rõ nguồn kinh phí.")
    memo = actions.submit(memo, actor=office.specialist_kt)
    memo = actions.recall(memo, actor=office.specialist_kt)
    assert memo.status == MemoStatus.RETURNED
    assert not memo.steps.exclude(state__in=[StepState.DONE, StepState.DROPPED]).exists()


def test_the_hourly_look_asks_as_much_for_three_steps_as_for_one(
    office: Office, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    """The deputy has left another post before, and holds this one."""
    long_ago = clock.today() - timedelta(days=400)
    [post] = Appointment.objects.filter(person=office.deputy)
    Appointment.objects.create(
        person=office.deputy, unit=post.unit, role=post.role, title="Phó", valid_from=long_ago, valid_to=long_ago
    )

    def asked_for(count: int) -> int:
        for _ in range(count):
            at_office(office, paper=False, draft=False)
        with django_assert_max_num_queries(100) as asked:
            follow_posts(0)
        return len(asked.captured_queries)

    assert asked_for(1) == asked_for(2)
    assert {step.person for step in RoundStep.objects.open()} == {office.deputy}


def test_who_decides_for_a_deputy_of_the_chair_without_their_signature_leaves_it_to_them(office: Office) -> None:
    memo = at_committee(office)
    given = granted(office.vice_chair, office.chief)
    draft = opine(memo, office.chief).draft
    assert (draft.custody.person, standing_to_sign(office.chief, draft)) == (office.vice_chair, None)
    org.revoke(given, actor=office.vice_chair)
    granted(office.vice_chair, office.vice_chair_nc)
    assert standing_to_sign(office.vice_chair_nc, draft)


def test_who_decides_for_the_chair_signs_by_order(office: Office) -> None:
    memo = opine(to_the_chair(office), office.head_kt)
    granted(office.chair, office.chief)
    memo = opine(memo, office.chief)
    assert memo.draft.custody.person == office.chief


def test_who_may_not_decide_in_somebodys_place_is_told_so(office: Office) -> None:
    memo = at_committee(office)
    granted(office.vice_chair, office.head_nc, field=memo.field, basis="Văn bản số 1")
    with pytest.raises(NotPermitted, match="cần chức vụ được quyết định"):
        opine(memo, office.head_nc)


def test_the_chief_does_not_take_over_what_they_asked_themself(office: Office) -> None:
    memo = at_office(office)
    memo = actions.take_over(memo, memo.waiting[0], "Xử lý gấp.", actor=office.chief)
    memo = actions.forward(memo, office.deputy, "Xin ý kiến.", actor=office.chief)
    with pytest.raises(NotPermitted):
        actions.take_over(memo, memo.waiting[0], "Xử lý gấp.", actor=office.chief)


def test_whoever_a_step_was_taken_from_still_sees_the_memo(office: Office) -> None:
    memo = at_office(office, paper=False, draft=False)
    actions.take_over(memo, memo.waiting[0], "Xử lý gấp.", actor=office.chief)
    assert Memo.objects.visible_to(office.deputy).filter(pk=memo.pk).exists()
