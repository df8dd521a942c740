"""Units come together: the work goes on under the new name, history keeps the old one."""

from datetime import timedelta

import pytest

from vanphong.audit.queries import history_of
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org import actions, queries, rules
from vanphong.org.models import Unit
from vanphong.org.tests.granting import days

pytestmark = pytest.mark.django_db


def merge(office, unit="NC", into="KT", on=None, actor=None):
    return actions.merge_unit(
        office.units[unit], office.units[into], on or clock.today(), actor=actor or office.administrator
    )


def test_the_chief_and_the_administrator_reorganise_their_own_agency(office):
    may = {name for name, person in office.cast.items() if rules.can_reorganise(person, office.agency.pk)}
    assert may == {"chief", "administrator"}
    for person in (office.deputy, office.head_nc, office.outsider):
        with pytest.raises(NotPermitted):
            merge(office, actor=person)


def test_one_ends_the_other_carries_on(office):
    merged = merge(office)
    assert merged.valid_to == days(-1)[0]
    assert list(office.units["KT"].predecessors.all()) == [merged]
    assert [unit.code for unit in queries.units_of(office.agency)] == ["KT", "HC"]
    assert {field.lead_unit_id for field in office.agency.fields.all()} == {office.units["KT"].pk}
    assert [event.says for event in history_of(merged)] == ["Phòng Nội chính đã sáp nhập vào Phòng Kinh tế tổng hợp."]


def test_posts_stay_and_sections_go_over(office):
    merge(office, "HC")
    assert office.head_hc.posts[0].unit == office.units["HC"]
    assert Unit.objects.get(code="VT").parent == office.units["KT"]


def test_the_same_again_is_done_already(office):
    merge(office)
    with pytest.raises(AlreadyDone):
        merge(office)
    with pytest.raises(Refused, match="đã kết thúc"):
        merge(office, into="HC")


@pytest.mark.parametrize(
    ("unit", "into", "ahead", "why"),
    [
        ("KT", "KT", 0, "chính nó"),
        ("KT", "VP", 0, "cơ quan khác"),
        ("KT", "NC", 1, "chưa đến"),
        ("KT", "NC", -12000, "không hoạt động từ ngày"),
        ("HC", "VT", 0, "trực thuộc"),
    ],
)
def test_what_stands_in_the_way(office, unit, into, ahead, why):
    with pytest.raises(Refused, match=why):
        merge(office, unit, into, clock.today() + timedelta(days=ahead))


def test_nothing_is_merged_into_what_has_ended(office):
    merge(office)
    with pytest.raises(Refused, match="không hoạt động"):
        merge(office, "HC", "NC")
