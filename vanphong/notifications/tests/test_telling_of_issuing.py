"""Who hears of what became of an issued document."""

import pytest

from tests.people import work_off_jobs
from vanphong.documents import actions as documents
from vanphong.issuing import actions as issuing
from vanphong.issuing.tests.papers import WRONG, arrived, issued, registered_there, to_four_places
from vanphong.notifications.models import Notice

pytestmark = pytest.mark.django_db(transaction=True)


def _told(person) -> str:
    return " · ".join(Notice.objects.filter(person=person).order_by("pk").values_list("text", flat=True))


def test_registrars_hear_what_came_in_and_what_came_back_and_drafters_are_left_in_peace(office):
    document = issued(office, to_four_places(office))
    work_off_jobs()
    assert "chờ đăng ký" in _told(office.outsider_registrar)
    assert "Văn bản gửi đơn vị" in _told(office.head_nc)
    before = _told(office.specialist_kt)
    documents.discard(arrived(office, document), WRONG, actor=office.outsider_registrar)
    work_off_jobs()
    assert "trả lại văn bản" in _told(office.registrar)
    assert _told(office.specialist_kt) == before


def test_a_recall_is_told_to_those_who_carry_it_out(office):
    document = issued(office, to_four_places(office))
    work_off_jobs()
    registered_there(office, document)
    issuing.order_recall(document, WRONG, actor=office.vice_chair)
    work_off_jobs()
    assert "Thực hiện thu hồi văn bản" in _told(office.registrar)
    issuing.carry_out_recall(document, actor=office.registrar)
    work_off_jobs()
    assert "mời hủy văn bản" in _told(office.outsider_registrar)
