"""Once a day: the digest of the morning, and what is old is pruned."""

from datetime import date, timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from vanphong.kernel import clock
from vanphong.kernel.mailing import mail_is_on
from vanphong.org.models import Agency, Person
from vanphong.ui.formats import vndate
from vanphong.worktime.queries import calendar
from vanphong.worktime.rules import is_working_day

from ..models import Mail, Notice
from ..queries import Held, Late, due_in_hands, ends_of_quiet
from .outbox import Line, line, post

KEPT_DAYS = 90
SHOWN = 30
BATCH = 5_000


@app.periodic(cron="15 0 * * *")
@app.task(name="notifications.send_digests", queue="facts", queueing_lock="notifications.send_digests")
def send_digests(timestamp: int) -> None:
    """07:15 of the office's working days: one mail to each person who has something to hear, and none to the others."""
    today = clock.today()
    if mail_is_on() and is_working_day(calendar(), today):
        for agency in Agency.objects.filter(hosted=True).order_by("pk"):
            digest_of(agency, today)


def digest_of(agency: Agency, day: date) -> None:
    """Bản tin sáng of one agency."""
    held = due_in_hands(day, agency.pk)
    unread = set(Notice.objects.filter(awaits_digest=True, person__agency=agency).values_list("person", flat=True))
    readers = Person.objects.filter(pk__in=held.keys() | unread, agency=agency, is_active=True).exclude(email="")
    for person in readers.order_by("pk").iterator():
        _digest(person, held.get(person.pk, Held()), day)


@transaction.atomic
def _digest(person: Person, held: Held, day: date) -> None:
    waiting = Notice.objects.filter(person=person, awaits_digest=True).select_for_update(no_key=True)
    news = list(waiting.order_by("-created_at", "-pk"))
    lines = [*_due_lines(held), *_news_lines(news)]
    if lines:
        until = ends_of_quiet([person.pk], clock.now())[person.pk]
        post(person.pk, f"digest:{day.isoformat()}", f"Bản tin sáng {vndate(day)}", lines, due_at=until)
    Notice.objects.filter(pk__in=[notice.pk for notice in news]).update(awaits_digest=False)


def _due_lines(held: Held) -> list[Line]:
    if not held.count:
        return []
    shown = [line(_due_text(late), late.url) for late in held.first]
    return [line(f"Quá hạn, đến hạn hôm nay: {held.count} việc"), *shown, *_rest(held.count - len(shown))]


def _due_text(late: Late) -> str:
    return f"{late.number}, hạn {late.until}: {late.subject}"


def _news_lines(news: list[Notice]) -> list[Line]:
    if not news:
        return []
    shown = [line(_told(notice), notice.url, about=notice.about) for notice in news[:SHOWN]]
    return [line(f"Thông báo mới: {len(news)}"), *shown, *_rest(len(news) - len(shown))]


def _told(notice: Notice) -> str:
    return f"{notice.text} (và {notice.others} việc khác)" if notice.others else notice.text


def _rest(count: int) -> list[Line]:
    return [line(f"Và {count} mục khác, xem trên hệ thống.")] if count > 0 else []


@app.periodic(cron="40 18 * * *")
@app.task(name="notifications.prune", queue="facts", queueing_lock="notifications.prune")
def prune(timestamp: int) -> None:
    """Every night: what was read, and what was sent, more than KEPT_DAYS days ago."""
    before = clock.now() - timedelta(days=KEPT_DAYS)
    read = Notice.objects.filter(read_at__lt=before)
    while pks := list(read.values_list("pk", flat=True)[:BATCH]):
        Notice.objects.filter(pk__in=pks).delete()
    Mail.objects.filter(sent_at__lt=before).delete()
    Mail.objects.filter(refused_at__lt=before).delete()
