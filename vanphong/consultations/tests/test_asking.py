"""The way of a consultation: sent, reminded of, silent by its rule, closed, cancelled."""

from datetime import timedelta

import pytest

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.consultations import actions, jobs, printing, queries
from vanphong.consultations.enums import AnswerState, Choice, ConsultationStatus, SilenceRule
from vanphong.consultations.models import Addressee, Consultation
from vanphong.documents.actions import stop_clock
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted, registered
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Appointment
from vanphong.routing.actions import claim, instruct
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import next_working_day

from .asked import another_agency, answered, fresh, in_days, place_of, said, sent, values, wished, written


def test_what_is_missing_is_said_at_once(office: Office):
    bare = actions.write(office.units["KT"], values(), actor=office.specialist_kt, draft=drafted(office))
    with pytest.raises(Refused, match="Chưa chọn nơi nào"):
        actions.send(bare, actor=office.specialist_kt)
    with pytest.raises(Refused) as refusal:
        actions.write(office.units["KT"], values(subject=" ", due_date=in_days(-1)), actor=office.specialist_kt)
    assert len(refusal.value.reasons) == 3


def test_a_newer_version_of_the_draft_is_not_sent_unread(office: Office):
    with pytest.raises(Stale, match="bản mới hơn"):
        actions.send(written(office, draft=drafted(office)), "0" * 64, actor=office.specialist_kt)


def test_the_same_place_is_asked_once(office: Office):
    waiting = written(office)
    with pytest.raises(AlreadyDone):
        actions.address(waiting, agencies=[office.finance], actor=office.specialist_kt)
    actions.address(waiting, agencies=[office.finance, office.construction], actor=office.specialist_kt)
    assert waiting.addressees.count() == 3


def test_only_places_that_work_and_are_not_ourselves(office: Office):
    Agency.objects.filter(pk=office.construction.pk).update(valid_to=in_days(-1))
    gone = Agency.objects.get(pk=office.construction.pk)
    with pytest.raises(Refused) as refusal:
        actions.address(written(office), agencies=[gone, office.agency], actor=office.specialist_kt)
    assert len(refusal.value.reasons) == 2


def test_one_day_one_reminder(office: Office):
    out = sent(office)
    said(out, office.specialist_nc)
    assert actions.remind(out, actor=office.specialist_kt) == 1
    with pytest.raises(AlreadyDone, match="một lần trong ngày"):
        actions.remind(out, actor=office.specialist_kt)
    assert Event.objects.filter(kind="consultations.reminded").count() == 1


def test_the_system_reminds_one_working_day_before_once(office: Office):
    out = sent(office)
    out.addressees.update(due_date=next_working_day(calendar(), clock.today()))
    jobs.keep_time(0)
    jobs.keep_time(0)
    fact = Event.objects.get(kind="consultations.due_soon")
    assert fact.payload["count"] == 2


@pytest.mark.parametrize(("rule", "in_favour"), [(SilenceRule.AGREES, 2), (SilenceRule.NO_OPINION, 1)])
def test_silence_counts_as_the_rule_says(office: Office, rule: str, in_favour: int):
    out = sent(office, silence=rule)
    answered(out, office.specialist_nc, Choice.AGREE)
    out.addressees.update(due_date=in_days(-1))
    jobs.keep_time(0)
    jobs.keep_time(0)
    progress = queries.progress_of([out])[out.pk]
    assert (progress.silent, progress.in_favour, progress.words) == (1, in_favour, "1/2 đã trả lời")
    assert Event.objects.filter(kind="consultations.silence_counted").count() == 1


def test_on_the_last_day_nobody_is_silent_yet(office: Office):
    out = sent(office)
    out.addressees.update(due_date=clock.today())
    jobs.keep_time(0)
    assert not out.addressees.filter(state=AnswerState.SILENT).exists()


def test_closing_before_the_day_needs_a_reason(office: Office):
    out = sent(office)
    with pytest.raises(Refused, match="Còn 2 nơi chưa trả lời"):
        actions.close(out, actor=office.specialist_kt)
    closed = actions.close(out, "Phải trình Hội đồng trong tuần.", actor=office.specialist_kt)
    assert closed.status == ConsultationStatus.CLOSED
    assert not closed.addressees.awaiting().exists()
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.answer(
            Addressee.objects.filter(consultation=closed, agency=office.finance).get(),
            Choice.AGREE,
            actor=office.respondent,
        )


def test_whose_day_has_not_come_has_not_agreed(office: Office):
    out = sent(office, silence=SilenceRule.AGREES)
    answered(out, office.specialist_nc, Choice.AGREE)
    waiting = place_of(out, office.respondent)
    actions.close(out, "Phải trình Hội đồng trong tuần.", actor=office.specialist_kt)
    progress = queries.progress_of([out])[out.pk]
    assert (progress.silent, progress.not_due, progress.awaited, progress.in_favour) == (0, 1, 0, 1)
    assert Event.objects.get(kind="consultations.closed").payload["not_due"] == [waiting.pk]
    words = "\n".join(printing.sheet_of(fresh(out)).notes)
    assert "0 không trả lời, 1 chưa đến hạn." in words
    assert "Chưa đến hạn khi kết thúc, không tính là thống nhất (1): Sở Tài chính" in words


