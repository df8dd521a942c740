"""Who stands in for whom today: by delegation, or next in line for somebody who is away."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from psycopg.sql import Literal

from vanphong.kernel import clock
from vanphong.kernel.postgres import planned_cursor
from vanphong.worktime.rules import OFFICE_ZONE

from ..enums import Basis
from ..models import Absence, Agency, Appointment, Duty, Grant, Person
from ..rules import IN_LINE, Place, Standing, next_in_line, stead_of
from .grants import grants_in_force

#: Stand-ins for the person, the agency and the day in the question of stands_for.
PERSON, AGENCY, DAY = -1, -2, date(1945, 9, 2)
STAND_INS: dict[object, str] = {PERSON: "%(person)s", AGENCY: "%(agency)s", DAY: "%(day)s"}
WARNED_AHEAD = timedelta(days=14)
"""A planned absence is mentioned from so long before it to whoever routes something to that person."""


def uncovered_absences(agency: Agency | int) -> QuerySet[Absence]:
    """Vắng chưa ủy quyền: away today, with a post, and nobody present who has everything by delegation."""
    away: QuerySet[Absence] = Absence.objects.covering().filter(person__agency=agency)
    present = ~Exists(Absence.objects.covering().filter(person=OuterRef("deputy")))
    covered = grants_in_force().filter(present, grantor=OuterRef("person"), field=None, document_type="")
    return away.filter(
        ~Exists(covered), Exists(Appointment.objects.in_force().filter(person=OuterRef("person")))
    ).order_by("first", "pk")


def stands_for(person: Person) -> tuple[Standing, ...]:
    """Tư cách của một người hôm nay: themself, then delegations in force, then who they are next in line for.

    One query. Delegations are never passed on: only what the grantor's own posts give is here.
    """
    with planned_cursor() as cursor:
        cursor.execute(_question(), {"person": person.pk, "agency": person.agency_id, "day": clock.today()})
        posts, granted, away, line = ([json.loads(row) for row in rows] for rows in cursor.fetchone())
    own = Standing(person.pk, Basis.OWN, holder_name=person.full_name, posts=tuple(map(_place, posts)))
    return (own, *map(_granted, granted), *_offered(person.pk, away, line))


def said_instead(actor: Person, standing: Standing) -> str:
    """In whose stead, and by which right: "KT. Chánh Văn phòng Trần Khải, …"; empty where one acts by oneself."""
    if standing.basis == Basis.OWN:
        return ""
    return stead_of(actor, Person.objects.get(pk=standing.holder_id), standing.basis, standing.since)


@cache
def _question() -> str:
    """What stands_for asks, put into words once and planned once for each connection: it is asked for every page, and
    to plan it takes ten times as long as to answer it. Only the person, the agency and the day are filled in."""
    with clock.held_at(datetime.combine(DAY, time(12), OFFICE_ZONE)):
        grants = grants_in_force().filter(deputy=PERSON).order_by("valid_from", "pk")
        own, lent = (_places_held_by(one) for one in (PERSON, OuterRef("grantor")))
        absences = uncovered_absences(AGENCY)
        people = (
            Person.objects.filter(pk=PERSON)
            .order_by()
            .values_list(
                own,
                ArraySubquery(grants.values(row=JSONObject(**GRANT, posts=lent))),
                ArraySubquery(absences.values(row=JSONObject(**ABSENCE))),
                ArraySubquery(_line_of(AGENCY).filter(Exists(absences)).values(row=JSONObject(**PLACE))),
            )
        )
        sql, values = people.query.sql_with_params()
    filled = (STAND_INS.get(value) or Literal(value).as_string().replace("%", "%%") for value in values)
    return sql.replace("%%", "%%%%") % tuple(filled)


def _places_held_by(person: Any) -> ArraySubquery:
    return ArraySubquery(_posts(AGENCY).filter(person=person).values(row=JSONObject(**PLACE)))


def absent_without_grant(agency: Agency | int) -> list[tuple[Absence, Person | None]]:
    """For the Chief's page: who is away with nobody delegated, and who is next by rule. Three queries."""
    absences = list(uncovered_absences(agency).select_related("person"))
    following = _followers(agency, [absence.person_id for absence in absences])
    people = Person.objects.in_bulk(one for one in following.values() if one)
    return [(absence, people.get(following[absence.person_id] or 0)) for absence in absences]


def deputies_of(
    people: Iterable[Person], field_id: int | None = None, document_type: str = ""
) -> dict[int, tuple[int, ...]]:
    """Who stands in for each of these people of one agency today (ids): delegated, else next in line. Three queries.

    Delegations limited to a field or a type count for a paper of that field (`field_id`) and type only.
    """
    listed = {person.pk: person.agency_id for person in people}
    found: dict[int, tuple[int, ...]] = dict.fromkeys(listed, ())
    covering = Q(field=None) | Q(field=field_id), Q(document_type="") | Q(document_type=document_type)
    grants = grants_in_force().filter(*covering, grantor__in=listed)
    for grantor, deputy in grants.values_list("grantor", "deputy"):
        found[grantor] += (deputy,)
    for agency in set(listed.values()):
        away = uncovered_absences(agency).filter(person__in=listed).values_list("person", flat=True)
        for holder, following in _followers(agency, list(away)).items():
            found[holder] += (following,) if following else ()
    return found


