"""Deadlines are moved while others hear the same event, or are at one of the papers."""

from datetime import date
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction

from vanphong.audit.models import Event
from vanphong.deadlines.actions import move_deadlines, record_outage
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.errors import Busy
from vanphong.routing.tests.test_at_once import at_once
from vanphong.worktime.queries import forget_calendar

from .items import at, handled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _calendar():
    forget_calendar()
    yield
    forget_calendar()


def lost_a_day(office) -> Event:
    """Two papers due on Thursday; Monday was lost."""
    with clock.held_at(at("27/02/2026 10:00")):
        handled(office, date(2026, 3, 5))
        handled(office, date(2026, 3, 5))
    with clock.held_at(at("06/03/2026 08:00")):
        monday = at("02/03/2026 07:30"), at("02/03/2026 17:30")
        record_outage(*monday, "Mất điện.", actor=office.administrator)
    return Event.objects.get(kind="deadlines.outage_recorded")


def test_two_workers_hear_of_one_outage(office):
    event = lost_a_day(office)
    assert at_once(lambda: move_deadlines(event), lambda: move_deadlines(event)) == ["done", "done"]
    assert set(Document.objects.values_list("due_date", flat=True)) == {date(2026, 3, 6)}
    for kind, count in (("documents.due_moved", 2), ("deadlines.moved", 1)):
        assert Event.objects.filter(kind=kind).count() == count


def test_a_paper_somebody_is_at_is_moved_later_and_holds_up_no_other(office):
    event = lost_a_day(office)
    held, released = Signal(), Signal()

    def work() -> None:
        with transaction.atomic():
            Document.objects.locked(Document.objects.earliest("pk").pk)
            held.set()
            released.wait(timeout=30)
        connection.close()

    somebody = Thread(target=work)
    somebody.start()
    held.wait(timeout=10)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    with pytest.raises(Busy, match="Còn 1 hạn chưa dời"):
        move_deadlines(event)
    released.set()
    somebody.join()
    due = Document.objects.order_by("pk").values_list("due_date", flat=True)
    assert list(due) == [date(2026, 3, 5), date(2026, 3, 6)]
    assert not Event.objects.filter(kind="deadlines.moved").exists()
    assert move_deadlines(event) == 2
    assert list(due.all()) == [date(2026, 3, 6), date(2026, 3, 6)]
    with connection.cursor() as cursor:
        cursor.execute("RESET lock_timeout")
