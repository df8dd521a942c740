"""Rules of the organisation, over the whole cast."""

from datetime import timedelta

import pytest

from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused
from vanphong.org import actions, queries, rules
from vanphong.org.enums import Role
from vanphong.org.models import Agency, Duty


def allowed(office, rule):
    return {name for name, person in office.cast.items() if rule(person)}


def instructs(person, agency):
    return rules.standing_by(queries.stands_for(person), rules.instructs(agency)) is not None


def test_who_is_what(office):
    agency = office.agency.pk
    assert allowed(office, lambda p: rules.can_administer(p)) == {"administrator"}
    assert allowed(office, lambda p: rules.is_registrar(p, agency)) == {"registrar", "registrar2"}
    assert allowed(office, lambda p: rules.is_chief(p, agency)) == {"chief"}
    assert allowed(office, lambda p: rules.is_office_leader(p, agency)) == {"chief", "deputy", "deputy_off"}
    assert allowed(office, lambda p: rules.leads_unit(p, office.units["KT"].pk)) == {"head_kt"}
    assert allowed(office, lambda p: instructs(p, agency)) == {"chief", "deputy"}
    assert allowed(office, lambda p: instructs(p, office.neighbour.pk)) == set()
    assert allowed(office, lambda p: rules.is_registrar(p, office.neighbour.pk)) == {"outsider_registrar"}


def test_deputy_instructs_on_duty_days_only(office):
    Duty.objects.all().delete()
    assert not instructs(office.deputy, office.agency.pk)
    day = clock.today() + timedelta(days=3)
    duty = actions.put_on_duty(office.deputy, day, day, actor=office.chief)
    assert not instructs(office.deputy, office.agency.pk)
    Duty.objects.filter(pk=duty.pk).update(valid_from=clock.today())
    assert instructs(office.deputy, office.agency.pk)


def test_only_a_deputy_goes_on_duty_and_the_last_day_is_not_before_the_first(office):
    day = clock.today() + timedelta(days=30)
    with pytest.raises(Refused) as refusal:
        actions.put_on_duty(office.head_kt, day, day - timedelta(days=1), actor=office.chief)
    assert len(refusal.value.reasons) == 2


def test_running_duty_ends_yesterday_and_a_past_one_stays(office):
    running = Duty.objects.get(person=office.deputy)
    actions.take_off_duty(running, actor=office.chief)
    running.refresh_from_db()
    assert running.valid_to == clock.today() - timedelta(days=1)
    with pytest.raises(Refused):
        actions.take_off_duty(running, actor=office.chief)


def test_post_begins_and_ends_on_its_days(office):
    today = clock.today()
    actions.end_appointment(office.head_kt.posts[0], last_day=today - timedelta(days=1), actor=office.administrator)
    start = today + timedelta(days=1)
    actions.appoint(
        office.specialist_kt,
        office.units["KT"],
        Role.UNIT_HEAD,
        title="Trưởng phòng",
        valid_from=start,
        actor=office.administrator,
    )
    assert not queries.holders_of(office.agency, [Role.UNIT_HEAD]).filter(username__in=["head_kt", "specialist_kt"])


def test_a_post_does_not_end_before_it_begins(office):
    today = clock.today()
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        actions.appoint(
            office.head_nc,
            office.units["KT"],
            Role.SPECIALIST,
            title="Chuyên viên",
            valid_from=today,
            valid_to=today - timedelta(days=1),
            actor=office.administrator,
        )


def test_administrator_of_one_agency_is_nobody_in_another(office):
    for act in (
        lambda: actions.lock_sign_in(office.outsider, reason="Thử", actor=office.administrator),
        lambda: actions.reset_password(office.outsider, actor=office.administrator),
        lambda: actions.end_appointment(office.outsider.posts[0], last_day=clock.today(), actor=office.administrator),
    ):
        with pytest.raises(NotPermitted):
            act()


@pytest.mark.parametrize("text", ["so tai chinh", "Sở Tài chính", "STC", "h99.02", "chinh tai"])
def test_agencies_are_found_by_any_part(office, text):
    assert office.finance in queries.correspondents(text)


def test_agencies_of_a_day_and_not_hosted_here(office):
    Agency.objects.filter(pk=office.finance.pk).update(valid_to=clock.today() - timedelta(days=1))
    assert office.finance not in queries.correspondents("STC")
    assert office.finance in queries.correspondents("STC", on=clock.today() - timedelta(days=1))
    assert office.agency in queries.correspondents("son hoa")
    assert office.agency not in queries.correspondents("son hoa", hosted=False)


def test_people_units_and_charges(office):
    assert set(queries.people_of(office.units["KT"])) == {office.head_kt, office.specialist_kt, office.specialist_kt2}
    assert [unit.code for unit in queries.units_of(office.agency)] == ["KT", "NC", "HC"]
    assert set(queries.registrars_of(office.agency)) == {office.registrar, office.registrar2}
    assert set(queries.leaders_in_charge_of(office.fields["KT"])) == {office.vice_chair, office.deputy}


def test_posts_of_many_people_take_one_query(office, django_assert_num_queries):
    people = list(office.cast.values())
    with django_assert_num_queries(1):
        assert all(person.title for person in queries.with_posts(people))
