"""Setting delegations, absences and secretaries: who may, what stands in the way, and repeated clicks."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from vanphong.audit.models import Event
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org import actions
from vanphong.org.models import Absence, Grant, Secretary
from vanphong.org.tests.granting import away, days, granted

BASIS = "Văn bản ủy quyền số 12/UQ-VP ngày 01/12/2026"

ALLOWED = [
    ("chair", "vice_chair", {}),
    ("vice_chair", "vice_chair_nc", {}),
    ("vice_chair", "chair", {}),
    ("vice_chair", "chief", {}),
    ("vice_chair", "head_kt", {"basis": BASIS, "field": "KT"}),
    ("chief", "deputy", {}),
    ("deputy", "chief", {}),
    ("chief", "head_hc", {"basis": BASIS, "document_type": "Công văn"}),
    ("head_kt", "specialist_kt", {}),
    ("head_kt", "head_nc", {}),
    ("specialist_kt", "specialist_kt2", {}),
]
TOO_LOW = [
    ("chair", "deputy", "Chánh Văn phòng"),
    ("vice_chair", "specialist_kt", "một lãnh đạo UBND"),
    ("chief", "specialist_kt", "một lãnh đạo Văn phòng"),
    ("chief", "chair", "một lãnh đạo Văn phòng"),
    ("head_kt", "specialist_nc", "lãnh đạo phòng khác"),
    ("head_kt", "chief", "lãnh đạo phòng khác"),
    ("specialist_kt", "specialist_nc", "cùng phòng"),
    ("registrar", "registrar2", "không giữ chức vụ nào có thể ủy quyền"),
    ("chief", "outsider", "cơ quan khác"),
    ("chief", "chief", "chính mình"),
]


def refused(*args, **limits):
    with pytest.raises(Refused) as refusal:
        granted(*args, **limits)
    return refusal.value.reasons


@pytest.mark.parametrize(("grantor", "deputy", "limits"), ALLOWED)
def test_who_may_stand_for_whom(office, grantor, deputy, limits):
    limits = limits | ({"field": office.fields[limits["field"]]} if "field" in limits else {})
    assert granted(office.cast[grantor], office.cast[deputy], **limits).deputy == office.cast[deputy]


@pytest.mark.parametrize(("grantor", "deputy", "why"), TOO_LOW)
def test_who_may_not(office, grantor, deputy, why):
    (reason,) = refused(office.cast[grantor], office.cast[deputy])
    assert why in reason


def test_a_deputy_without_a_post(office):
    office.deputy.appointments.update(valid_to=days(-1)[0])
    assert "không giữ chức vụ nào hôm nay" in refused(office.chief, office.deputy)[0]


def test_delegation_to_a_head_of_unit_is_in_writing_and_limited(office):
    reasons = refused(office.vice_chair, office.head_kt)
    assert len(reasons) == 2
    assert "bằng văn bản" in reasons[0]
    assert "giới hạn nội dung" in reasons[1]


def test_everything_that_stands_in_the_way_is_said_at_once(office):
    reasons = refused(office.chief, office.specialist_kt, -2, -3, document_type="Thư tay")
    assert len(reasons) == 4


def test_overlap_of_one_scope_is_refused_and_of_another_is_not(office):
    granted(office.chief, office.deputy, 0, 5)
    assert "Mời thu hồi" in refused(office.chief, office.deputy_off, 5, 9)[0]
    granted(office.chief, office.deputy_off, 6, 9)
    granted(office.chief, office.deputy_off, 0, 5, field=office.fields["NC"])


def test_a_revoked_delegation_is_no_obstacle(office):
    actions.revoke(granted(office.chief, office.deputy, 0, 5), actor=office.chief)
    granted(office.chief, office.deputy_off, 0, 5)


def test_no_circle_directly_or_through_a_third(office):
    granted(office.chair, office.vice_chair, 0, 5)
    assert "Không ủy quyền vòng" in refused(office.vice_chair, office.chair, 5, 6)[0]
    granted(office.vice_chair, office.vice_chair_nc, 3, 8)
    assert "Không ủy quyền vòng" in refused(office.vice_chair_nc, office.chair, 4, 4)[0]


def test_there_is_no_circle_where_no_day_is_common(office):
    granted(office.chair, office.vice_chair, 0, 2)
    granted(office.vice_chair, office.vice_chair_nc, 3, 5)
    granted(office.vice_chair_nc, office.chair, 0, 5)
    granted(office.vice_chair, office.chair, 6, 6)


def test_the_grantor_a_secretary_or_the_administrator_sets_it(office):
    day = clock.today()
    for actor in (office.chair, office.specialist_kt, office.vice_chair_nc):
        with pytest.raises(NotPermitted):
            actions.grant(office.vice_chair, office.vice_chair_nc, day, day, actor=actor)
        with pytest.raises(NotPermitted):
            actions.plan_absence(office.vice_chair, day, day, actor=actor)
    actions.name_secretary(office.vice_chair, office.specialist_kt, day, actor=office.administrator)
    given = actions.grant(office.vice_chair, office.vice_chair_nc, day, day, actor=office.specialist_kt)
    assert given.set_by == office.specialist_kt
    actions.revoke(given, actor=office.administrator)
    actions.plan_absence(office.vice_chair, day, day, actor=office.specialist_kt)
    with pytest.raises(NotPermitted):
        actions.plan_absence(office.chair, day, day, actor=office.specialist_kt)


def test_who_sets_it_for_somebody_does_not_receive_it(office):
    actions.name_secretary(office.vice_chair, office.head_kt, clock.today(), actor=office.administrator)
    with pytest.raises(NotPermitted, match="không được nhận"):
        actions.grant(
            office.vice_chair, office.head_kt, *days(), actor=office.head_kt, basis=BASIS, document_type="Công văn"
        )


def test_a_secretary_who_has_ended_sets_nothing(office):
    named = actions.name_secretary(office.vice_chair, office.specialist_kt, days(-3)[0], actor=office.administrator)
    actions.end_secretary(named, actor=office.administrator)
    with pytest.raises(NotPermitted):
        actions.plan_absence(office.vice_chair, *days(), actor=office.specialist_kt)
    assert Secretary.objects.get().valid_to == days(-1)[0]


def test_obstacles_to_naming_a_secretary(office):
    def refusal(leader, person, *days):
        with pytest.raises(Refused) as found:
            actions.name_secretary(leader, person, days[0], actor=office.administrator, valid_to=days[1])
        return " ".join(found.value.reasons)

    today, tomorrow = days(0, 1)
    assert "trước ngày bắt đầu" in refusal(office.chair, office.specialist_kt, tomorrow, today)
    assert "không phải lãnh đạo" in refusal(office.head_kt, office.specialist_kt, today, tomorrow)
    assert "không làm thư ký" in refusal(office.chair, office.outsider, today, tomorrow)
    assert "không làm thư ký" in refusal(office.chair, office.chair, today, tomorrow)
    actions.name_secretary(office.chair, office.specialist_kt, today, actor=office.administrator)
    assert "đã là thư ký" in refusal(office.chair, office.specialist_kt, tomorrow, days(2)[0])


def test_absences_do_not_overlap_nor_lie_in_the_past(office):
    away(office.chief, 0, 3)
    for first, last, why in [(3, 5, "Mời bỏ lịch vắng đó"), (5, 4, "trước ngày bắt đầu"), (-3, -2, "đã qua")]:
        with pytest.raises(Refused, match=why):
            away(office.chief, first, last)
    away(office.chief, 4, 5)
    away(office.deputy, -1, 0)


def test_ending_an_absence_to_come_takes_it_back_and_a_running_one_ended_yesterday(office):
    to_come, running = away(office.chief, 2, 3), away(office.deputy, -2, 3)
    actions.end_absence(to_come, actor=office.chief)
    actions.end_absence(running, actor=office.deputy)
    assert list(Absence.objects.values_list("person", "last")) == [(office.deputy.pk, days(-1)[0])]
    running.refresh_from_db()
    with pytest.raises(Refused, match="đã qua"):
        actions.end_absence(running, actor=office.deputy)


def test_a_delegation_that_has_run_out_is_not_revoked(office):
    given = granted(office.chief, office.deputy)
    Grant.objects.update(valid_from=days(-5)[0], valid_to=days(-1)[0])
    with pytest.raises(Refused, match="hết hạn"):
        actions.revoke(given, actor=office.chief)


def test_repeated_clicks_do_nothing_twice(office):
    absence, given = away(office.chief, 1, 2), granted(office.chief, office.deputy, 1, 2)
    today = clock.today()
    secretary = actions.name_secretary(office.chair, office.head_hc, today, actor=office.administrator)
    acts = [
        lambda: away(office.chief, 1, 2),
        lambda: granted(office.chief, office.deputy, 1, 2),
        lambda: actions.name_secretary(office.chair, office.head_hc, today, actor=office.administrator),
    ]
    ends = [
        lambda: actions.end_absence(absence, actor=office.chief),
        lambda: actions.revoke(given, actor=office.chief),
        lambda: actions.end_secretary(secretary, actor=office.administrator),
    ]
    for end in ends:
        end()
    facts = Event.objects.count()
    for act in ends:
        with pytest.raises(AlreadyDone):
            act()
    for act in acts:
        act()
        with pytest.raises(AlreadyDone):
            act()
    assert Event.objects.count() == facts + 3


def test_each_act_is_a_fact_about_whose_powers_they_are(office):
    given = granted(office.chief, office.deputy, field=office.fields["KT"])
    actions.revoke(given, actor=office.administrator)
    says = [event.says for event in Event.objects.filter(subject_id=office.chief.pk).order_by("pk")]
    assert says == [
        "Đã ủy quyền cho Bùi Thị Thanh Hằng: lĩnh vực Kinh tế tổng hợp.",
        "Đã thu hồi ủy quyền cho Bùi Thị Thanh Hằng.",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_delegations_at_once_that_would_close_a_circle_one_is_refused(office):
    chief, deputy = office.chief, office.deputy

    def give(pair):
        try:
            granted(*pair, 0, 1)
        except Refused as refusal:
            return refusal.reasons
        finally:
            connection.close()
        return []

    with ThreadPoolExecutor(2) as people:
        outcomes = list(people.map(give, [(chief, deputy), (deputy, chief)]))
    assert sorted(map(len, outcomes)) == [0, 1]
    assert Grant.objects.count() == 1
