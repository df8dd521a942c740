"""Once a week: the sheet of overdue work by unit, for the Chief."""

from datetime import date

from django.urls import reverse
from procrastinate.contrib.django import app

from vanphong.kernel import clock
from vanphong.kernel.mailing import mail_is_on
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Person
from vanphong.org.queries import holders_of
from vanphong.ui.formats import thousands, vndate
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import is_working_day

from ..models import Mail
from ..queries import UnitOverdue, ends_of_quiet, overdue_by_unit
from .outbox import Line, line, post


@app.periodic(cron="0 0-10 * * *")
@app.task(name="notifications.send_overdue_week", queue="facts", queueing_lock="notifications.send_overdue_week")
def send_overdue_week(timestamp: int) -> None:
    """What is overdue, unit by unit, to each agency's Chief, once a week: at 07:00 of its first working day, else at
    the next full hour of a working day, where the worker stood still."""
    today = clock.today()
    if mail_is_on() and is_working_day(calendar(), today):
        for agency in Agency.objects.filter(hosted=True).order_by("pk"):
            for chief in holders_of(agency, [Role.CHIEF]).filter(is_active=True).exclude(email=""):
                _post_sheet(chief, today)


def _post_sheet(chief: Person, day: date) -> None:
    year, week, _ = day.isocalendar()
    key = f"week:{year}-{week:02}"
    if Mail.objects.filter(person=chief, key=key).exists():
        return
    if units := overdue_by_unit(chief, day):
        until = ends_of_quiet([chief.pk], clock.now())[chief.pk]
        post(chief.pk, key, f"Quá hạn theo đơn vị, ngày {vndate(day)}", _lines(units), due_at=until)


def _lines(units: list[UnitOverdue]) -> list[Line]:
    count = sum(one.count for one in units)
    heading = line(f"{thousands(count)} việc quá hạn ở {len(units)} đơn vị")
    return [heading, *(line(_unit_text(one), reverse("overdue-week")) for one in units)]


def _unit_text(one: UnitOverdue) -> str:
    return f"{one.unit.name}: {thousands(one.count)} việc, lâu nhất từ hạn {vndate(one.oldest)}"
