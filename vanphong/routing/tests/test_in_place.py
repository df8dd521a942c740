"""Instructing, assigning, answering and giving time in somebody's place, with both names (NĐ 30/2020, art. 13)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vanphong.audit.queries import history_of
from vanphong.documents.models import Document, DocumentType
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted
from vanphong.org.actions import revoke
from vanphong.org.models import Duty
from vanphong.org.queries import stands_for
from vanphong.org.tests.granting import again, away, granted
from vanphong.routing.actions import (
    answer_question,
    ask_extension,
    ask_unit,
    assign,
    decide_extension,
    instruct,
    override_due,
    pause,
    resume,
    send_back,
)
from vanphong.routing.queries import extensions_for, questions_to, unit_tray

from .pages import form_of, queries_of, text_of

BASIS = {"basis": "Văn bản ủy quyền số 12/UQ-VP", "document_type": "Công văn"}
REASON = "Chờ số liệu của các sở, ngành."


def letter(office, registered) -> Document:
    return registered(document_type=DocumentType.objects.get(name="Công văn"))


def order(office, **values):
    return {"lead": office.units["KT"], "due_date": None, "text": "Giao phòng tham mưu."} | values


def last(paper: Document) -> str:
    return history_of(paper).last().says


class TestTheChiefIsAway:
    def test_who_was_given_everything_instructs_though_nobody_is_on_duty(self, office, registered, sign_in):
        Duty.objects.all().delete()
        paper, browser = registered(), sign_in(office.deputy_off)
        with pytest.raises(NotPermitted):
            instruct(paper, **order(office), actor=again(office.deputy_off))
        away(office.chief)
        given = granted(office.chief, office.deputy_off)
        [column] = browser.get("/").context["desk"].columns
        assert (column.title, column.count) == ("Chờ bút phê", 1)
        assert "Anh/chị làm việc này thay Trần Đức Khải." in browser.get(paper.get_absolute_url()).content.decode()
        assert f"{paper.pk}-lead" in browser.get(reverse("day-sheet")).content.decode()
        posted = {"lead": office.units["KT"].pk, "text": "Giao phòng.", "seen": paper.version}
        assert browser.post(reverse("instruct", args=[paper.pk]), posted).status_code == 302
        written = paper.instructions.get()
        stead = f"KT. Chánh Văn phòng Trần Đức Khải, theo ủy quyền ngày {clock.today():%d/%m/%Y}"
        assert (written.author, written.for_person, written.in_place) == (office.deputy_off, office.chief, stead)
        assert last(paper).startswith(f"Bút phê ({stead}): giao ")
        assert stead in sign_in(office.head_kt).get(paper.get_absolute_url()).content.decode()
        assert stead in " ".join(text_of(browser.get(reverse("handling-slip", args=[paper.pk]))).split())
        revoke(given, actor=office.chief)
        with pytest.raises(NotPermitted):
            instruct(registered(), **order(office), actor=again(office.deputy_off))

    def test_many_are_instructed_from_the_sheet(self, office, registered, sign_in):
        papers = [registered(), registered()]
        posted = {"chon": [paper.pk for paper in papers], "chung-lead": office.units["KT"].pk}
        posted |= {f"{paper.pk}-seen": paper.version for paper in papers}
        granted(office.chief, office.deputy_off)
        assert sign_in(office.deputy_off).post(reverse("instruct-many"), posted).status_code == 200

    def test_a_deputy_for_one_type_reaches_that_type_only(self, office, registered, sign_in):
        granted(office.chief, office.head_nc, **BASIS)
        browser, mine, other = sign_in(office.head_nc), letter(office, registered), registered()
        assert browser.get(mine.get_absolute_url()).status_code == 200
        assert browser.get(other.get_absolute_url()).status_code == 404
        assert [line.document for line in browser.get(reverse("day-sheet")).context["sheet"].lines] == [mine]
        instruct(mine, **order(office), actor=again(office.head_nc))
        with pytest.raises(NotPermitted):
            instruct(other, **order(office), actor=again(office.head_nc))

    def test_nobody_in_whose_place_one_stands_lends_what_they_may_not_do(self, office, registered, sign_in):
        granted(office.head_kt, office.head_nc)
        with pytest.raises(NotPermitted):
            instruct(registered(), **order(office), actor=again(office.head_nc))
        assert sign_in(office.head_nc).get(reverse("day-sheet")).status_code == 403


class TestTheHeadIsAway:
    def test_a_head_of_another_unit_reads_assigns_and_both_names_are_kept(self, office, instructed, sign_in):
        paper, browser = instructed(), sign_in(office.head_nc)
        assert browser.get(paper.get_absolute_url()).status_code == 404
        granted(office.head_kt, office.head_nc)
        page = browser.get(paper.get_absolute_url()).content.decode()
        assert f"Anh/chị làm việc này thay {office.head_kt}." in page
        assert list(unit_tray(stands_for(office.head_nc))) == [paper]
        [column] = browser.get("/").context["desk"].columns
        assert (column.title, column.count) == ("Chờ phân công, nhận việc", 1)
        assert f"; thay {office.head_kt}" in browser.get(reverse("unit-tray")).content.decode()
        posted = {"chon": [paper.pk], "chung-person": office.specialist_kt.pk, f"{paper.pk}-seen": paper.version}
        assert browser.post(reverse("assign-many"), posted).status_code == 200
        stead = f"thay Trưởng phòng {office.head_kt}, theo ủy quyền ngày {clock.today():%d/%m/%Y}"
        assert paper.assignments.get().in_place == stead
        assert last(paper) == f"Phân công ({stead}) Nguyễn Thu Trang xử lý."
        assert stead in browser.get(paper.get_absolute_url()).content.decode()

    def test_the_next_in_line_sends_back_where_nothing_was_delegated(self, office, instructed):
        paper = instructed()
        with pytest.raises(NotPermitted):
            send_back(paper, "Không thuộc lĩnh vực của phòng.", actor=again(office.chief))
        away(office.head_kt)
        send_back(paper, "Không thuộc lĩnh vực của phòng.", actor=again(office.chief))
        assert f"thay Trưởng phòng {office.head_kt}, vắng mặt, theo quy chế làm việc" in last(paper)

    def test_a_delegation_for_another_field_does_not_reach_it(self, office, instructed, sign_in):
        paper = instructed()
        granted(office.head_kt, office.head_nc, field=office.fields["NC"])
        assert sign_in(office.head_nc).get(paper.get_absolute_url()).status_code == 404
        assert not unit_tray(stands_for(office.head_nc))
        with pytest.raises(NotPermitted):
            assign(paper, office.specialist_kt, actor=again(office.head_nc))

    def test_a_closed_paper_of_the_unit_is_not_opened_by_a_delegation(self, office, assigned, sign_in):
        paper = assigned()
        granted(office.head_kt, office.head_nc)
        browser = sign_in(office.head_nc)
        assert browser.get(paper.get_absolute_url()).status_code == 200
        Document.objects.filter(pk=paper.pk).update(status="closed", closed_at=clock.now())
        assert browser.get(paper.get_absolute_url()).status_code == 404

    def test_a_question_to_the_unit_is_answered(self, office, assigned, sign_in):
        paper = assigned()
        asked = ask_unit(paper, office.units["NC"], "Có vướng quy định nào không?", actor=office.specialist_kt)
        granted(office.head_nc, office.head_hc)
        assert list(questions_to(stands_for(office.head_hc))) == [asked]
        browser = sign_in(office.head_hc)
        assert "Gửi trả lời" in browser.get(paper.get_absolute_url()).content.decode()
        answered = answer_question(asked, "Không vướng.", actor=again(office.head_hc))
        assert answered.in_place.startswith(f"thay Trưởng phòng {office.head_nc}")
        assert f"({answered.in_place})" in last(paper)

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_tray_asks_no_more_queries_for_more_papers(self, office, instructed, sign_in, number):
        granted(office.head_kt, office.head_nc)
        browser = sign_in(office.head_nc)
        instructed()
        one = queries_of(browser, reverse("unit-tray"))
        for _ in range(number - 1):
            instructed()
        assert queries_of(browser, reverse("unit-tray")) == one


class TestTime:
    def test_who_stands_for_the_head_decides_on_a_persons_date_and_stops_the_clock(self, office, instructed):
        paper, today = instructed(), clock.today()
        assign(paper, office.specialist_kt, due_date=today + timedelta(days=3), actor=office.head_kt)
        asked = ask_extension(paper, today + timedelta(days=6), REASON, actor=office.specialist_kt)
        assert not extensions_for(stands_for(office.head_nc))
        granted(office.head_kt, office.head_nc)
        assert list(extensions_for(stands_for(office.head_nc))) == [asked]
        decided = decide_extension(asked, True, actor=again(office.head_nc))
        assert decided.in_place.startswith(f"thay Trưởng phòng {office.head_kt}")
        assert f"({decided.in_place})" in last(paper)
        pause(paper, REASON, "Bộ Tài chính", today + timedelta(days=2), actor=again(office.head_nc))
        assert last(paper).startswith(f"Tạm dừng tính hạn ({decided.in_place}): chờ Bộ Tài chính")
        resume(paper, actor=again(office.head_nc))
        assert f"({decided.in_place})" in last(paper)

    @pytest.mark.parametrize("setter", ["chief", "deputy"])
    def test_who_stands_for_whoever_set_the_date_sets_another(self, office, registered, setter):
        paper, due = registered(), clock.today() + timedelta(days=9)
        instruct(paper, **order(office, due_date=due), actor=office.cast[setter])
        assign(paper, office.specialist_kt, actor=office.head_kt)
        with pytest.raises(NotPermitted):
            override_due(paper, due + timedelta(days=1), REASON, actor=again(office.deputy_off))
        granted(office.cast[setter], office.deputy_off)
        override_due(paper, due + timedelta(days=1), REASON, actor=again(office.deputy_off))
        assert Document.objects.get(pk=paper.pk).due_date == due + timedelta(days=1)
        assert str(office.cast[setter]) in last(paper)

    def test_who_stands_for_a_deputy_no_longer_on_duty_opens_what_awaits_their_decision(
        self, office, registered, sign_in
    ):
        paper, due = letter(office, registered), clock.today() + timedelta(days=9)
        instruct(paper, **order(office, due_date=due), actor=office.deputy)
        assign(paper, office.specialist_kt, actor=office.head_kt)
        Duty.objects.all().delete()
        granted(office.deputy, office.head_nc, **BASIS)
        browser = sign_in(office.head_nc)
        assert browser.get(paper.get_absolute_url()).status_code == 404
        asked = ask_extension(paper, due + timedelta(days=2), REASON, actor=office.specialist_kt)
        assert browser.get(paper.get_absolute_url()).status_code == 200
        assert decide_extension(asked, True, actor=again(office.head_nc)).granted

    def test_in_whose_place_it_was_written_sets_another_date_too(self, office, registered):
        Duty.objects.update(person=office.deputy)
        paper, due = registered(), clock.today() + timedelta(days=9)
        granted(office.deputy, office.deputy_off)
        instruct(paper, **order(office, due_date=due), actor=again(office.deputy_off))
        override_due(paper, due + timedelta(days=1), REASON, actor=again(office.deputy))


class TestWhoeverRoutesIsWarned:
    def test_of_a_head_away(self, office, registered, assigned, sign_in):
        away(office.head_nc)
        said = f"Ông/bà {office.head_nc} vắng ngày {clock.today():%d/%m/%Y}; chưa ủy quyền cho ai."
        chief, handler = sign_in(office.chief), sign_in(office.specialist_kt)
        assert said in chief.get(registered().get_absolute_url()).content.decode()
        assert said in chief.get(reverse("day-sheet")).content.decode()
        assert said in handler.get(assigned().get_absolute_url()).content.decode()

    def test_of_a_colleague_away(self, office, instructed, sign_in):
        paper, head = instructed(), sign_in(office.head_kt)
        away(office.specialist_kt2)
        said = f"Ông/bà {office.specialist_kt2} vắng ngày"
        assert said in head.get(paper.get_absolute_url()).content.decode()
        assert said in head.get(reverse("unit-tray")).content.decode()


def test_many_are_not_assigned_by_who_heads_nothing_and_stands_for_nobody(office, instructed, sign_in):
    paper = instructed()
    posted = form_of(paper, chon=[paper.pk])
    assert sign_in(office.specialist_kt).post(reverse("assign-many"), posted).status_code == 403
