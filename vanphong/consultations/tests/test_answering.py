"""Answering: who may, until when, what is kept, and what is refused with which words."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.consultations import actions, queries
from vanphong.consultations.actions import Words
from vanphong.consultations.enums import AnswerState, Choice, RequestState
from vanphong.consultations.models import Addressee, Comment, Consultation
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale

from .asked import another_agency, answered, commented, fresh, in_days, place_of, said, sent, values, wished, written


def overdue(addressee: Addressee) -> Addressee:
    Addressee.objects.filter(pk=addressee.pk).update(due_date=in_days(-1))
    return fresh(addressee)


def test_it_reaches_those_asked_once_it_is_sent_and_nobody_else(office: Office):
    _, stranger = another_agency()
    waiting = written(office)
    assert not Addressee.objects.sent_to(office.respondent).exists()
    actions.send(waiting, actor=office.specialist_kt)
    seen = {name for name, one in office.cast.items() if Addressee.objects.sent_to(one).exists()}
    assert seen == {"respondent", "specialist_nc", "head_nc"}
    assert not Addressee.objects.sent_to(stranger).exists()


def test_the_version_that_was_sent_stays(office: Office):
    out = sent(office)
    assert out.blob_id
    with pytest.raises(Refused, match="đã gửi đi"):
        actions.edit(out, values(subject="Góp ý dự thảo khác"), actor=office.specialist_kt)
    with pytest.raises(AlreadyDone):
        actions.send(out, actor=office.specialist_kt)


def test_an_answer_is_its_choice_and_its_comments(office: Office):
    out = sent(office)
    commented(out, office.respondent)
    assert not Comment.objects.handed_in().exists()
    done = answered(out, office.respondent)
    assert (done.state, done.choice, done.answered_by) == (
        AnswerState.ANSWERED,
        Choice.WITH_COMMENTS,
        office.respondent,
    )
    assert Comment.objects.handed_in().get().section_number == 1
    fact = Event.objects.get(kind="consultations.answered")
    assert fact.payload["comments"] == 1


def test_without_a_comment_only_agreement_can_be_sent(office: Office):
    out = sent(office)
    with pytest.raises(Refused, match="Chưa có ý kiến nào"):
        answered(out, office.respondent, Choice.DISAGREE)
    assert answered(out, office.respondent, Choice.AGREE).answered


def test_the_same_again_is_done_already_and_another_choice_replaces_it(office: Office):
    out = sent(office)
    answered(out, office.respondent, Choice.AGREE)
    with pytest.raises(AlreadyDone):
        answered(out, office.respondent, Choice.AGREE)
    commented(out, office.respondent)
    assert answered(out, office.respondent, Choice.DISAGREE).choice == Choice.DISAGREE


def test_who_has_something_to_add_does_not_simply_agree(office: Office):
    out = sent(office)
    commented(out, office.respondent)
    with pytest.raises(Refused, match="Đã ghi 1 ý kiến"):
        answered(out, office.respondent, Choice.AGREE)


def test_what_is_added_to_an_answer_is_read_when_it_is_sent_again(office: Office):
    out = sent(office)
    answered(out, office.respondent, Choice.AGREE)
    commented(out, office.respondent, "Không nhất trí Điều 5.")
    assert not queries.comments_of(out).exists()
    with pytest.raises(Refused, match="Đã ghi 1 ý kiến"):
        answered(out, office.respondent, Choice.AGREE)
    answered(out, office.respondent, Choice.DISAGREE)
    assert [one.text for one in queries.comments_of(out)] == ["Không nhất trí Điều 5."]
    commented(out, office.respondent, "Không nhất trí Điều 6.")
    answered(out, office.respondent, Choice.DISAGREE)
    with pytest.raises(AlreadyDone):
        answered(out, office.respondent, Choice.DISAGREE)
    said = [event.payload["words"] for event in Event.objects.filter(kind="consultations.answered").order_by("pk")]
    assert [len(words) for words in said] == [0, 1, 1]
    assert said[2] == ["1. Phần I. Đánh giá tình hình. trang 1: Không nhất trí Điều 6."]


def test_who_drops_the_last_comment_simply_agrees(office: Office):
    out = sent(office)
    comment = said(out, office.respondent)
    assert actions.drop_comment(comment, actor=office.respondent).choice == Choice.AGREE
    assert place_of(out, office.respondent).choice == Choice.AGREE


def test_disagreement_keeps_a_comment(office: Office):
    out = sent(office)
    comment = commented(out, office.respondent)
    answered(out, office.respondent, Choice.DISAGREE)
    commented(out, office.respondent, "Chưa gửi.")
    with pytest.raises(Refused, match="cần ít nhất một ý kiến"):
        actions.drop_comment(comment, actor=office.respondent)
    answered(out, office.respondent, Choice.WITH_COMMENTS)
    actions.drop_comment(comment, actor=office.respondent)
    assert place_of(out, office.respondent).choice == Choice.WITH_COMMENTS


def test_words_changed_or_dropped_after_sending_stay_in_the_log(office: Office):
    out = sent(office)
    comment = said(out, office.respondent, "Bỏ Điều 5.")
    said(out, office.respondent, "Bỏ Điều 6.")
    actions.change_comment(comment, Words("Sửa Điều 5."), actor=office.respondent)
    actions.drop_comment(comment, actor=office.respondent)
    changed, dropped = Event.objects.filter(kind="consultations.answer_changed").order_by("pk")
    assert (changed.payload["before"], changed.payload["after"]) == (
        "1. Phần I. Đánh giá tình hình. trang 1: Bỏ Điều 5.",
        "Ý kiến chung. Sửa Điều 5.",
    )
    assert (dropped.payload["before"], dropped.payload["after"]) == ("Ý kiến chung. Sửa Điều 5.", "")
    assert "ý kiến chung: thống nhất, có góp ý" in dropped.says


def test_the_key_of_another_places_comment_is_refused(office: Office):
    out, key = sent(office), uuid4()
    actions.add_comment(place_of(out, office.respondent), Words("Một."), actor=office.respondent, key=key)
    with pytest.raises(Stale, match="Trang này đã cũ"):
        actions.add_comment(place_of(out, office.specialist_nc), Words("Hai."), actor=office.specialist_nc, key=key)


def test_after_the_day_the_words_are_kept_and_the_answer_is_refused(office: Office):
    out = sent(office)
    late = overdue(place_of(out, office.respondent))
    comment = actions.add_comment(late, Words("Đề nghị rà soát Phần II."), actor=office.respondent)
    with pytest.raises(Refused) as refusal:
        actions.answer(late, Choice.WITH_COMMENTS, actor=office.respondent)
    assert "Đã quá hạn trả lời" in refusal.value.reasons[0]
    assert "mời gửi đề nghị gia hạn" in refusal.value.reasons[0]
    assert fresh(comment).text == "Đề nghị rà soát Phần II."
    assert fresh(late).state == AnswerState.AWAITING


def test_what_was_sent_is_not_changed_after_the_day(office: Office):
    out = sent(office)
    comment = said(out, office.respondent)
    overdue(place_of(out, office.respondent))
    with pytest.raises(Refused, match="không sửa được nữa"):
        actions.change_comment(comment, Words("Khác."), actor=office.respondent)
    with pytest.raises(Refused, match="không sửa được nữa"):
        actions.drop_comment(comment, actor=office.respondent)


def test_a_comment_dealt_with_is_not_changed_under_the_hand(office: Office):
    out = sent(office)
    comment = said(out, office.respondent)
    actions.dispose(comment, "accepted", actor=office.specialist_kt)
    with pytest.raises(Refused, match="đã được tiếp thu"):
        actions.change_comment(comment, Words("Khác."), actor=office.respondent)


def test_a_colleague_changed_it_in_between(office: Office):
    out = sent(office)
    comment = commented(out, office.specialist_nc)
    actions.change_comment(comment, Words("Của trưởng phòng."), actor=office.head_nc, seen=comment.version)
    with pytest.raises(Stale):
        actions.change_comment(comment, Words("Của chuyên viên."), actor=office.specialist_nc, seen=comment.version)
    with pytest.raises(AlreadyDone):
        actions.change_comment(comment, Words("Của trưởng phòng."), actor=office.head_nc, seen=comment.version)


def test_a_section_of_another_draft_is_refused(office: Office):
    out, other = sent(office), sent(office)
    words = Words("Ý kiến.", other.sections.first())
    with pytest.raises(Refused, match="không thuộc dự thảo này"):
        actions.add_comment(place_of(out, office.respondent), words, actor=office.respondent)


def test_nobody_answers_for_another_place(office: Office):
    out = sent(office)
    theirs = place_of(out, office.respondent)
    for person in (office.specialist_nc, office.specialist_kt, office.outsider, another_agency()[1]):
        with pytest.raises(NotPermitted):
            actions.answer(theirs, Choice.AGREE, actor=person)
        with pytest.raises(NotPermitted):
            actions.ask_extension(theirs, in_days(20), "Cần thêm thời gian.", actor=person)


def test_more_time_is_asked_for_granted_and_used(office: Office):
    out = sent(office)
    late = overdue(place_of(out, office.respondent))
    Addressee.objects.filter(pk=late.pk).update(state=AnswerState.SILENT)
    wish = wished(out, office.respondent)
    with pytest.raises(AlreadyDone):
        wished(out, office.respondent)
    with pytest.raises(Refused, match="đang chờ quyết định"):
        wished(out, office.respondent, 16)
    granted = actions.grant_extension(wish, actor=office.head_kt)
    assert (granted.due_date, granted.state) == (in_days(15), AnswerState.AWAITING)
    with pytest.raises(AlreadyDone):
        actions.grant_extension(wish, actor=office.head_kt)
    assert answered(out, office.respondent, Choice.AGREE).answered


def test_a_day_is_not_moved_back_by_a_wish_of_before(office: Office):
    out = sent(office)
    wish = wished(out, office.respondent)
    actions.move_due(wish.addressee, in_days(30), reason="Mất điện.", actor=None)
    with pytest.raises(Refused, match="Không gia hạn"):
        actions.grant_extension(wish, actor=office.specialist_kt)
    assert place_of(out, office.respondent).due_date == in_days(30)


def test_no_day_that_has_passed_is_granted(office: Office):
    wish = wished(sent(office), office.respondent)
    type(wish).objects.update(wanted=in_days(0))
    Addressee.objects.update(due_date=in_days(-3))
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.grant_extension(wish, actor=office.specialist_kt)
    actions.decline_extension(wish, "Đã quá ngày xin.", actor=office.specialist_kt)


def test_a_wish_needs_no_decision_once_the_place_has_answered(office: Office):
    out = sent(office)
    wish = wished(out, office.respondent)
    answered(out, office.respondent, Choice.AGREE)
    assert fresh(wish).state == RequestState.LAPSED
    with pytest.raises(Refused, match="không cần quyết định nữa"):
        actions.grant_extension(wish, actor=office.specialist_kt)


@pytest.mark.parametrize("end", [actions.close, actions.cancel])
def test_nor_once_nobody_is_asked_any_more(office: Office, end: Callable[..., Consultation]):
    out = sent(office)
    wish = wished(out, office.respondent)
    end(out, "Phải trình trong tuần.", actor=office.specialist_kt)
    assert fresh(wish).state == RequestState.LAPSED


def test_more_time_is_declined_with_a_reason(office: Office):
    out = sent(office)
    wish = wished(out, office.respondent)
    with pytest.raises(Refused):
        actions.decline_extension(wish, "", actor=office.specialist_kt)
    actions.decline_extension(wish, "Báo cáo phải trình trong tuần này.", actor=office.specialist_kt)
    assert fresh(wish).reply == "Báo cáo phải trình trong tuần này."
    assert place_of(out, office.respondent).due_date == in_days(10)


@pytest.mark.parametrize(("days", "reason"), [(5, "Cần thêm thời gian."), (15, "Bận")])
def test_a_wish_needs_a_later_day_and_a_reason(office: Office, days: int, reason: str):
    place = place_of(sent(office), office.respondent)
    with pytest.raises(Refused):
        actions.ask_extension(place, in_days(10) - timedelta(days=10 - days), reason, actor=office.respondent)
