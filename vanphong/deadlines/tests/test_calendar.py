"""Lịch làm việc as the administrator keeps it: every change is a fact, and a day off moves what it touches."""

from datetime import date, time

import pytest
from django.urls import reverse

from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.audit.queries import history_of
from vanphong.consultations.tests.asked import sent
from vanphong.deadlines import actions
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone
from vanphong.routing.models import Assignment
from vanphong.worktime.enums import HolidayKind
from vanphong.worktime.models import Holiday, WorkingHours
from vanphong.worktime.queries import forget_calendar

from .items import at, handled, question, step


@pytest.fixture(autouse=True)
def _friday():
    """What is made is made on Friday 27/02/2026, 10:00; the next Monday is 02/03/2026."""
    forget_calendar()
    with clock.held_at(at("27/02/2026 10:00")):
        yield
    forget_calendar()


def day(text: str) -> date:
    return at(f"{text} 00:00").date()


def declared(office, text: str, kind=HolidayKind.CLOSED, moment: str = "27/02/2026 11:00", name="Nghỉ do bão số 3"):
    """Declared, and heard by the worker."""
    with clock.held_at(at(moment)):
        holiday = actions.declare_day(day(text), kind, name=name, actor=office.administrator)
        tell_subscribers(history_of(holiday).filter(kind="deadlines.day_declared").last().pk)
    return holiday


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        ("27/02/2026", "27/02/2026"),  # before the day
        ("02/03/2026", "03/03/2026"),  # the day itself
        ("05/03/2026", "06/03/2026"),
        ("06/03/2026", "09/03/2026"),  # over the weekend
    ],
)
def test_a_day_declared_off_moves_due_dates(office, due, moved):
    paper = handled(office, day(due))
    declared(office, "02/03/2026")
    assert Document.objects.get(pk=paper.pk).due_date == day(moved)
    lines = [event.says for event in history_of(paper) if event.kind == "documents.due_moved"]
    assert len(lines) == (due != moved)
    assert all("thêm ngày nghỉ" in line and "Nghỉ do bão số 3" in line for line in lines)


def test_days_declared_one_after_another_and_heard_together_move_as_one_by_one(office):
    """Monday to Friday off, all said before the worker hears of the first."""
    first, second = handled(office, day("02/03/2026")), handled(office, day("04/03/2026"))
    put = step(office, at("04/03/2026 09:30"))
    for text in ("02/03/2026", "03/03/2026", "04/03/2026", "05/03/2026", "06/03/2026"):
        with clock.held_at(at("27/02/2026 11:00")):
            actions.declare_day(day(text), HolidayKind.HOLIDAY, name="Nghỉ Tết", actor=office.administrator)
    for said in Event.objects.filter(kind="deadlines.day_declared").order_by("pk"):
        tell_subscribers(said.pk)
    assert Document.objects.get(pk=first.pk).due_date == day("09/03/2026")
    assert Document.objects.get(pk=second.pk).due_date == day("11/03/2026")
    put.refresh_from_db()
    assert put.due_at == at("11/03/2026 09:30")


def test_a_saturday_that_is_not_worked_after_all_is_a_day_lost(office):
    paper = handled(office, day("10/03/2026"))
    worked = declared(office, "07/03/2026", HolidayKind.SWAP_WORK)
    with clock.held_at(at("27/02/2026 11:30")):
        actions.withdraw_day(worked, actor=office.administrator)
    tell_subscribers(Event.objects.get(kind="deadlines.day_withdrawn").pk)
    assert Document.objects.get(pk=paper.pk).due_date == day("11/03/2026")


def test_steps_questions_and_places_asked_move_along(office):
    asked, put = question(office, day("04/03/2026")), step(office, at("02/03/2026 09:30"))
    waiting = sent(office, due_date=day("10/03/2026"))
    declared(office, "02/03/2026")
    asked.refresh_from_db()
    put.refresh_from_db()
    assert asked.due_date == day("05/03/2026")
    assert put.due_at == at("03/03/2026 09:30")
    assert {place.due_date for place in waiting.addressees.all()} == {day("11/03/2026")}


def test_a_rest_day_worked_or_a_day_that_was_off_moves_nothing(office):
    paper = handled(office, day("12/03/2026"))
    declared(office, "07/03/2026", HolidayKind.SWAP_WORK)
    declared(office, "08/03/2026")
    assert Document.objects.get(pk=paper.pk).due_date == day("12/03/2026")
    declared(office, "05/03/2026", HolidayKind.CLOSED)
    declared(office, "05/03/2026", HolidayKind.SWAP_OFF)
    assert Document.objects.get(pk=paper.pk).due_date == day("13/03/2026")


