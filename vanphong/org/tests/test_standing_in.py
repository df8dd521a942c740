"""In whose place a person may act today, and how that is said."""

from datetime import timedelta

import pytest

from vanphong.kernel import clock
from vanphong.org import actions, queries, rules
from vanphong.org.enums import Basis, Role
from vanphong.org.models import Duty, Grant, Person
from vanphong.org.queries import standing_in
from vanphong.org.rules import Standing
from vanphong.org.tests.granting import again, away, days, granted

pytestmark = pytest.mark.django_db


def places_of(person):
    """Whom this person stands for beside themself: (holder, basis)."""
    return {(one.holder_name, one.basis) for one in queries.stands_for(again(person))[1:]}


def test_everybody_stands_for_themself_and_nobody_else(office):
    for person in office.cast.values():
        assert queries.stands_for(person) == (Standing(person.pk, Basis.OWN),)


def test_a_delegation_counts_on_its_days_only(office):
    granted(office.chief, office.deputy, 1, 2)
    assert places_of(office.deputy) == set()
    Grant.objects.update(valid_from=clock.today())
    assert places_of(office.deputy) == {("Trần Đức Khải", Basis.GRANT)}
    Grant.objects.update(valid_from=days(-2)[0], valid_to=days(-1)[0])
    assert places_of(office.deputy) == set()


def test_a_delegation_revoked_at_midday_ends_at_once(office):
    given = granted(office.chief, office.deputy, 0, 5)
    assert places_of(office.deputy)
    actions.revoke(given, actor=office.chief)
    assert places_of(office.deputy) == set()


@pytest.mark.parametrize("who", ["chief", "deputy"])
def test_a_delegation_counts_while_both_hold_a_post(office, who):
    granted(office.chief, office.deputy, 0, 5)
    office.cast[who].appointments.update(valid_to=days(-1)[0])
    assert places_of(office.deputy) == set()


def take_up(office, who, role, unit, first=0):
    return office.cast[who].appointments.create(unit=unit, role=role, title=role.label, valid_from=days(first)[0])


def test_a_delegation_does_not_reach_a_post_taken_up_after_it_was_set(office):
    granted(office.head_kt, office.specialist_kt, 0, 30)
    granted(office.chief, office.deputy, 0, 30)
    with clock.held_at(clock.now() + timedelta(days=2)):
        assert places_of(office.deputy) == {("Trần Đức Khải", Basis.GRANT)}
        away(office.head_kt, 0, 5)
        assert places_of(office.specialist_kt) == {(office.head_kt.full_name, Basis.GRANT)}
        take_up(office, "head_kt", Role.DEPUTY_CHIEF, office.head_kt.posts[0].unit)
        take_up(office, "chief", Role.CHAIR, office.chief.posts[0].unit)
        assert places_of(office.specialist_kt) == set()
        assert office.head_kt.pk in {one.person_id for one in queries.uncovered_absences(office.agency)}
        assert office.specialist_kt.pk not in queries.deputies_of([office.head_kt])[office.head_kt.pk]
        assert places_of(office.deputy) == set()


def test_a_delegation_does_not_reach_a_post_recorded_later_though_dated_before(office):
    granted(office.vice_chair, office.chief, 0, 30)
    take_up(office, "vice_chair", Role.CHAIR, office.vice_chair.posts[0].unit, first=-9)
    assert places_of(office.chief) == set()


def test_who_became_a_registrar_only_lends_nothing_and_who_holds_no_post_stands_for_nobody(office):
    granted(office.head_kt, office.specialist_kt, 0, 30)
    office.head_kt.appointments.update(role=Role.REGISTRAR)
    assert places_of(office.specialist_kt) == set()
    office.head_kt.appointments.update(role=Role.UNIT_HEAD)
    assert places_of(office.specialist_kt)
    office.specialist_kt.appointments.update(valid_to=days(-1)[0])
    assert places_of(office.specialist_kt) == set()


def test_whoever_routes_is_not_told_of_a_deputy_whose_delegation_lapsed(office):
    granted(office.chief, office.deputy, 0, 5)
    away(office.chief, 0, 3)
    assert "đã ủy quyền cho" in queries.warnings_about([office.chief])[office.chief.pk]
    office.deputy.appointments.update(role=Role.SPECIALIST)
    assert "chưa ủy quyền cho ai" in queries.warnings_about([office.chief])[office.chief.pk]


@pytest.mark.parametrize("who", ["deputy", "head_nc"])
def test_a_delegation_ends_with_the_post_of_the_deputy_it_was_judged_by(office, who):
    """Whoever is only head of a unit by now would need it in writing and limited; a specialist may not have it."""
    granted(office.chief, office.deputy, 0, 30)
    granted(office.head_kt, office.head_nc, 0, 30)
    office.cast[who].appointments.update(role={"deputy": Role.UNIT_HEAD, "head_nc": Role.SPECIALIST}[who])
    assert places_of(office.cast[who]) == set()


def test_a_delegation_in_writing_to_a_head_of_unit_counts(office):
    granted(office.chief, office.head_kt, 0, 5, field=office.fields["KT"], basis="Văn bản số 12/UQ-VP")
    assert places_of(office.head_kt) == {("Trần Đức Khải", Basis.GRANT)}


