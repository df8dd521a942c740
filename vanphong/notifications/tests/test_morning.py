"""What comes by the clock: the digest of the morning, the sheet of the week, and what is pruned."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse

from vanphong.deadlines.tests.items import question
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import registered
from vanphong.kernel import clock
from vanphong.memos.tests.papers import at_office, handled
from vanphong.notifications.actions import mark_read
from vanphong.notifications.enums import Kind
from vanphong.notifications.jobs import daily, weekly
from vanphong.notifications.models import Mail, Notice, QuietHours, Telling
from vanphong.notifications.queries import overdue_by_unit, unread_count
from vanphong.notifications.tests.telling import told
from vanphong.org.models import Person
from vanphong.routing.models import UnitQuestion
from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.models import Holiday
from vanphong.worktime.queries import forget_calendar
from vanphong.worktime.rules import OFFICE_ZONE

WEDNESDAY, MONDAY, SATURDAY = date(2026, 3, 4), date(2026, 3, 2), date(2026, 3, 7)


def morning(day):
    return clock.held_at(datetime(day.year, day.month, day.day, 7, 15, tzinfo=OFFICE_ZONE))


@pytest.fixture
def office(office, settings):
    """The office with a mail server and an address for everybody."""
    settings.EMAIL_HOST = "mail.sonhoa.gov.vn"
    for person in office.cast.values():
        person.email = f"{person.username}@sonhoa.gov.vn"
    Person.objects.bulk_update(office.cast.values(), ["email"])
    return office


def digests(day=WEDNESDAY):
    with morning(day):
        daily.send_digests(0)
    return {
        mail.person_id: [line["text"] for line in mail.lines] for mail in Mail.objects.filter(key__startswith="dig")
    }


def due(paper, day):
    Document.objects.filter(pk=paper.pk).update(due_date=day)
    return Document.objects.get(pk=paper.pk)


def test_the_digest_says_what_is_new_and_what_is_due(office):
    late, today = due(handled(office), WEDNESDAY - timedelta(days=5)), due(handled(office), WEDNESDAY)
    due(handled(office), WEDNESDAY + timedelta(days=1))
    told(office.specialist_kt, text="Phân công xử lý", kind=Kind.WORK)
    [lines] = digests().values()
    assert lines[0] == "Quá hạn, đến hạn hôm nay: 2 việc"
    assert late.call_number in lines[1]
    assert today.call_number in lines[2]
    assert lines[3:] == ["Thông báo mới: 1", "Phân công xử lý"]


def test_the_digest_and_the_sheet_wait_for_the_end_of_the_quiet_hours(office):
    told(office.chief, kind=Kind.WORK)
    due(handled(office), MONDAY - timedelta(days=4))
    QuietHours.objects.create(person=office.chief, start=time(19), end=time(8))
    digests(MONDAY)
    sheets(MONDAY)
    eight = datetime(2026, 3, 2, 8, tzinfo=OFFICE_ZONE)
    assert {mail.key[:4]: mail.due_at for mail in Mail.objects.filter(person=office.chief)} == {
        "dige": eight,
        "week": eight,
    }


def test_who_has_nothing_to_hear_gets_no_mail(office):
    told(office.specialist_kt, kind=Kind.OUTCOME)
    told(office.head_nc, kind=Kind.WORK)
    mark_read(office.head_nc)
    assert digests() == {}


def test_news_stand_in_one_digest_only_and_a_second_run_adds_nothing(office):
    told(office.specialist_kt, kind=Kind.WORK)
    assert len(digests()) == 1
    assert len(digests()) == 1
    assert len(digests(WEDNESDAY + timedelta(days=1))) == 1


def test_there_is_no_digest_on_a_rest_day(office):
    told(office.specialist_kt, kind=Kind.WORK)
    assert digests(SATURDAY) == {}


def test_the_head_answers_for_what_nobody_in_the_unit_has_taken(office):
    from vanphong.routing.actions import instruct

    paper = registered(office)
    instruct(paper, lead=office.units["KT"], due_date=None, text="Giao phòng.", actor=office.chief)
    due(paper, WEDNESDAY)
    assert set(digests()) == {office.head_kt.pk}


def test_digests_take_four_queries_for_the_due_however_many(office, django_assert_num_queries):
    from vanphong.notifications.queries import due_in_hands

    for number in (1, 3):
        while Document.objects.exclude(due_date=None).count() < number:
            due(handled(office), WEDNESDAY)
        with django_assert_num_queries(4):
            assert due_in_hands(WEDNESDAY, office.agency.pk)[office.specialist_kt.pk].count == number


def sheets(day):
    with morning(day):
        weekly.send_overdue_week(0)
    return Mail.objects.filter(key__startswith="week")


def test_the_sheet_of_the_week_goes_to_the_chief_on_monday(office):
    due(handled(office), MONDAY - timedelta(days=4))
    mail = sheets(MONDAY).get()
    assert mail.person == office.chief
    assert [line["text"] for line in mail.lines] == [
        "1 việc quá hạn ở 1 đơn vị",
        f"{office.units['KT'].name}: 1 việc, lâu nhất từ hạn 26/02/2026",
    ]
    assert sheets(MONDAY).count() == 1
    assert sheets(WEDNESDAY).count() == 1


def test_where_monday_is_a_holiday_the_sheet_comes_the_day_after(office):
    Holiday.objects.create(date=MONDAY, kind=HolidayKind.HOLIDAY, name="Nghỉ bù")
    forget_calendar()
    due(handled(office), MONDAY - timedelta(days=4))
    assert not sheets(MONDAY)
    assert sheets(MONDAY + timedelta(days=1)).count() == 1
    forget_calendar()


def test_where_the_worker_stood_still_the_sheet_comes_when_it_runs_again(office):
    due(handled(office), MONDAY - timedelta(days=4))
    assert sheets(WEDNESDAY).count() == 1
    assert sheets(WEDNESDAY + timedelta(days=1)).count() == 1
    assert sheets(MONDAY + timedelta(days=7)).count() == 2


def test_nobody_is_sent_a_sheet_on_a_rest_day(office):
    due(handled(office), MONDAY - timedelta(days=4))
    assert not sheets(SATURDAY)


def test_late_steps_and_questions_stand_in_the_sheet_and_the_digest(office):
    memo = at_office(office, paper=False, draft=False)
    asked = question(office, clock.today())
    UnitQuestion.objects.update(due_date=MONDAY - timedelta(days=4))
    memo.steps.open().update(due_at=datetime(2026, 2, 27, 9, tzinfo=OFFICE_ZONE))
    [sheet] = sheets(MONDAY)
    assert [line["text"] for line in sheet.lines] == [
        "2 việc quá hạn ở 2 đơn vị",
        f"{office.deputy.unit.name}: 1 việc, lâu nhất từ hạn 27/02/2026",
        f"{office.units['NC'].name}: 1 việc, lâu nhất từ hạn 26/02/2026",
    ]
    found = digests(MONDAY)
    assert memo.code in found[office.deputy.pk][1]
    assert asked.question in found[office.head_nc.pk][1]


def test_the_sheet_shows_no_words_its_reader_may_not_read(office, sign_in):
    memo = at_office(office, paper=False, draft=False)
    memo.steps.open().update(due_at=clock.now() - timedelta(days=9))
    page = sign_in(office.chief).get(reverse("overdue-week")).content.decode()
    assert memo.code in page
    assert memo.subject not in page


def test_nothing_overdue_is_no_sheet(office):
    handled(office)
    assert not sheets(MONDAY)


def test_the_page_and_the_print_show_the_units(office, sign_in):
    paper = due(handled(office), clock.today() - timedelta(days=30))
    client = sign_in(office.chief)
    page = client.get(reverse("overdue-week")).content.decode()
    assert office.units["KT"].name in page
    assert paper.get_absolute_url() in page
    assert client.get(reverse("overdue-week-pdf")).content.startswith(b"%PDF")


def test_the_sheet_takes_the_same_queries_for_one_and_for_three(office, django_assert_num_queries):
    day = clock.today()
    for number in (1, 3):
        while Document.objects.exclude(due_date=None).count() < number:
            due(handled(office), day - timedelta(days=30))
        chief = Person.objects.get(pk=office.chief.pk)
        assert chief.unit_ids
        with django_assert_num_queries(5):
            [one] = overdue_by_unit(chief, day)
        assert (one.count, one.more) == (number, 0)


def test_a_unit_with_many_shows_the_oldest_and_counts_the_rest(office):
    for days in (30, 40, 50):
        due(handled(office), clock.today() - timedelta(days=days))
    [one] = overdue_by_unit(office.chief, clock.today(), shown=2)
    assert (one.count, one.more, one.oldest) == (3, 1, clock.today() - timedelta(days=50))
    [whole] = overdue_by_unit(office.chief, clock.today(), shown=None)
    assert len(whole.lines) == 3


def test_late_steps_and_questions_are_counted_though_few_are_shown(office):
    for days in (30, 40, 50):
        memo = at_office(office, paper=False, draft=False)
        memo.steps.open().update(due_at=clock.now() - timedelta(days=days))
        UnitQuestion.objects.filter(pk=question(office, clock.today()).pk).update(
            due_date=clock.today() - timedelta(days=days)
        )
    found = overdue_by_unit(office.chief, clock.today(), shown=2)
    oldest = clock.today() - timedelta(days=50)
    assert {(one.unit, one.count, len(one.lines), one.oldest) for one in found} == {
        (office.deputy.unit, 3, 2, oldest),
        (office.units["NC"], 3, 2, oldest),
    }


def test_what_was_read_long_ago_is_pruned_and_what_is_unread_stays(office):
    for days, url in [(100, "/1/"), (10, "/2/")]:
        with clock.held_at(clock.now() - timedelta(days=days)):
            told(office.chief, url=url)
            mark_read(office.chief)
    with clock.held_at(clock.now() - timedelta(days=200)):
        told(office.chief, url="/3/")
    daily.prune(0)
    assert set(Notice.objects.values_list("about", flat=True)) == {"/2/", "/3/"}
    assert (Telling.objects.count(), unread_count(office.chief)) == (2, 1)