def test_a_day_withdrawn_and_declared_again_moves_once_and_nothing_back(office):
    paper = handled(office, day("05/03/2026"))
    holiday = declared(office, "02/03/2026")
    actions.withdraw_day(holiday, actor=office.administrator)
    with pytest.raises(AlreadyDone):
        actions.withdraw_day(holiday, actor=office.administrator)
    assert Document.objects.get(pk=paper.pk).due_date == day("06/03/2026")
    later = handled(office, day("05/03/2026"))
    declared(office, "02/03/2026")
    assert Document.objects.get(pk=paper.pk).due_date == day("06/03/2026")
    assert Document.objects.get(pk=later.pk).due_date == day("06/03/2026")


def test_what_was_set_when_the_day_was_known_stays(office):
    """Declared only after it had passed: what was given after that day has lost nothing."""
    with clock.held_at(at("03/03/2026 08:00")):
        paper = handled(office, day("06/03/2026"))
    declared(office, "02/03/2026", moment="03/03/2026 09:00")
    assert Document.objects.get(pk=paper.pk).due_date == day("06/03/2026")
    assert not Assignment.objects.exclude(due_date=None).exclude(due_date=day("06/03/2026")).exists()


def test_a_withdrawn_day_is_heard_of_and_moves_nothing(office):
    paper = handled(office, day("05/03/2026"))
    holiday = actions.declare_day(day("02/03/2026"), HolidayKind.CLOSED, name="Nghỉ", actor=office.administrator)
    said = Event.objects.get(kind="deadlines.day_declared")
    actions.withdraw_day(holiday, actor=office.administrator)
    tell_subscribers(said.pk)
    assert Document.objects.get(pk=paper.pk).due_date == day("05/03/2026")


def test_holidays_are_declared_and_confirmed(office, sign_in):
    browser = sign_in(office.administrator)
    values = {"day": "12/05/2031", "kind": "holiday", "name": "Ngày thành lập tỉnh"}
    assert browser.post(reverse("holidays"), values)["Location"].endswith("?nam=2031")
    holiday = Holiday.objects.get(date=date(2031, 5, 12))
    assert not holiday.confirmed
    browser.post(reverse("confirm-holiday", args=[holiday.pk]), {"source": "12/TB-UBND"})
    assert "12/TB-UBND" in browser.get(reverse("holidays") + "?nam=2031").content.decode()
    lines = [event.says for event in history_of(holiday)]
    assert lines == [
        "Khai báo 12/05/2031 Ngày thành lập tỉnh (nghỉ lễ, tết), chưa có thông báo",
        "Xác nhận 12/05/2031 Ngày thành lập tỉnh (nghỉ lễ, tết), theo 12/TB-UBND",
    ]
    browser.post(reverse("withdraw-holiday", args=[holiday.pk]))
    assert not Holiday.objects.filter(pk=holiday.pk).exists()
    assert history_of(holiday).last().says.startswith("Bỏ khai báo 12/05/2031")


def test_a_second_click_declares_nothing_twice(office):
    declared(office, "02/03/2026")
    with pytest.raises(AlreadyDone):
        actions.declare_day(day("02/03/2026"), HolidayKind.CLOSED, name="Nghỉ do bão số 3", actor=office.administrator)
    assert Event.objects.filter(kind="deadlines.day_declared").count() == 1


HOURS = {
    "valid_from": "01/04/2026",
    "morning_start": "07:00",
    "morning_end": "11:00",
    "afternoon_start": "13g30",
    "afternoon_end": "17.00",
}


def test_working_hours_are_set_on_the_page_and_on_record(office, sign_in):
    browser = sign_in(office.administrator)
    browser.post(reverse("working-hours"), HOURS)
    hours = WorkingHours.objects.get(valid_from=date(2026, 4, 1))
    assert (hours.morning_start, hours.afternoon_end) == (time(7), time(17))
    shown = "07:00-11:00, 13:30-17:00 từ 01/04/2026"
    assert shown in browser.get(reverse("holidays")).content.decode()
    assert history_of(hours).get().says == f"Đặt giờ làm việc {shown}"


@pytest.mark.parametrize(
    ("wrong", "said"), [({"morning_end": "14:00"}, "chưa nối tiếp nhau"), ({"afternoon_end": "chiều"}, "Chiều đến")]
)
def test_impossible_hours_are_refused_in_words(office, sign_in, wrong, said):
    answer = sign_in(office.administrator).post(reverse("working-hours"), HOURS | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not WorkingHours.objects.filter(valid_from=date(2026, 4, 1)).exists()