def test_whose_day_has_passed_is_silent_by_the_rule_when_it_is_closed(office: Office):
    out = sent(office, silence=SilenceRule.AGREES)
    out.addressees.update(due_date=in_days(-1))
    actions.close(out, actor=office.specialist_kt)
    progress = queries.progress_of([out])[out.pk]
    assert (progress.silent, progress.in_favour) == (2, 2)
    assert len(Event.objects.get(kind="consultations.silence_counted").payload["addressees"]) == 2


def test_who_cannot_sign_in_cannot_agree_by_silence(office: Office):
    waiting = written(office, silence=SilenceRule.AGREES)
    actions.address(waiting, agencies=[office.construction], actor=office.specialist_kt)
    with pytest.raises(Refused, match="Chưa có đăng nhập để trả lời: Sở Xây dựng"):
        actions.send(waiting, actor=office.specialist_kt)
    actions.edit(waiting, values(silence=SilenceRule.NO_OPINION), actor=office.specialist_kt)
    assert actions.send(waiting, actor=office.specialist_kt).open


def test_nor_where_the_sign_in_was_taken_away_while_they_were_asked(office: Office):
    """Their place stands for itself in the figures and in print, and more time makes it awaited again."""
    out = sent(office, silence=SilenceRule.AGREES)
    place = place_of(out, office.respondent)
    office.respondent.appointments.update(valid_to=clock.today() - timedelta(days=1))
    with clock.held_at(clock.now() + timedelta(days=60)):
        assert jobs.count_silence(out) == 2
        progress = queries.progress_of([out])[out.pk]
        assert (progress.silent, progress.unreached, progress.awaited, progress.in_favour) == (1, 1, 0, 1)
        lines = [event.says for event in history_of(out)]
        assert "1 nơi không có đăng nhập để trả lời đến hết hạn, không tính là thống nhất" in lines
        notes = printing.sheet_of(out).notes
        assert f"Không có đăng nhập để trả lời, không tính là thống nhất (1): {place.name}." in notes
    place.refresh_from_db()
    actions.move_due(place, place.due_date + timedelta(days=9), reason="Mất điện.", actor=office.administrator)
    place.refresh_from_db()
    assert place.awaited


def test_nor_when_asked_later(office: Office):
    out = sent(office, silence=SilenceRule.AGREES)
    with pytest.raises(Refused, match="không thể coi như thống nhất"):
        actions.address(out, agencies=[office.construction], actor=office.specialist_kt)
    assert out.addressees.count() == 2


def test_closing_when_all_have_answered_needs_none(office: Office):
    out = sent(office)
    answered(out, office.specialist_nc, Choice.AGREE)
    answered(out, office.respondent, Choice.AGREE)
    assert actions.close(out, actor=office.head_kt).status == ConsultationStatus.CLOSED


def test_a_second_click_does_nothing(office: Office):
    out = sent(office)
    closed = actions.close(out, "Phải trình trong tuần.", actor=office.specialist_kt, seen=out.version)
    with pytest.raises(AlreadyDone):
        actions.close(out, "Phải trình trong tuần.", actor=office.specialist_kt, seen=out.version)
    assert Event.objects.filter(kind="consultations.closed", subject_id=closed.pk).count() == 1


def test_a_cancelled_one_takes_no_answers(office: Office):
    out = sent(office)
    wish = wished(out, office.respondent)
    actions.cancel(out, "Dự thảo được rút lại.", actor=office.specialist_kt)
    with pytest.raises(Refused):
        answered(out, office.respondent, Choice.AGREE)
    with pytest.raises(Refused):
        actions.grant_extension(wish, actor=office.specialist_kt)


def test_the_asking_side_is_the_unit_and_the_leaders(office: Office):
    sent(office)
    seen = {name for name, one in office.cast.items() if Consultation.objects.visible_to(one).exists()}
    assert seen == {"specialist_kt", "specialist_kt2", "head_kt", "chief", "deputy", "deputy_off"}


def test_what_becomes_of_comments(office: Office):
    out = sent(office)
    one, two = said(out, office.respondent), said(out, office.specialist_nc)
    items = [actions.Disposing(one, "explained"), actions.Disposing(two, "accepted")]
    failed, done = actions.dispose_many(items, actor=office.specialist_kt)
    assert "cần ghi rõ nội dung giải trình" in failed.error.reasons[0]
    assert done.error is None
    assert queries.dispositions_of(out)["Tiếp thu"] == 1
    with pytest.raises(AlreadyDone):
        actions.dispose(two, "accepted", actor=office.specialist_kt)
    with pytest.raises(NotPermitted):
        actions.dispose(one, "accepted", actor=office.respondent)


