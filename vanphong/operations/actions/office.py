"""The demo office: an invented province, its Office of 13 divisions and 70 people, and those it writes to."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from vanphong.consultations.actions.inviting import UNIT_CODE, UNIT_NAME
from vanphong.consultations.models import Invitation
from vanphong.documents.actions import open_registers
from vanphong.kernel import clock
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Appointment, Duty, Field, FieldCharge, Person, Unit
from vanphong.worktime.rules import OFFICE_ZONE

from .habits import take_up_habits

SOURCE = Path(__file__).resolve().parent.parent / "data" / "office.json"
ROTATES_AHEAD = timedelta(days=2 * 365)
WEEK = timedelta(days=7)


class SignIn(NamedTuple):
    """Somebody of the demo office who may sign in, with the password everybody may know."""

    role: str
    name: str
    user_name: str
    password: str


@dataclass(frozen=True)
class Office:
    """The demo office by name: people by sign-in name, the Committee's units and fields by code."""

    agency: Agency
    people: dict[str, Person]
    units: dict[str, Unit]
    fields: dict[str, Field]


def sign_ins(office: Office) -> list[SignIn]:
    """Who may sign in to the demo office, one for each role."""
    source = _source()
    return [
        SignIn(entry["role"], office.people[entry["username"]].full_name, entry["username"], source["password"])
        for entry in source["sign_ins"]
        if entry["username"] in office.people
    ]


@transaction.atomic
def load_office(*, password: str | None = None) -> Office:
    """Load the people, units, registers and correspondents of data/office.json, all with one password.

    Where the agency exists already, it is returned as it is.
    """
    source = _source()
    committee = source["hosted"][0]
    if not Agency.objects.filter(organ_id=committee["organ_id"]).exists():
        agencies = _load_agencies([*source["hosted"], *source["correspondents"]], hosted=len(source["hosted"]))
        secret = make_password(password or source["password"])
        for host in source["hosted"]:
            _load_host(agencies[host["name"]], host, secret)
        for entry in source["correspondents"]:
            if "people" in entry:
                _load_respondents(agencies[entry["name"]], agencies[committee["name"]], entry, secret)
        _rotate_duty(agencies[committee["name"]], date.fromisoformat(source["duty_since"]))
    return _read(Agency.objects.get(organ_id=committee["organ_id"]))


def _source() -> dict[str, Any]:
    return json.loads(SOURCE.read_text("utf-8"))


def _read(agency: Agency) -> Office:
    return Office(
        agency=agency,
        people={person.username: person for person in Person.objects.select_related("agency")},
        units={unit.code: unit for unit in Unit.objects.filter(agency=agency).select_related("agency")},
        fields={field.code: field for field in Field.objects.filter(agency=agency).select_related("lead_unit")},
    )


def _load_agencies(entries: list[dict[str, Any]], *, hosted: int) -> dict[str, Agency]:
    """Every agency by name; the first `hosted` of them work on this installation."""
    names = ("name", "short_name", "abbreviation", "kind", "organ_id", "organ_id_qcvn102", "place")
    agencies = []
    for number, entry in enumerate(entries):
        agency = Agency(
            **{name: entry[name] for name in names if name in entry}, **_period(entry), hosted=number < hosted
        )
        agency.keys()
        agencies.append(agency)
    created = Agency.objects.bulk_create(agencies)
    by_code = {agency.organ_id: agency for agency in created if agency.organ_id}
    by_name = {agency.name: agency for agency in created}
    links = Agency.predecessors.through
    links.objects.bulk_create(
        links(from_agency=by_name[entry["name"]], to_agency=by_code.get(before) or by_name[before])
        for entry in entries
        for before in entry.get("predecessors", [])
    )
    return by_name


def _load_host(agency: Agency, entry: dict[str, Any], secret: str) -> None:
    units: dict[str, Unit] = {}
    for position, unit in enumerate(entry["units"]):
        units[unit["code"]] = Unit.objects.create(
            agency=agency,
            parent=units[unit["parent"]] if "parent" in unit else None,
            kind=unit["kind"],
            name=unit["name"],
            code=unit["code"],
            position=position,
        )
    fields = {
        field["code"]: Field.objects.create(
            agency=agency, code=field["code"], name=field["name"], lead_unit=units[field["lead"]]
        )
        for field in entry["fields"]
    }
    _load_people(agency, entry["people"], units, fields, secret)
    open_registers(agency, units[entry["registry_unit"]], units[entry["report_to"]])
    take_up_habits(agency)


def _load_respondents(agency: Agency, keeper: Agency, entry: dict[str, Any], secret: str) -> None:
    """Đầu mối trả lời góp ý of an agency that does not work here, looked after by the keeper's administrator."""
    unit = Unit.objects.create(agency=agency, code=UNIT_CODE, name=UNIT_NAME)
    _load_people(agency, entry["people"], {unit.code: unit}, {}, secret)
    administrator = Person.objects.filter(agency=keeper, appointments__role=Role.ADMINISTRATOR).earliest("pk")
    Invitation.objects.bulk_create(
        Invitation(agency=keeper, person=person, invited_by=administrator, invited_at=clock.now())
        for person in Person.objects.filter(agency=agency)
    )


def _load_people(
    agency: Agency, entries: list[dict[str, Any]], units: dict[str, Unit], fields: dict[str, Field], secret: str
) -> None:
    people = [
        Person(agency=agency, username=entry["username"], full_name=entry["name"], password=secret) for entry in entries
    ]
    for person in people:
        person.keys()
    people = Person.objects.bulk_create(people)
    Appointment.objects.bulk_create(
        Appointment(
            person=person,
            unit=units[post["unit"]],
            role=Role(post["role"]),
            title=post["title"],
            recorded_at=datetime.combine(_period(post)["valid_from"], time(), OFFICE_ZONE),
            **_period(post),
        )
        for person, entry in zip(people, entries, strict=True)
        for post in entry["posts"]
    )
    FieldCharge.objects.bulk_create(
        FieldCharge(person=person, field=fields[code], valid_from=_period(entry["posts"][0])["valid_from"])
        for person, entry in zip(people, entries, strict=True)
        for code in entry.get("charges", [])
    )


def _rotate_duty(agency: Agency, since: date) -> None:
    """Lịch trực lãnh đạo: the deputy chiefs in turn, a week each, from Monday to Sunday."""
    deputies = Person.objects.filter(agency=agency, appointments__role=Role.DEPUTY_CHIEF).distinct()
    weeks = (clock.today() + ROTATES_AHEAD - since) // WEEK
    mondays = [since + number * WEEK for number in range(weeks + 1)]
    Duty.objects.bulk_create(
        Duty(person=deputy, valid_from=monday, valid_to=monday + timedelta(days=6))
        for monday, deputy in zip(mondays, cycle(deputies), strict=False)
    )


def _period(entry: dict[str, Any]) -> dict[str, date]:
    return {name: date.fromisoformat(entry[name]) for name in ("valid_from", "valid_to") if name in entry}
