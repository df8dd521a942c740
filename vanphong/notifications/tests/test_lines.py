"""One line for each thing, a counter that is always right, and everybody who is to act hears."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.urls import reverse

from vanphong.documents.tests.papers import registered
from vanphong.kernel import clock
from vanphong.notifications.actions import forget, mark_read
from vanphong.notifications.enums import Kind
from vanphong.notifications.models import Bell, Notice, Telling
from vanphong.notifications.queries import unread_count
from vanphong.notifications.tests.telling import event, real_count, shown_count, told
from vanphong.org.tests.granting import away, granted


def test_many_things_about_one_paper_make_one_line(office, sign_in):
    paper = registered(office)
    for text in ["Giao đơn vị chủ trì", "Hỏi ý kiến đơn vị", "Phân công xử lý"]:
        told(office.head_kt, text=text, about=paper)
    line = Notice.objects.get()
    assert (line.text, line.others, unread_count(office.head_kt)) == ("Phân công xử lý", 2, 1)
    assert "và 2 việc khác" in sign_in(office.head_kt).get(reverse("notices")).content.decode()


def test_a_memo_and_its_paper_are_one_thing(office):
    paper = registered(office)
    told(office.head_kt, about=paper)
    told(office.head_kt, about=paper, text="Chờ anh/chị cho ý kiến", kind=Kind.OPINION)
    assert Notice.objects.get().kind == Kind.OPINION


def test_what_is_told_after_reading_is_a_new_line(office):
    told(office.head_kt)
    mark_read(office.head_kt)
    told(office.head_kt, text="Tin mới")
    assert unread_count(office.head_kt) == 1
    assert [(line.text, line.others) for line in Notice.objects.all()] == [("Tin mới", 0), ("Tin", 0)]


def test_an_event_heard_twice_is_told_once_even_when_it_was_read(office):
    heard = told(office.head_kt)
    mark_read(office.head_kt)
    told(office.head_kt, of=heard)
    assert (Notice.objects.count(), unread_count(office.head_kt)) == (1, 0)


def test_what_is_heard_late_does_not_hide_the_newest(office):
    told(office.head_kt, text="Mới")
    told(office.head_kt, text="Cũ", of=event(happened_at=clock.now() - timedelta(hours=1)))
    line = Notice.objects.get()
    assert (line.text, line.things) == ("Mới", 2)


def test_a_long_text_ends_in_an_ellipsis_and_on_one_line(office):
    told(office.head_kt, text="V/v\nkinh phí " * 60)
    text = Notice.objects.get().text
    assert len(text) <= 300
    assert text.endswith("…")
    assert "\n" not in text


def test_telling_takes_the_same_queries_for_one_and_for_three(office, django_assert_num_queries):
    told(office.head_kt, office.head_nc, office.head_hc)
    with django_assert_num_queries(13):
        told(office.head_kt, url="/1/")
    with django_assert_num_queries(13):
        told(office.head_kt, office.head_nc, office.head_hc, url="/2/")


def test_reading_ten_thousand_takes_as_many_statements_as_reading_one(office, django_assert_num_queries):
    person, now = office.head_kt, clock.now()
    told(person)
    with django_assert_num_queries(6):
        assert mark_read(person) == 1
    Notice.objects.bulk_create(
        Notice(person=person, about=f"/{n}/", text="Tin", url="/", created_at=now, told_at=now) for n in range(10_000)
    )
    Bell.objects.update(unread=10_000)
    with django_assert_num_queries(1):
        assert unread_count(person) == 10_000
    with django_assert_num_queries(6):
        assert mark_read(person) == 10_000
    assert unread_count(person) == real_count(person) == 0


def test_past_ninety_nine_the_bell_says_so(office, sign_in):
    told(office.head_kt)
    Bell.objects.update(unread=100)
    assert "99+" in sign_in(office.head_kt).get(reverse("notices")).content.decode()


def test_the_list_takes_the_same_queries_for_one_and_for_many(office, sign_in, django_assert_max_num_queries):
    client = sign_in(office.head_kt)
    told(office.head_kt, url="/0/")
    client.get(reverse("notices"))
    with django_assert_max_num_queries(50) as one:
        client.get(reverse("notices"))
    for number in range(60):
        told(office.head_kt, url=f"/{number}/")
    with django_assert_max_num_queries(len(one)):
        client.get(reverse("notices"))


def test_reading_all_leaves_what_the_page_did_not_show(office, sign_in):
    client = sign_in(office.head_kt)
    told(office.head_kt, url="/1/")
    shown = client.get(reverse("notices")).context["now"]
    told(office.head_kt, url="/2/", text="Vừa tới")
    client.post(reverse("notices-read"), {"until": shown})
    assert Notice.objects.get(read_at=None).text == "Vừa tới"
    assert shown_count(office.head_kt) == 1


def test_reading_all_leaves_what_happened_before_the_page_and_was_told_after_it(office):
    shown = clock.now()
    told(office.head_kt, text="Báo trễ", of=event(happened_at=shown - timedelta(minutes=5)))
    assert mark_read(office.head_kt, until=shown) == 0
    assert unread_count(office.head_kt) == real_count(office.head_kt) == 1


def test_forgetting_a_paper_keeps_the_counters_right(office):
    paper = registered(office)
    told(office.head_kt, office.head_nc, about=paper)
    mark_read(office.head_nc)
    told(office.head_kt, office.head_nc, url="/van-ban/0/")
    forget(paper)
    for person in (office.head_kt, office.head_nc):
        assert shown_count(person) == real_count(person) == 1


@pytest.mark.django_db(transaction=True)
def test_tellings_and_readings_at_the_same_time_lose_no_count(office):
    people = [office.head_kt, office.head_nc]
    events = [event(subject_id=number) for number in range(12)]

    def tell_all(order):
        for number in order:
            told(*people, of=events[number], url=f"/{number % 5}/")
        connection.close()

    def read_often():
        for _ in range(12):
            for person in people:
                mark_read(person)
        connection.close()

    jobs = [
        Thread(target=tell_all, args=[range(12)]),
        Thread(target=tell_all, args=[range(11, -1, -1)]),
        Thread(target=read_often),
    ]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    assert Telling.objects.count() == len(events) * len(people)
    for person in people:
        assert shown_count(person) == real_count(person)
        assert sum(Notice.objects.filter(person=person).values_list("things", flat=True)) == len(events)


def test_whoever_was_delegated_hears_too_and_in_whose_place(office):
    granted(office.chief, office.deputy)
    told(office.chief, kind=Kind.OPINION, text="Chờ cho ý kiến")
    assert Notice.objects.get(person=office.chief).text == "Chờ cho ý kiến"
    assert Notice.objects.get(person=office.deputy).text == f"Thay {office.chief}: Chờ cho ý kiến"


def test_the_next_in_line_hears_for_somebody_away(office):
    away(office.chief)
    told(office.chief, kind=Kind.WORK)
    assert set(Notice.objects.values_list("person", flat=True)) == {office.chief.pk, office.deputy.pk}


def test_a_result_is_told_to_its_person_alone(office):
    granted(office.chief, office.deputy)
    told(office.chief, kind=Kind.OUTCOME)
    assert Notice.objects.get().person == office.chief


@pytest.mark.parametrize(("field", "hears"), [("KT", True), ("NC", False)])
def test_a_delegation_for_one_field_brings_only_its_papers(office, field, hears):
    granted(office.chief, office.deputy, field=office.fields["KT"])
    told(office.chief, about=registered(office, field=office.fields[field]))
    assert Notice.objects.filter(person=office.deputy).exists() == hears