def test_what_became_of_a_comment_before_stays_in_the_log(office: Office):
    comment = said(sent(office), office.respondent)
    actions.dispose(comment, "explained", "Giữ vì luật quy định.", actor=office.specialist_kt)
    actions.dispose(comment, "accepted", actor=office.head_kt)
    last = Event.objects.filter(kind="consultations.comment_disposed").latest("pk")
    assert last.payload["before"] == "Giải trình, giữ như dự thảo. Giữ vì luật quy định."
    assert (last.payload["after"], last.payload["comment"]) == ("Tiếp thu.", comment.pk)


def answering(office: Office, paper: Document | None = None) -> tuple[Document, Consultation]:
    """A paper that is handled, and a draft that answers it put before another agency and a unit of our own."""
    if paper is None:
        paper = registered(office)
        instruct(paper, lead=office.units["KT"], due_date=in_days(30), text="", actor=office.chief)
        claim(paper, actor=office.specialist_kt)
    draft = drafted(office)
    Document.objects.filter(pk=draft.pk).update(replies_to=paper)
    return paper, sent(office, draft=fresh(draft))


def stands(paper: Document) -> bool:
    return fresh(paper).clock_stopped_at is not None


def test_the_clock_of_the_paper_stands_while_others_are_waited_for(office: Office):
    paper, out = answering(office)
    assert stands(paper)
    actions.close(out, "Phải trình trong tuần.", actor=office.specialist_kt)
    assert not stands(paper)


def test_it_goes_on_once_every_place_outside_has_answered(office: Office):
    paper, out = answering(office)
    said(out, office.respondent)
    assert not stands(paper)


def test_it_goes_on_when_they_are_silent_and_stands_again_when_one_gets_more_time(office: Office):
    paper, out = answering(office)
    wish = wished(out, office.respondent)
    with clock.held_at(clock.now() + timedelta(days=12)):
        jobs.count_silence(out)
        assert not stands(paper)
        actions.grant_extension(wish, actor=office.specialist_kt)
        assert stands(paper)


def test_of_two_about_one_paper_the_last_lets_it_go_on(office: Office):
    paper, first = answering(office)
    _, second = answering(office, paper)
    actions.close(first, "Phải trình trong tuần.", actor=office.specialist_kt)
    assert stands(paper)
    actions.close(second, "Phải trình trong tuần.", actor=office.specialist_kt)
    assert not stands(paper)


def test_a_stop_made_by_hand_between_two_stands_on(office: Office):
    paper, first = answering(office)
    actions.close(first, "Phải trình trong tuần.", actor=office.specialist_kt)
    stop_clock(paper, "Chờ số liệu của Sở.", actor=office.specialist_kt)
    _, second = answering(office, paper)
    actions.close(second, "Phải trình trong tuần.", actor=office.specialist_kt)
    assert stands(paper)


def test_a_late_paper_is_not_hidden_behind_it(office: Office):
    paper = registered(office)
    with clock.held_at(clock.now() - timedelta(days=30)):
        instruct(paper, lead=office.units["KT"], due_date=in_days(5), text="", actor=office.chief)
        claim(paper, actor=office.specialist_kt)
    answering(office, paper)
    assert not stands(paper)


def test_a_clock_that_stood_before_stands_on(office: Office):
    paper, draft = registered(office), drafted(office)
    stop_clock(paper, "Chờ số liệu của Sở.", actor=office.specialist_kt)
    Document.objects.filter(pk=draft.pk).update(replies_to=paper)
    out = sent(office, draft=fresh(draft))
    actions.cancel(out, "Dự thảo được rút lại.", actor=office.specialist_kt)
    assert fresh(paper).clock_stopped_at


def test_a_sign_in_for_another_agency_answers_and_does_nothing_else(office: Office):
    invitation, password = actions.invite(
        office.construction, full_name="Mùa A Páo", username="sxd.gopy", actor=office.administrator
    )
    post = Appointment.objects.get(person=invitation.person)
    assert (post.role, post.unit.agency, bool(password)) == (Role.RESPONDENT, office.construction, True)
    with pytest.raises(Refused, match="đã có người dùng"):
        actions.invite(office.construction, full_name="Mùa A Páo", username="sxd.gopy", actor=office.administrator)
    with pytest.raises(Refused, match="có quản trị riêng"):
        actions.invite(office.neighbour, full_name="Mùa A Páo", username="khdt.gopy", actor=office.administrator)


def test_places_without_a_sign_in_are_pointed_out(office: Office):
    waiting = written(office)
    agency, _ = another_agency()
    actions.address(waiting, agencies=[agency, office.construction], actor=office.specialist_kt)
    unreachable = [one.agency_id for one in queries.places_of(waiting) if not one.reachable]
    assert unreachable == [office.construction.pk]
    assert place_of(actions.send(waiting, actor=office.specialist_kt), office.respondent)


def test_words_without_what_becomes_of_the_comment_are_not_taken_for_done(office: Office):
    comment = said(sent(office), office.respondent)
    with pytest.raises(Refused, match="chưa chọn cách xử lý"):
        actions.dispose(comment, "none", "Giữ vì luật quy định.", actor=office.specialist_kt)
    assert not fresh(comment).disposed