def test_a_deputy_does_not_pass_on_what_was_delegated(office):
    granted(office.vice_chair, office.chief)
    granted(office.chief, office.deputy)
    assert places_of(office.chief) == {("Đinh Quang Thiện", Basis.GRANT)}
    assert places_of(office.deputy) == {("Trần Đức Khải", Basis.GRANT)}


def test_somebody_away_without_a_deputy_is_offered_to_the_next(office):
    away(office.chief)
    assert places_of(office.deputy) == {("Trần Đức Khải", Basis.OFFER)}
    assert places_of(office.deputy_off) == set()
    away(office.deputy)
    assert places_of(office.deputy) == set()
    assert places_of(office.deputy_off) == {("Trần Đức Khải", Basis.OFFER), ("Bùi Thị Thanh Hằng", Basis.OFFER)}


def test_the_deputy_on_duty_comes_first(office):
    Duty.objects.update(person=office.deputy_off)
    away(office.chief)
    assert places_of(office.deputy_off) == {("Trần Đức Khải", Basis.OFFER)}


def test_nothing_is_offered_when_everything_is_delegated(office):
    away(office.chief, 0, 3)
    given = granted(office.chief, office.deputy_off, 0, 3)
    assert places_of(office.deputy) == set()
    actions.revoke(given, actor=office.chief)
    assert places_of(office.deputy) == {("Trần Đức Khải", Basis.OFFER)}


def test_a_part_delegated_or_a_deputy_away_leaves_the_offer(office):
    away(office.chief, 0, 3)
    granted(office.chief, office.deputy_off, 0, 3, field=office.fields["KT"])
    assert places_of(office.deputy) == {("Trần Đức Khải", Basis.OFFER)}
    granted(office.chief, office.deputy_off, 0, 3)
    assert places_of(office.deputy) == set()
    away(office.deputy_off)
    assert ("Trần Đức Khải", Basis.OFFER) in places_of(office.deputy)


def test_a_deputy_who_may_not_sign_in_covers_nobody(office):
    away(office.chief)
    granted(office.chief, office.deputy_off)
    assert queries.absent_without_grant(office.agency) == []
    Person.objects.filter(pk=office.deputy_off.pk).update(is_active=False)
    [(absence, following)] = queries.absent_without_grant(office.agency)
    assert (absence.person, following) == (office.chief, office.deputy)
    assert queries.deputies_of([office.chief]) == {office.chief.pk: (office.deputy.pk,)}


def test_another_agency_is_not_touched(office):
    away(office.outsider)
    assert places_of(office.chief) == set()
    assert queries.absent_without_grant(office.agency) == []


def test_an_absence_ends_when_the_person_is_back(office):
    absence = away(office.chief, 0, 3)
    actions.end_absence(absence, actor=office.chief)
    assert queries.absences_touching([office.chief], *days(0, 3)) == []
    assert places_of(office.deputy) == set()


@pytest.mark.parametrize("number", [1, 3])
def test_standings_take_one_query_however_many(office, django_assert_num_queries, number):
    for person in [office.chief, office.chair, office.vice_chair_nc][:number]:
        away(person)
    granted(office.head_nc, office.head_kt)
    with django_assert_num_queries(1):
        queries.stands_for(office.head_kt)
    with django_assert_num_queries(3):
        assert len(queries.absent_without_grant(office.agency)) == number
    with django_assert_num_queries(3):
        queries.deputies_of(list(office.cast.values())[:10])
    with django_assert_num_queries(2):
        queries.warnings_about(office.cast.values())


def test_the_question_that_is_planned_once_asks_of_this_person_and_day():
    words = standing_in._question()
    assert all(stand_in in words for stand_in in standing_in.STAND_INS.values())
    assert str(standing_in.DAY.year) not in words


def test_the_chief_sees_who_is_away_and_who_is_next(office):
    away(office.head_nc)
    away(office.vice_chair)
    found = {absence.person: following for absence, following in queries.absent_without_grant(office.agency)}
    assert found == {office.head_nc: office.chief, office.vice_chair: office.chair}


def test_who_stands_in_for_these_people(office):
    granted(office.chief, office.deputy)
    away(office.head_kt)
    assert queries.deputies_of([office.chief, office.head_kt, office.chair]) == {
        office.chief.pk: (office.deputy.pk,),
        office.head_kt.pk: (office.chief.pk,),
        office.chair.pk: (),
    }


def test_whoever_routes_is_warned_of_an_absence_now_or_soon(office, monkeypatch):
    first, last = days(2, 6)
    away(office.chief, 2, 6)
    away(office.head_nc)
    away(office.head_kt, 40, 41)
    granted(office.chief, office.deputy, 2, 6)
    warnings = queries.warnings_about([office.chief, office.head_nc, office.head_kt, office.chair])
    start = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    assert warnings == {
        office.chief.pk: f"Ông/bà Trần Đức Khải vắng từ {start} đến {last:%d/%m/%Y}; "
        "đã ủy quyền cho Bùi Thị Thanh Hằng.",
        office.head_nc.pk: f"Ông/bà Quách Thị Lan vắng ngày {clock.today():%d/%m/%Y}; chưa ủy quyền cho ai.",
    }