def absences_touching(people: Iterable[Person], first: date, last: date) -> list[Absence]:
    """Absences of these people with a day between these two. One query."""
    return list(Absence.objects.touching(first, last).filter(person__in=list(people)).select_related("person"))


def warnings_about(people: Iterable[Person]) -> dict[int, str]:
    """What to tell whoever routes something to these people: away now or soon, and who has it then. Two queries."""
    today = clock.today()
    absences: dict[int, Absence] = {}
    for absence in absences_touching(people, today, today + WARNED_AHEAD):
        absences.setdefault(absence.person_id, absence)
    deputies = defaultdict(list)
    counts = Q(valid_from__gt=today) | Q(pk__in=grants_in_force().values("pk"))
    grants = Grant.objects.filter(counts, grantor__in=absences, revoked_at=None, valid_to__gte=today)
    for grant in grants.select_related("deputy", "field"):
        absence = absences[grant.grantor_id]
        if grant.valid_from <= absence.last and grant.valid_to >= absence.first:
            deputies[grant.grantor_id].append(_deputy_with_scope(grant))
    return {pk: _warning(absence, deputies[pk]) for pk, absence in absences.items()}


GRANT = {
    "id": "pk",
    "holder": "grantor_id",
    "name": "grantor__full_name",
    "field": "field_id",
    "type": "document_type",
    "since": "valid_from",
}
ABSENCE = {"holder": "person_id", "name": "person__full_name", "since": "first"}
PLACE = {
    "person_id": "person_id",
    "role": "role",
    "unit_id": "unit_id",
    "on_duty": "on_duty",
    "agency_id": "agency_id",
    "away": "away",
}


def _line_of(agency: Agency | int) -> Any:
    """The posts of whoever may step in today, in the office's order."""
    return _posts(agency).filter(role__in=IN_LINE, person__is_active=True)


def _posts(agency: Agency | int) -> Any:
    """The posts held today, in the office's order, each with whether its holder is on duty and away."""
    posts = Appointment.objects.in_force().filter(unit__agency=agency)
    return posts.annotate(
        agency_id=F("unit__agency_id"),
        on_duty=Exists(Duty.objects.in_force().filter(person=OuterRef("person"))),
        away=Exists(Absence.objects.covering().filter(person=OuterRef("person"))),
    ).order_by("valid_from", "pk")


def _followers(agency: Agency | int, away: list[int]) -> dict[int, int | None]:
    line = list(_line_of(agency).values(*PLACE)) if away else []
    places, absent = _places(line)
    return {holder: next_in_line(holder, places, absent) for holder in away}


def _places(line: list[dict[str, Any]]) -> tuple[list[Place], set[int]]:
    return [_place(one) for one in line], {one["person_id"] for one in line if one["away"]}


def _place(row: dict[str, Any]) -> Place:
    return Place(row["person_id"], row["role"], row["unit_id"], row["on_duty"], row["agency_id"])


def _granted(row: dict[str, Any]) -> Standing:
    since = date.fromisoformat(row["since"])
    posts = tuple(map(_place, row["posts"]))
    return Standing(row["holder"], Basis.GRANT, row["id"], row["field"], row["type"], row["name"], since, posts)


def _offered(person_id: int, away: list[dict[str, Any]], line: list[dict[str, Any]]) -> list[Standing]:
    places, absent = _places(line)
    return [
        Standing(
            one["holder"],
            Basis.OFFER,
            holder_name=one["name"],
            since=date.fromisoformat(one["since"]),
            posts=tuple(place for place in places if place.person_id == one["holder"]),
        )
        for one in away
        if next_in_line(one["holder"], places, absent) == person_id
    ]


def _deputy_with_scope(grant: Grant) -> str:
    limited = grant.field_id or grant.document_type
    return f"{grant.deputy} ({grant.scope})" if limited else str(grant.deputy)


def _warning(absence: Absence, deputies: list[str]) -> str:
    first = f"{absence.first:%d/%m}" if absence.first.year == absence.last.year else f"{absence.first:%d/%m/%Y}"
    days = f"từ {first} đến {absence.last:%d/%m/%Y}"
    if absence.first == absence.last:
        days = f"ngày {absence.first:%d/%m/%Y}"
    then = f"đã ủy quyền cho {', '.join(deputies)}" if deputies else "chưa ủy quyền cho ai"
    return f"Ông/bà {absence.person} vắng {days}; {then}."
