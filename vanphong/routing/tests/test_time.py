"""Hạn theo quy định, xin gia hạn, điều chỉnh hạn, tạm dừng."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from vanphong.audit.queries import history_of
from vanphong.documents.actions import Holder, close, seed_deadline_rules
from vanphong.documents.enums import Step
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Duty
from vanphong.org.queries import stands_for
from vanphong.routing.actions import (
    ask_extension,
    assign,
    decide_extension,
    hand_back,
    instruct,
    override_due,
    pause,
    repoint,
    resume,
    send_back,
)
from vanphong.routing.jobs import end_pauses
from vanphong.routing.models import Assignment, ExtensionRequest
from vanphong.routing.queries import extensions_for, time_limit

REASON = "Chờ số liệu của các sở, ngành."
DUE = date(2026, 3, 12)
WANTED = date(2026, 3, 20)
UNTIL = date(2026, 3, 31)


@pytest.fixture(autouse=True)
def _monday_morning():
    """Monday 02/03/2026, 10:00. What `assigned` makes is due on Thursday 12."""
    with clock.held_at(datetime(2026, 3, 2, 3, tzinfo=UTC)):
        yield


def on(day: date):
    return clock.held_at(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def fresh(paper: Document) -> Document:
    return Document.objects.get(pk=paper.pk)


def within_unit(office, instructed) -> Document:
    """Due on 12/03 for the division, on 06/03 for its specialist."""
    paper = instructed()
    assign(paper, office.specialist_kt, due_date=date(2026, 3, 6), actor=office.head_kt)
    return fresh(paper)


class TestTheRegulation:
    def test_it_suggests_the_date_with_where_it_stands(self, office, registered, sign_in):
        seed_deadline_rules(office.agency)
        page = sign_in(office.chief).get(registered().get_absolute_url()).content.decode()
        assert 'value="09/03/2026"' in page
        assert "Theo quy định: 5 ngày làm việc (Quy chế làm việc của Văn phòng)." in page

    def test_later_than_it_allows_takes_a_reason_which_is_kept(self, office, registered):
        seed_deadline_rules(office.agency)
        paper, order = registered(), {"lead": office.units["KT"], "due_date": WANTED, "text": "", "actor": office.chief}
        with pytest.raises(Refused, match=r"dài hơn thời hạn theo quy định \(5 ngày làm việc, đến 09/03/2026\)"):
            instruct(paper, **order)
        instruct(paper, **order, why_later="Vụ việc phức tạp.")
        event = history_of(paper).last()
        assert event.payload["why_later"] == "Vụ việc phức tạp."
        assert "hạn 20/03/2026 (dài hơn quy định: Vụ việc phức tạp)." in event.says

    @pytest.mark.parametrize("due", [None, date(2026, 3, 2), date(2026, 3, 9)])
    def test_as_long_as_it_allows_or_shorter_takes_none(self, office, registered, due):
        seed_deadline_rules(office.agency)
        given = instruct(registered(), lead=office.units["KT"], due_date=due, text="", actor=office.chief)
        assert given.due_date == due

    def test_the_day_the_sender_names_takes_none(self, office, registered):
        seed_deadline_rules(office.agency)
        paper = registered(reply_due_date=WANTED)
        instruct(paper, lead=office.units["KT"], due_date=WANTED, text="", actor=office.chief)
        assert time_limit(paper).last == date(2026, 3, 9)

    def test_the_form_comes_back_with_the_field_for_the_reason_open(self, office, registered, sign_in):
        seed_deadline_rules(office.agency)
        paper, browser = registered(), sign_in(office.chief)
        said = {"lead": office.units["KT"].pk, "due_date": "20/03/2026", "text": "Giao phòng."}
        answer = browser.post(reverse("instruct", args=[paper.pk]), said)
        assert answer.status_code == 422
        assert "Mời chọn ngày sớm hơn, hoặc ghi lý do" in answer.content.decode()
        browser.post(reverse("instruct", args=[paper.pk]), said | {"why_later": "Vụ việc phức tạp."})
        assert fresh(paper).due_date == WANTED


class TestExtending:
    def test_the_handler_asks_and_who_set_the_date_gives(self, office, assigned):
        paper = assigned()
        asked = ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)
        assert not asked.within_unit
        assert list(extensions_for(stands_for(office.chief))) == [asked]
        assert not extensions_for(stands_for(office.head_kt))
        assert not extensions_for(stands_for(office.deputy))
        decided = decide_extension(asked, True, actor=office.chief)
        assert (decided.granted, decided.decided_by, fresh(paper).due_date) == (True, office.chief, WANTED)
        assert not extensions_for(stands_for(office.chief))
        assert [event.says for event in history_of(paper)][-3:] == [
            f"Xin gia hạn đến 20/03/2026: {REASON}",
            "Đồng ý gia hạn đến 20/03/2026 cho Nguyễn Thu Trang",
            f"Hạn giải quyết từ 12/03/2026 sang 20/03/2026 (gia hạn): {REASON}",
        ]

    def test_refused_the_date_stays_and_the_reason_is_said(self, office, assigned):
        paper = assigned()
        asked = ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)
        with pytest.raises(Refused, match="Không đồng ý thì cần ghi lý do"):
            decide_extension(asked, False, "không", actor=office.chief)
        decide_extension(asked, False, "Đã quá gấp, cần làm ngay.", actor=office.chief)
        assert fresh(paper).due_date == DUE
        ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)

    @pytest.mark.parametrize("day", [date(2026, 3, 13), date(2026, 3, 20)])
    def test_after_the_date_only_the_leader_can_set_another(self, office, assigned, day):
        paper = assigned()
        with on(day), pytest.raises(Refused, match="báo cáo trực tiếp lãnh đạo đã đặt hạn"):
            ask_extension(paper, date(2026, 3, 25), REASON, actor=office.specialist_kt)

    def test_on_the_last_day_it_can_still_be_asked(self, office, assigned):
        paper = assigned()
        with on(DUE):
            ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)

    @pytest.mark.parametrize(
        ("wanted", "reason", "said"),
        [(DUE, REASON, "phải sau hạn đang có"), (date(2026, 3, 3), REASON, "phải sau"), (WANTED, "chậm", "lý do")],
    )
    def test_what_cannot_be_asked_is_refused(self, office, assigned, wanted, reason, said):
        with pytest.raises(Refused, match=said):
            ask_extension(assigned(), wanted, reason, actor=office.specialist_kt)

    def test_one_is_asked_at_a_time_and_a_repeated_click_asks_once(self, office, assigned):
        paper = assigned()
        ask_extension(paper, WANTED, REASON, actor=office.specialist_kt, seen=paper.version)
        with pytest.raises(AlreadyDone):
            ask_extension(paper, WANTED, REASON, actor=office.specialist_kt, seen=paper.version)
        with pytest.raises(Refused, match="chờ quyết định"):
            ask_extension(paper, date(2026, 3, 25), REASON, actor=office.specialist_kt)
        assert ExtensionRequest.objects.count() == 1

    def test_a_paper_without_a_date_needs_none(self, office, assigned):
        with pytest.raises(Refused, match="không đặt hạn"):
            ask_extension(assigned(due_date=None), WANTED, REASON, actor=office.specialist_kt)

    def test_only_who_handles_asks_and_only_who_set_the_date_decides(self, office, assigned):
        paper = assigned()
        for person in (office.head_kt, office.specialist_kt2, office.chief):
            with pytest.raises(NotPermitted):
                ask_extension(paper, WANTED, REASON, actor=person)
        asked = ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)
        for person in (office.specialist_kt, office.head_kt, office.deputy, office.vice_chair):
            with pytest.raises(NotPermitted):
                decide_extension(asked, True, actor=person)

    def test_it_is_decided_once(self, office, assigned):
        asked = ask_extension(assigned(), WANTED, REASON, actor=office.specialist_kt)
        decide_extension(asked, True, actor=office.chief)
        with pytest.raises(AlreadyDone):
            decide_extension(asked, True, actor=office.chief)
        with pytest.raises(Refused, match="đã được quyết định"):
            decide_extension(asked, False, "Không cần nữa rồi.", actor=office.chief)

    def test_a_deputy_who_instructed_decides_and_so_does_the_chief(self, office, registered):
        Duty.objects.create(person=office.deputy, valid_from=clock.today(), valid_to=clock.today())
        for decider in (office.deputy, office.chief):
            paper = registered()
            instruct(paper, lead=office.units["KT"], due_date=DUE, text="", actor=office.deputy)
            assign(paper, office.specialist_kt, actor=office.head_kt)
            asked = ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)
            assert asked in extensions_for(stands_for(decider))
            decide_extension(asked, True, actor=decider)

    def test_inside_the_papers_own_time_the_head_of_unit_gives(self, office, instructed):
        paper = within_unit(office, instructed)
        asked = ask_extension(paper, DUE, REASON, actor=office.specialist_kt)
        assert asked.within_unit
        assert list(extensions_for(stands_for(office.head_kt))) == [asked]
        assert not extensions_for(stands_for(office.chief))
        with pytest.raises(NotPermitted):
            decide_extension(asked, True, actor=office.chief)
        decide_extension(asked, True, actor=office.head_kt)
        assert Assignment.objects.get(document=paper).due_date == DUE
        assert fresh(paper).due_date == DUE

    def test_what_the_head_gives_cannot_pass_the_papers_date(self, office, instructed):
        paper = within_unit(office, instructed)
        asked = ask_extension(paper, date(2026, 3, 11), REASON, actor=office.specialist_kt)
        override_due(paper, date(2026, 3, 10), "Cấp trên yêu cầu sớm hơn.", actor=office.chief)
        with pytest.raises(Refused, match="không được sau hạn của văn bản"):
            decide_extension(asked, True, actor=office.head_kt)

    def test_beyond_the_papers_time_it_goes_to_the_leader(self, office, instructed):
        paper = within_unit(office, instructed)
        assert not ask_extension(paper, WANTED, REASON, actor=office.specialist_kt).within_unit

    @pytest.mark.parametrize("leave", ["reassigned", "handed_back", "repointed"])
    def test_it_lapses_when_who_asked_handles_the_paper_no_more(self, office, instructed, leave):
        paper = within_unit(office, instructed)
        asked = ask_extension(paper, date(2026, 3, 10), REASON, actor=office.specialist_kt)
        if leave == "handed_back":
            hand_back(paper, REASON, actor=office.specialist_kt)
        if leave == "repointed":
            repoint(paper, Holder(office.units["KT"], Step.HANDLE, office.specialist_kt2), REASON, actor=office.chief)
        else:
            assign(paper, office.specialist_kt2, due_date=DUE, actor=office.head_kt)
        assert not extensions_for(stands_for(office.head_kt))
        own = Assignment.objects.get(document=paper, ended_at=None).due_date
        with pytest.raises(Refused, match="không còn hiệu lực"):
            decide_extension(asked, True, actor=office.head_kt)
        assert Assignment.objects.get(document=paper, ended_at=None).due_date == own
        assert any("không còn hiệu lực" in event.says for event in history_of(paper))
        ask_extension(paper, WANTED, REASON, actor=office.specialist_kt2)

    def test_it_never_makes_a_date_earlier(self, office, instructed):
        paper = within_unit(office, instructed)
        asked = ask_extension(paper, date(2026, 3, 10), REASON, actor=office.specialist_kt)
        Assignment.objects.filter(document=paper).update(due_date=date(2026, 3, 11))
        decide_extension(asked, True, actor=office.head_kt)
        assert Assignment.objects.get(document=paper).due_date == date(2026, 3, 11)

    def test_a_closed_paper_asks_nothing_any_more(self, office, assigned):
        paper = assigned()
        ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)
        close(fresh(paper), REASON, actor=office.specialist_kt)
        assert not extensions_for(stands_for(office.chief))


class TestOverriding:
    @pytest.mark.parametrize("day", [date(2026, 3, 5), WANTED])
    def test_who_set_the_date_sets_another_earlier_or_later(self, office, instructed, day):
        paper = within_unit(office, instructed)
        moved = override_due(paper, day, "Cấp trên yêu cầu.", actor=office.chief)
        assert moved.due_date == day
        assert Assignment.objects.get(document=paper).due_date == min(day, date(2026, 3, 6))

    def test_a_late_paper_gets_a_new_date_from_the_leader(self, office, assigned):
        paper = assigned()
        with on(date(2026, 3, 16)):
            assert override_due(paper, WANTED, REASON, actor=office.chief).due.text == "còn 4 ngày"

    def test_nobody_else_may(self, office, assigned):
        for person in (office.specialist_kt, office.head_kt, office.deputy, office.registrar):
            with pytest.raises(NotPermitted):
                override_due(assigned(), WANTED, REASON, actor=person)

    @pytest.mark.parametrize(
        ("day", "reason", "said"),
        [(DUE, REASON, "đang có hạn"), (date(2026, 2, 27), REASON, "đã qua"), (WANTED, "vội", "lý do")],
    )
    def test_what_makes_no_sense_is_refused(self, office, assigned, day, reason, said):
        with pytest.raises(Refused, match=said):
            override_due(assigned(), day, reason, actor=office.chief)

    def test_a_repeated_click_moves_it_once(self, office, assigned):
        paper = assigned()
        override_due(paper, WANTED, REASON, actor=office.chief, seen=paper.version)
        with pytest.raises(AlreadyDone):
            override_due(paper, WANTED, REASON, actor=office.chief, seen=paper.version)


class TestPausing:
    def test_the_clock_stands_while_somebody_outside_is_waited_for(self, office, assigned):
        paper = assigned()
        paused = pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt)
        assert history_of(paper).last().says == f"Tạm dừng tính hạn: chờ Sở Tài chính, dự kiến đến 31/03/2026: {REASON}"
        with on(date(2026, 3, 16)):
            assert paused.due.text == "tạm dừng"
            assert not Document.objects.overdue_on(clock.today()).filter(pk=paper.pk)
            resumed = resume(paper, actor=office.head_kt)
        assert resumed.due_date == date(2026, 3, 26)  # Monday 2 to Monday 16: ten working days

    @pytest.mark.parametrize(
        ("own", "later"), [(DUE, date(2026, 3, 26)), (date(2026, 3, 6), date(2026, 3, 20)), (None, None)]
    )
    def test_the_date_of_who_handles_it_goes_along(self, office, instructed, own, later):
        paper = instructed()
        assign(paper, office.specialist_kt, due_date=own, actor=office.head_kt)
        pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt)
        with on(date(2026, 3, 16)):
            resume(paper, actor=office.head_kt)
        assert Assignment.objects.get(document=paper).due_date == later

    def test_a_date_given_meanwhile_moves_by_the_days_since(self, office, assigned):
        paper = assigned()
        pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt)
        with on(date(2026, 3, 9)):
            assign(paper, office.specialist_kt2, due_date=DUE, actor=office.head_kt)
        with on(date(2026, 3, 11)):
            resume(paper, actor=office.head_kt)
        assert Assignment.objects.get(document=paper, ended_at=None).due_date == date(2026, 3, 16)
        assert fresh(paper).due_date == date(2026, 3, 23)

    def test_a_date_the_leader_sets_meanwhile_stands_and_the_clock_runs(self, office, assigned):
        paper = assigned()
        pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt)
        seen = fresh(paper).version
        with on(date(2026, 3, 16)):
            override_due(paper, WANTED, REASON, actor=office.chief, seen=seen)
            assert fresh(paper).due.text == "còn 4 ngày"
            with pytest.raises(AlreadyDone):
                override_due(paper, WANTED, REASON, actor=office.chief, seen=seen)
        assert "Tính hạn trở lại sau 10 ngày làm việc tạm dừng" in [event.says for event in history_of(paper)]

    def test_sent_back_it_runs_for_the_unit_instructed_next(self, office, instructed):
        paper = instructed()
        pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.head_kt)
        seen = fresh(paper).version
        with on(date(2026, 3, 4)):
            send_back(paper, "Không thuộc lĩnh vực của phòng.", actor=office.head_kt, seen=seen)
            with pytest.raises(AlreadyDone):
                send_back(paper, "Không thuộc lĩnh vực của phòng.", actor=office.head_kt, seen=seen)
            instruct(paper, lead=office.units["NC"], due_date=DUE, text="", actor=office.chief)
        with on(date(2026, 3, 16)):
            assert fresh(paper).due.text.startswith("quá hạn")

    def test_the_handler_and_the_head_may_nobody_else(self, office, assigned):
        paper = assigned()
        for person in (office.specialist_kt2, office.chief, office.registrar):
            with pytest.raises(NotPermitted):
                pause(paper, REASON, "Sở Tài chính", UNTIL, actor=person)
        pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.head_kt)
        with pytest.raises(NotPermitted):
            resume(paper, actor=office.chief)

    def test_a_late_paper_is_not_hidden_behind_a_pause(self, office, assigned):
        paper = assigned()
        with on(date(2026, 3, 13)), pytest.raises(Refused, match="đã qua"):
            pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt)

    def test_after_the_day_expected_it_runs_by_itself(self, office, assigned):
        paper = assigned()
        pause(paper, REASON, "Sở Tài chính", date(2026, 3, 10), actor=office.specialist_kt)
        for day, due in ((10, DUE), (11, date(2026, 3, 23)), (12, date(2026, 3, 23))):
            with on(date(2026, 3, day)):
                end_pauses(0)
            assert (fresh(paper).due_date, Assignment.objects.get(document=paper).due_date) == (due, None)
        assert fresh(paper).stopped_until is None

    def test_it_cannot_stand_for_years(self, office, assigned):
        with pytest.raises(Refused, match="tối đa 90 ngày"):
            pause(assigned(), REASON, "Sở Tài chính", date(2026, 6, 1), actor=office.specialist_kt)

    def test_every_reason_at_once(self, office, assigned):
        with pytest.raises(Refused) as refused:
            pause(assigned(due_date=None), "vội", " ", date(2026, 2, 27), actor=office.specialist_kt)
        assert len(refused.value.reasons) == 4

    def test_twice_is_said(self, office, assigned):
        paper = assigned()
        pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt, seen=paper.version)
        with pytest.raises(AlreadyDone):
            pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.specialist_kt, seen=paper.version)
        with pytest.raises(Refused, match="đang tạm dừng"):
            pause(paper, REASON, "Sở Tài chính", UNTIL, actor=office.head_kt)
        with pytest.raises(Refused, match="tính hạn trở lại trước"):
            ask_extension(paper, WANTED, REASON, actor=office.specialist_kt)
        seen = fresh(paper).version
        with on(date(2026, 3, 4)):
            resume(paper, actor=office.head_kt, seen=seen)
            with pytest.raises(AlreadyDone):
                resume(fresh(paper), actor=office.head_kt, seen=seen)
            with pytest.raises(Refused, match="không tạm dừng"):
                resume(paper, actor=office.head_kt)


class TestPages:
    def test_the_handler_asks_and_the_leader_answers_on_the_papers_page(self, office, assigned, sign_in):
        paper = assigned()
        handler, leader = sign_in(office.specialist_kt), sign_in(office.chief)
        assert "Xin gia hạn" in handler.get(paper.get_absolute_url()).content.decode()
        said = {"wanted": "20/03/2026", "reason": REASON}
        handler.post(reverse("ask-extension", args=[paper.pk]), said)
        asked = ExtensionRequest.objects.get()
        page = leader.get(paper.get_absolute_url()).content.decode()
        assert "Trả lời đề nghị gia hạn" in page
        assert REASON in page
        answer = leader.post(reverse("decide-extension", args=[asked.pk]), {"answer": "Được."})
        assert answer.status_code == 422
        answer = leader.post(reverse("decide-extension", args=[asked.pk]), {"granted": "co"}, follow=True)
        assert "Đã gia hạn đến 20/03/2026 cho Nguyễn Thu Trang." in answer.content.decode()
        assert fresh(paper).due_date == WANTED

    def test_the_clock_is_stopped_and_started_on_the_papers_page(self, office, assigned, sign_in):
        paper, browser = assigned(), sign_in(office.specialist_kt)
        said = {"waiting_for": "Sở Tài chính", "expected": "31/3", "reason": REASON, "next": paper.get_absolute_url()}
        page = browser.post(reverse("pause", args=[paper.pk]), said, follow=True).content.decode()
        assert "Đã tạm dừng tính hạn đến 31/03/2026, chờ Sở Tài chính." in page
        assert "Tính hạn trở lại" in page
        tray = f"{reverse('unit-tray')}?muc=dang-xu-ly&han="
        assert paper.get_absolute_url() in browser.get(f"{tray}tam-dung").content.decode()
        assert paper.get_absolute_url() not in browser.get(f"{tray}qua-han").content.decode()
        browser.post(reverse("resume", args=[paper.pk]))
        assert fresh(paper).clock_stopped_at is None

    def test_who_set_the_date_sets_another_there(self, office, assigned, sign_in):
        paper, later = assigned(), clock.today() + timedelta(days=21)
        said = {"due_date": f"{later:%d/%m/%Y}", "reason": REASON}
        sign_in(office.chief).post(reverse("override-due", args=[paper.pk]), said)
        assert fresh(paper).due_date == later

    def test_who_decides_finds_it_among_their_work(self, office, assigned, sign_in):
        ask_extension(assigned(), WANTED, REASON, actor=office.specialist_kt)
        assert "Xin gia hạn" in sign_in(office.chief).get(reverse("my-work")).content.decode()
        assert "Xin gia hạn" not in sign_in(office.head_kt).get(reverse("my-work")).content.decode()
