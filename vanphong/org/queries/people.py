"""Finding agencies, units and people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from axes.models import AccessAttempt
from django.apps import apps
from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet, Sum

from vanphong.audit.events import KINDS
from vanphong.audit.models import Event, Seal
from vanphong.audit.queries import history_of
from vanphong.kernel import clock
from vanphong.kernel.vietnamese import sought
from vanphong.worktime.models import Holiday

from ..enums import Role, UnitKind
from ..models import Agency, Appointment, Duty, Field, FieldCharge, OpenSession, Person, Unit, by_seniority


def correspondents(text: str = "", *, hosted: bool = True, on: date | None = None) -> QuerySet[Agency]:
    """Agencies of that day whose name, abbreviation or code holds every word of `text`, accents or not."""
    found: QuerySet[Agency] = Agency.objects.in_force(on)
    if not hosted:
        found = found.filter(hosted=False)
    for word in sought(text):
        found = found.filter(search_key__contains=word)
    return found


def units_of(agency: Agency | int, *, kinds: Iterable[str] = (UnitKind.DIVISION,)) -> QuerySet[Unit]:
    """The units of an agency that work today, in the office's order."""
    return Unit.objects.in_force().filter(agency=agency, kind__in=list(kinds))


def people_of(unit: Unit | int) -> QuerySet[Person]:
    """Who holds a post in this unit today."""
    return Person.objects.filter(pk__in=Appointment.objects.in_force().filter(unit=unit).values("person"))


def holders_of(agency: Agency | int, roles: Iterable[str]) -> QuerySet[Person]:
    """Who holds one of these roles in this agency today."""
    posts = Appointment.objects.in_force().filter(unit__agency=agency, role__in=list(roles))
    return Person.objects.filter(pk__in=posts.values("person"))


def registrars_of(agency: Agency | int) -> QuerySet[Person]:
    """Văn thư cơ quan."""
    return holders_of(agency, [Role.REGISTRAR])


def leaders_in_charge_of(field: Field | int, on: date | None = None) -> QuerySet[Person]:
    """Lãnh đạo phụ trách lĩnh vực: of the Committee and of the Office."""
    return Person.objects.filter(pk__in=FieldCharge.objects.in_force(on).filter(field=field).values("person"))


def duties_of(agency: Agency | int, first: date, last: date) -> QuerySet[Duty]:
    """Lịch trực lãnh đạo: the duties that touch these days."""
    duties = Duty.objects.filter(person__agency=agency, valid_from__lte=last, valid_to__gte=first)
    return duties.select_related("person").order_by("valid_from")


def with_posts(people: Iterable[Person]) -> list[Person]:
    """These people with the posts they hold today, in one query for all."""
    listed = list(people)
    posts = defaultdict(list)
    for post in Appointment.objects.in_force().filter(person__in=listed).select_related("unit"):
        posts[post.person_id].append(post)
    for person in listed:
        person.__dict__["posts"] = by_seniority(posts[person.pk])
    return listed


def people_matching(agency: Agency | int, text: str = "", *, unit: int | None = None) -> QuerySet[Person]:
    """People of an agency, found by any word of their name without accents, by sign-in name, and by unit."""
    found = Person.objects.filter(agency=agency)
    for word in sought(text):
        found = found.filter(Q(search_key__contains=word) | Q(username__contains=word))
    return found.filter(pk__in=people_of(unit)) if unit else found


def failures_from(address: str | None) -> tuple[int, datetime | None]:
    """Failed sign-ins from a network address within the cooling-off time, and the last of them."""
    since = clock.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    recent = AccessAttempt.objects.filter(ip_address=address, attempt_time__gte=since)
    found = recent.aggregate(count=Sum("failures_since_start"), last=Max("attempt_time"))
    return found["count"] or 0, found["last"]


def was_closed(session_key: str) -> bool:
    """Was this session closed by another sign-in, or by a new password?"""
    return OpenSession.objects.filter(session_key=session_key, closed=True).exists()


@dataclass(frozen=True)
class Overview:
    """What an administrator looks after, in figures."""

    people: int
    locked: int
    open_sessions: int
    unconfirmed_days: int
    unsealed: int
    last_seal: Seal | None
    on_duty: Duty | None


def overview(agency: int) -> Overview:
    today = clock.today()
    people = Person.objects.filter(agency=agency).aggregate(
        all=Count("pk"), active=Count("pk", filter=Q(is_active=True))
    )
    return Overview(
        people=people["all"],
        locked=people["all"] - people["active"],
        open_sessions=OpenSession.objects.filter(person__agency=agency, closed=False).count(),
        unconfirmed_days=Holiday.objects.filter(confirmed=False, date__gte=today).count(),
        unsealed=Event.objects.filter(seal=None).count(),
        last_seal=last_seal(),
        on_duty=duties_of(agency, today, today).first(),
    )


def last_seal() -> Seal | None:
    return Seal.objects.order_by("-id").first()


def houses_of_facts() -> list[tuple[str, str]]:
    """(house, Vietnamese name) of every house that records facts."""
    houses = sorted({kind.partition(".")[0] for kind in KINDS})
    return [
        (house, str(apps.get_app_config(house).verbose_name))
        for house in houses
        if apps.is_installed(f"vanphong.{house}")
    ]


def events_of(agency: int, *, text: str = "", house: str = "", sealed: bool | None = None) -> QuerySet[Event]:
    """Nhật ký: what the people of this agency did; by any word of their names, by house, sealed or not yet."""
    events = Event.objects.filter(actor__agency=agency).select_related("actor")
    for word in sought(text):
        events = events.filter(actor__search_key__contains=word)
    if house:
        events = events.filter(kind__startswith=f"{house}.")
    return events if sealed is None else events.filter(seal__isnull=not sealed)


def history_of_person(person: Person) -> QuerySet[Event]:
    """What was done to this person's posts and sign-in, newest first."""
    return history_of(person).order_by("-id")