def test_absences_are_found_by_their_days(office):
    absence = away(office.chief, 2, 4)
    assert queries.absences_touching([office.chief], *days(0, 1)) == []
    assert queries.absences_touching([office.chief], *days(4, 9)) == [absence]
    assert queries.absences_touching([office.chief], *days(5, 9)) == []
    assert queries.absences_touching([office.chair], *days(2, 4)) == []


@pytest.mark.parametrize(
    ("limits", "matter", "covered"),
    [
        ({}, (None, ""), True),
        ({}, (7, "Quyết định"), True),
        ({"field_id": 7}, (7, "Quyết định"), True),
        ({"field_id": 7}, (8, "Quyết định"), False),
        ({"field_id": 7}, (None, "Quyết định"), False),
        ({"document_type": "Quyết định"}, (8, "Quyết định"), True),
        ({"document_type": "Quyết định"}, (8, "Công văn"), False),
        ({"document_type": "Quyết định"}, (8, ""), False),
        ({"field_id": 7, "document_type": "Quyết định"}, (7, "Công văn"), False),
    ],
)
def test_a_limit_is_met_by_that_very_thing(limits, matter, covered):
    assert rules.covers(Standing(1, Basis.GRANT, **limits), *matter) is covered


def test_own_comes_before_delegated_before_offered():
    own, given, offered = (Standing(1, basis) for basis in (Basis.OWN, Basis.GRANT, Basis.OFFER))
    limited = Standing(1, Basis.GRANT, 5, field_id=7)
    assert rules.standing_in([offered, given, own], 1) == own
    assert rules.standing_in([offered, limited], 1, 7, "") == limited
    assert rules.standing_in([offered, limited], 1, 8, "") == offered
    assert rules.standing_in([limited], 1, 8, "") is None
    assert rules.standing_in([own, given], 2) is None


@pytest.mark.parametrize(
    ("holder", "actor", "same_unit", "power"),
    [
        (Role.CHAIR, Role.VICE_CHAIR, True, "KT."),
        (Role.CHIEF, Role.DEPUTY_CHIEF, True, "KT."),
        (Role.UNIT_HEAD, Role.UNIT_HEAD, True, "KT."),
        (Role.UNIT_HEAD, Role.UNIT_HEAD, False, ""),
        (Role.CHAIR, Role.CHIEF, False, "TL."),
        (Role.VICE_CHAIR, Role.CHIEF, False, ""),
        (Role.CHAIR, Role.UNIT_HEAD, False, "TUQ."),
        (Role.VICE_CHAIR, Role.UNIT_HEAD, False, ""),
        (Role.DEPUTY_CHIEF, Role.UNIT_HEAD, False, ""),
        (Role.CHIEF, Role.UNIT_HEAD, False, "TUQ."),
        (Role.VICE_CHAIR, Role.VICE_CHAIR, True, ""),
        (Role.DEPUTY_CHIEF, Role.CHIEF, True, ""),
        (Role.SPECIALIST, Role.SPECIALIST, True, ""),
    ],
)
def test_the_power_as_printed(holder, actor, same_unit, power):
    assert rules.capacity(holder, actor, same_unit=same_unit) == power


def test_both_names_are_said(office):
    day = days()[0]
    own = "Bùi Thị Thanh Hằng, Phó Chánh Văn phòng"
    assert rules.said_in_place(office.deputy, office.deputy, Basis.OWN) == own
    assert rules.said_in_place(office.deputy, office.chief, Basis.GRANT, day) == (
        f"{own} (KT. Chánh Văn phòng Trần Đức Khải, theo ủy quyền ngày {day:%d/%m/%Y})"
    )
    assert rules.said_in_place(office.chair, office.vice_chair, Basis.OFFER) == (
        "Lê Hữu Phước, Chủ tịch (thay Phó Chủ tịch Đinh Quang Thiện, vắng mặt, theo quy chế làm việc)"
    )


def test_the_posts_of_whom_one_stands_for_are_known_with_their_duty(office):
    granted(office.chief, office.head_nc, document_type="Công văn", basis="Văn bản số 1/UQ")
    away(office.deputy)
    agency, kt, nc = office.agency.pk, office.units["KT"].pk, office.units["NC"].pk
    mine = queries.stands_for(office.head_nc)
    assert rules.standing_by(mine, rules.heads(nc)).basis == Basis.OWN
    assert rules.standing_by(mine, rules.heads(kt)) is None
    assert rules.standing_by(mine, rules.rules_office(agency), None, "Công văn").holder_id == office.chief.pk
    assert rules.standing_by(mine, rules.instructs(agency), None, "Quyết định") is None
    theirs = queries.stands_for(office.chief)
    assert {one.holder_id for one in theirs if rules.has_post(one, rules.instructs(agency))} == {
        office.chief.pk,
        office.deputy.pk,
    }
    assert not any(rules.has_post(one, rules.instructs(office.neighbour.pk)) for one in theirs)
