"""The page of one paper: what is to be done, what happened, who had it how long, and who may see it at all."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted, line, received, registered
from vanphong.kernel import clock
from vanphong.memos.tests import papers as memos
from vanphong.org.models import Appointment
from vanphong.routing.actions import assign, hand_back, instruct
from vanphong.worktime.rules import OFFICE_ZONE


def at(day, hour, minute=0):
    return clock.held_at(datetime(2026, 3, day, hour, minute, tzinfo=OFFICE_ZONE))


@pytest.fixture
def page(sign_in):
    def of(paper, person):
        return sign_in(person).get(paper.get_absolute_url())

    return of


def instructed(office):
    paper = registered(office, field=office.fields["KT"])
    instruct(paper, lead=office.units["KT"], due_date=None, text="Giao phòng tham mưu.", actor=office.chief)
    return paper


@pytest.mark.parametrize("role", ["head_nc", "specialist_nc", "vice_chair", "administrator", "outsider"])
def test_who_has_nothing_to_do_with_a_paper_does_not_find_it(office, page, role):
    assert page(instructed(office), office.cast[role]).status_code == 404


def test_the_timeline_tells_what_happened_in_order_with_the_titles_of_that_day(office, page):
    with at(6, 9):
        paper = received(office)
    with at(6, 10):
        documents.register(paper, line(), actor=office.registrar)
    with at(6, 11):
        instruct(paper, lead=office.units["KT"], due_date=None, text="Giao phòng tham mưu.", actor=office.chief)
    Appointment.objects.filter(person=office.registrar).update(valid_to=date(2026, 3, 31))
    Appointment.objects.create(
        person=office.registrar,
        unit=office.units["VT"],
        role="registrar",
        title="Trưởng bộ phận Văn thư",
        valid_from=date(2026, 4, 1),
    )
    timeline = page(paper, office.registrar).context["timeline"]
    assert [(entry.who, entry.position) for entry in timeline] == [
        ("Ngô Thị Hiền", "Văn thư"),
        ("Ngô Thị Hiền", "Văn thư"),
        ("Trần Đức Khải", "Chánh Văn phòng"),
    ]
    assert [entry.at for entry in timeline] == sorted(entry.at for entry in timeline)
    assert timeline[-1].what == "Bút phê: giao Phòng Kinh tế tổng hợp chủ trì. Giao phòng tham mưu."


def test_early_in_the_morning_it_is_already_the_day_of_the_office(office, page):
    """06:30 on the first is still the day before in UTC; the title is that of the first."""
    first = date(2026, 3, 2)
    Appointment.objects.filter(person=office.registrar).update(valid_to=first - timedelta(days=1))
    Appointment.objects.create(
        person=office.registrar, unit=office.units["VT"], role="registrar", title="Phó Trưởng bộ phận", valid_from=first
    )
    with at(2, 6, 30):
        paper = received(office)
    assert page(paper, office.registrar).context["timeline"][0].position == "Phó Trưởng bộ phận"


def test_a_weekend_does_not_count_as_holding_time(office, page):
    with at(6, 16):
        paper = received(office)
    with at(9, 8):
        documents.register(paper, line(), actor=office.registrar)
    answer = page(paper, office.registrar)
    first = answer.context["stays"][0]
    assert 60 <= first.minutes <= 150
    assert "đã giữ" in answer.context["timeline"][1].held


def test_who_has_it_now_is_counted_up_to_this_moment(office, page):
    with at(9, 8):
        paper = registered(office)
    with at(9, 9):
        answer = page(paper, office.registrar)
    now = answer.context["stays"][-1]
    assert (now.custody.until, now.minutes) == (None, 60)
    assert "đang giữ" in answer.content.decode()


def test_related_papers_are_only_those_one_may_see(office, page):
    paper = memos.handled(office)
    answer = drafted(office, replies_to=paper)
    related = page(paper, office.specialist_kt).context["related"]
    assert [(one.document, one.how) for one in related] == [(answer, "Văn bản trả lời")]
    back = page(answer, office.specialist_kt).context["related"]
    assert [(one.document, one.how) for one in back] == [(paper, "Văn bản được trả lời")]
    assert page(paper, office.registrar).context["related"] == []


def test_a_twin_is_named(office, page):
    paper = registered(office, code_number="5", code_notation="STC-NS")
    twin = registered(office, code_number="5", code_notation="STC-NS")
    related = page(twin, office.registrar).context["related"]
    assert [(one.document, one.how) for one in related] == [(paper, "Có thể trùng")]


def test_why_one_may_see_it_is_said(office, page):
    paper = instructed(office)
    assert "được giao chủ trì" in page(paper, office.specialist_kt).content.decode()
    assert "được tổng hợp báo cáo" in page(paper, office.chief).content.decode()


def test_what_is_to_be_done_comes_before_the_pages_and_the_facts(office, page):
    shown = page(instructed(office), office.head_kt).content.decode()
    assert shown.index('class="paper-todo"') < shown.index('class="paper-pages"') < shown.index('class="paper-facts"')


def test_a_deputy_off_duty_reads_why_the_form_is_grey(office, page):
    paper = registered(office)
    off, on = page(paper, office.deputy_off), page(paper, office.deputy)
    assert "Hôm nay anh/chị không trực" in off.content.decode()
    assert not any(act.primary for act in off.context["acts"])
    assert any(act.primary for act in on.context["acts"])


def test_a_longer_history_asks_no_more_queries(office, sign_in):
    paper = instructed(office)
    client = sign_in(office.head_kt)

    def queries():
        client.get(paper.get_absolute_url())
        with CaptureQueriesContext(connection) as caught:
            assert client.get(paper.get_absolute_url()).status_code == 200
        return len(caught)

    def once_more():
        assign(paper, office.specialist_kt, actor=office.head_kt)
        hand_back(paper, "Tôi đang đi công tác dài ngày.", actor=office.specialist_kt)

    once_more()
    one = queries()
    once_more()
    once_more()
    assert queries() == one


def test_a_finished_paper_says_who_ended_it_and_how(office, page):
    paper = instructed(office)
    assign(paper, office.specialist_kt, actor=office.head_kt)
    documents.close(paper, "Văn bản để biết, không phải trả lời.", actor=office.specialist_kt)
    answer = page(Document.objects.get(pk=paper.pk), office.registrar)
    assert "Văn bản để biết, không phải trả lời." in answer.content.decode()
    assert all(stay.custody.until for stay in answer.context["stays"])
