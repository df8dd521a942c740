"""The demo office is that of the account of 2019, and still there today."""

from datetime import date, timedelta

import pytest

from vanphong.consultations.models import Invitation
from vanphong.documents.models import Register
from vanphong.kernel import clock
from vanphong.operations.actions import load_office
from vanphong.operations.actions.office import sign_ins
from vanphong.org import queries
from vanphong.org.enums import COMMITTEE_LEADERS, AgencyKind, Role, UnitKind
from vanphong.org.models import Agency, Appointment, Duty, Person

DAYS = [date(2019, 1, 2), date(2019, 12, 31), clock.today()]
DISTRICTS_ENDED = date(2025, 7, 1)


@pytest.fixture
def demo(no_office):
    return load_office()


def posts_on(day, demo):
    return Appointment.objects.in_force(day).filter(unit__agency=demo.agency)


@pytest.mark.parametrize("day", DAYS)
def test_thirteen_divisions_and_seventy_people(demo, day):
    assert queries.units_of(demo.agency).count() == 13
    office = posts_on(day, demo).exclude(role__in=COMMITTEE_LEADERS)
    assert len({post.person_id for post in office}) == 70
    assert posts_on(day, demo).filter(role=Role.VICE_CHAIR).count() == 4
    assert posts_on(day, demo).filter(role=Role.DEPUTY_CHIEF).count() == 3
    assert posts_on(day, demo).filter(role=Role.REGISTRAR).count() == 3
    for role in (Role.CHAIR, Role.CHIEF, Role.ADMINISTRATOR):
        assert posts_on(day, demo).filter(role=role).count() == 1


@pytest.mark.parametrize("day", DAYS)
def test_every_unit_has_a_head_and_people_who_work(demo, day):
    for unit in demo.units.values():
        roles = {post.role for post in posts_on(day, demo).filter(unit=unit)}
        if unit.kind != UnitKind.LEADERSHIP:
            assert Role.UNIT_HEAD in roles, unit
            assert roles & {Role.SPECIALIST, Role.REGISTRAR}, unit


def test_every_name_is_somebody_else(demo):
    names = list(Person.objects.values_list("full_name", flat=True))
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("day", DAYS)
def test_every_field_has_a_lead_unit_and_leaders_in_charge(demo, day):
    for field in demo.fields.values():
        assert field.lead_unit
        in_charge = {role for leader in queries.leaders_in_charge_of(field, day) for role in leader.roles}
        assert in_charge & COMMITTEE_LEADERS, field
        assert in_charge & {Role.CHIEF, Role.DEPUTY_CHIEF}, field


def test_one_deputy_on_duty_every_day(demo):
    for day in [date(2018, 12, 31), *DAYS, clock.today() + timedelta(days=700)]:
        assert Duty.objects.in_force(day).count() == 1, day


def test_districts_give_way_to_communes(demo):
    before, after = DISTRICTS_ENDED - timedelta(days=1), DISTRICTS_ENDED
    assert queries.correspondents(on=before).filter(kind=AgencyKind.DISTRICT).count() == 11
    assert not queries.correspondents(on=before).filter(kind=AgencyKind.COMMUNE).exists()
    assert not queries.correspondents(on=after).filter(kind=AgencyKind.DISTRICT).exists()
    assert queries.correspondents(on=after).filter(kind=AgencyKind.COMMUNE).count() == 15
    assert all(commune.predecessors.exists() for commune in Agency.objects.filter(kind=AgencyKind.COMMUNE))


def test_two_agencies_keep_books_of_their_own(demo):
    hosted = Agency.objects.filter(hosted=True)
    assert {agency.organ_id for agency in hosted} == {"H99", "H99.02"}
    assert all(Register.objects.filter(agency=agency).exists() for agency in hosted)


def test_three_departments_have_somebody_who_answers_for_them(demo):
    posts = Appointment.objects.in_force().filter(role=Role.RESPONDENT)
    assert {post.unit.agency.short_name for post in posts} == {"Sở Xây dựng", "Sở Nội vụ", "Sở Tư pháp"}
    assert Invitation.objects.filter(agency=demo.agency).count() == 3


def test_loading_again_changes_nothing(demo):
    before = Person.objects.count(), Agency.objects.count(), Duty.objects.count()
    assert load_office() == demo
    assert (Person.objects.count(), Agency.objects.count(), Duty.objects.count()) == before


def test_every_sign_in_opens(demo, client):
    for sign_in in sign_ins(demo):
        answer = {"username": sign_in.user_name, "password": sign_in.password, "next": "/mat-khau/"}
        assert client.post("/dang-nhap/", answer).status_code == 302
        client.post("/dang-xuat/")
