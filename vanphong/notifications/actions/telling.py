"""Telling people: a line behind the bell of each, and a mail for those who want one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.kernel.mailing import mail_is_on
from vanphong.memos.models import Memo
from vanphong.org.models import Person
from vanphong.org.queries import deputies_of

from .. import queries, rules
from ..enums import FOR_WHOEVER_ACTS, NEVER_HELD, Channel, Kind
from ..jobs import outbox
from ..models import Bell, Mail, Notice, Telling


@dataclass(frozen=True)
class _News:
    """What is told: the same to everybody, and to whoever stands in for somebody with that person's name in front."""

    kind: Kind
    text: str
    event: Event
    document: Document | None
    url: str
    instead: Mapping[int, str]

    @property
    def about(self) -> str:
        return self.document.get_absolute_url() if self.document else self.url

    def to(self, person: int) -> str:
        holder = self.instead.get(person)
        return rules.shortened(f"Thay {holder}: {self.text}" if holder else self.text)


@transaction.atomic
def tell(
    people: Iterable[Person],
    text: str,
    event: Event,
    document: Document | None,
    url: str,
    *,
    kind: Kind,
    memo: Memo | None = None,
    personal: bool = False,
) -> None:
    """Báo tin: each person but the one who acted hears of the event, once, in the line of the thing it is about.

    What asks for an act is also told to whoever stands in for them today in a matter of this field and type (the
    memo's, else the paper's), unless nobody else may do it (`personal`).
    """
    named = {person.pk: person for person in people}
    instead = _deputies(named, memo or document) if kind in FOR_WHOEVER_ACTS and not personal else {}
    news = _News(kind, text, event, document, url, instead)
    told = (named.keys() | instead.keys()) - {event.actor_id}
    lock_bells(told)
    heard = Telling.objects.filter(event=event, person__in=told).values_list("person", flat=True)
    if new := sorted(told.difference(heard)):
        ways = queries.ways_of(new, kind)
        _ring(news, new, ways)
        _write_mails(news, [person for person in new if ways[person] == Channel.MAIL])


def _deputies(named: Mapping[int, Person], matter: Memo | Document | None) -> dict[int, str]:
    """Who stands in for these people in this matter, with the name of the one they stand in for."""
    kind = matter.document_type.name if matter and matter.document_type else ""
    found = deputies_of(named.values(), matter.field_id if matter else None, kind)
    return {
        deputy: named[holder].full_name
        for holder, deputies in found.items()
        for deputy in deputies
        if deputy not in named
    }


def lock_bells(people: Iterable[int]) -> None:
    """The counters of these people, locked in one order until the transaction ends; made where there is none yet."""
    ids = sorted(people)
    Bell.objects.bulk_create([Bell(person_id=person) for person in ids], ignore_conflicts=True)
    list(Bell.objects.select_for_update(no_key=True).filter(person__in=ids).order_by("person"))


def _ring(news: _News, people: list[int], ways: Mapping[int, Channel]) -> None:
    """Put it into the unread line about this thing, or begin one; the counters follow the lines begun."""
    lines = {line.person_id: line for line in Notice.objects.filter(person__in=people, about=news.about, read_at=None)}
    begun = [_line(news, person) for person in people if person not in lines]
    for line in lines.values():
        _renew(line, news)
    lines |= {line.person_id: line for line in begun}
    for line in lines.values():
        line.awaits_digest |= mail_is_on() and ways[line.person_id] == Channel.DIGEST
    Notice.objects.bulk_update(
        [line for line in lines.values() if line.pk],
        ["kind", "text", "url", "things", "created_at", "told_at", "awaits_digest"],
    )
    Notice.objects.bulk_create(begun)
    Telling.objects.bulk_create(
        [Telling(event=news.event, person_id=person, notice=line) for person, line in lines.items()]
    )
    Bell.objects.filter(person__in=[line.person_id for line in begun]).update(unread=F("unread") + 1)


def _line(news: _News, person: int) -> Notice:
    return Notice(
        person_id=person,
        document=news.document,
        kind=news.kind,
        about=news.about,
        text=news.to(person),
        url=news.url,
        created_at=news.event.happened_at,
        told_at=clock.now(),
    )


def _renew(line: Notice, news: _News) -> None:
    """The line says the newest; what is heard late is only counted."""
    line.things += 1
    line.told_at = clock.now()
    if news.event.happened_at >= line.created_at:
        line.kind, line.text, line.url = news.kind, news.to(line.person_id), news.url
        line.created_at = news.event.happened_at


def _write_mails(news: _News, people: list[int]) -> None:
    """A mail at once to each who has an address; in quiet hours, a line of the one mail that goes out when they end."""
    if not mail_is_on():
        return
    now, reached = clock.now(), queries.reached_by_mail(people)
    for person, until in queries.ends_of_quiet(reached, now).items():
        line = outbox.line(news.to(person), news.url, about=news.about)
        if until == now or news.kind in NEVER_HELD:
            outbox.post(person, f"event:{news.event.pk}", line["text"], [line])
        else:
            outbox.add(person, f"held:{until:%Y%m%d%H%M}", "Thông báo trong giờ yên lặng", line, due_at=until)


@transaction.atomic
def forget(document: Document) -> None:
    """Bỏ tin đã báo about this document, for everybody: behind the bell, and in mails not sent yet."""
    about = document.get_absolute_url()
    people = set(Notice.objects.filter(document=document).values_list("person", flat=True))
    lock_bells(people)
    told = Notice.objects.filter(document=document, person__in=people)
    Bell.objects.filter(person__in=told.filter(read_at=None).values("person")).update(unread=F("unread") - 1)
    told.delete()
    for mail in Mail.objects.waiting().filter(lines__contains=[{"about": about}]).select_for_update():
        mail.lines = [line for line in mail.lines if line["about"] != about]
        mail.subject = "Thông báo từ Văn phòng"
        mail.save(update_fields=["lines", "subject"])
