"""By which way people want to hear, and when not."""

from collections.abc import Iterable
from datetime import datetime

from vanphong.org.models import Person
from vanphong.worktime.queries import calendar

from ..enums import USUAL, Channel, Kind
from ..models import Mail, Preference, QuietHours
from ..rules import Quiet, end_of_quiet


def ways_of(people: Iterable[int], kind: Kind) -> dict[int, Channel]:
    """The way each of these people hears of this kind. One query for all."""
    ids = list(people)
    chosen = Preference.objects.filter(person__in=ids, kind=kind).values_list("person", "channel")
    return dict.fromkeys(ids, USUAL[kind]) | {person: Channel(channel) for person, channel in chosen}


def ways_by_kind(person: Person) -> dict[Kind, Channel]:
    """The way of every kind for one person."""
    chosen = Preference.objects.filter(person=person).values_list("kind", "channel")
    return USUAL | {Kind(kind): Channel(channel) for kind, channel in chosen}


def quiet_of(person: Person) -> Quiet:
    return _quiet([person.pk]).get(person.pk, Quiet())


def ends_of_quiet(people: Iterable[int], moment: datetime) -> dict[int, datetime]:
    """When each of these people may be written to: `moment`, or the end of the quiet hours it falls in."""
    ids = list(people)
    chosen, usual, days = _quiet(ids), Quiet(), calendar()
    return {person: end_of_quiet(chosen.get(person, usual), days, moment) for person in ids}


def reached_by_mail(people: Iterable[int]) -> list[int]:
    """Those of these people who have an address and may sign in, in one order."""
    found = Person.objects.filter(pk__in=list(people), is_active=True).exclude(email="")
    return list(found.order_by("pk").values_list("pk", flat=True))


def last_trouble(person: Person) -> Mail | None:
    """The newest mail to this person, where it could not be sent."""
    newest = Mail.objects.filter(person=person).order_by("-id").first()
    return newest if newest and newest.last_error and newest.sent_at is None else None


def _quiet(people: list[int]) -> dict[int, Quiet]:
    rows = QuietHours.objects.filter(person__in=people)
    return {row.person_id: Quiet(row.start, row.end, row.rest_days) for row in rows}
