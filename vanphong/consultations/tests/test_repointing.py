"""Requests and places asked go on when people leave and units are merged."""

from typing import Any

import pytest

from tests.office import Office
from vanphong.audit.models import Event
from vanphong.consultations import actions
from vanphong.consultations.enums import Choice
from vanphong.consultations.models import Addressee, Consultation
from vanphong.consultations.tests import asked
from vanphong.documents import actions as documents
from vanphong.documents.actions import Holder
from vanphong.documents.enums import Step
from vanphong.documents.tests.papers import drafted
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org import actions as org
from vanphong.org.models import Person

pytestmark = pytest.mark.django_db
REASON = "Quyết định 12/QĐ-UBND về sắp xếp các phòng."


def merge(office: Office, unit: str, into: str) -> None:
    org.merge_unit(office.units[unit], office.units[into], clock.today(), actor=office.administrator)


def again(person: Person) -> Person:
    """As a later request sees them."""
    return Person.objects.get(pk=person.pk)


def place(consultation: Consultation, office: Office, unit: str = "NC") -> Addressee:
    return consultation.addressees.get(unit=office.units[unit])


def test_another_person_carries_a_request_on_and_the_log_keeps_both_names(office: Office) -> None:
    one = asked.sent(office)
    actions.hand_on(one, office.specialist_nc, office.units["NC"], REASON, actor=office.administrator)
    one = asked.fresh(one)
    assert (one.author, one.unit) == (office.specialist_nc, office.units["NC"])
    actions.close(one, "Đã đủ ý kiến cần thiết.", actor=office.specialist_nc)
    said = Event.objects.get(kind="consultations.leader_changed").payload
    assert (said["before"], said["to"]) == (office.specialist_kt.full_name, office.specialist_nc.full_name)
    with pytest.raises(Stale):
        actions.hand_on(one, office.specialist_kt, office.units["KT"], REASON, actor=office.administrator)


@pytest.mark.parametrize("wrong", ["elsewhere", "registrar", "reason", "again"])
def test_who_cannot_carry_a_request_on(office: Office, wrong: str) -> None:
    one, person, unit, reason = asked.sent(office), office.specialist_kt2, office.units["KT"], REASON
    if wrong == "elsewhere":
        person, unit = office.outsider, office.outsider.unit
    if wrong == "registrar":
        person, unit = office.registrar, office.units["VT"]
    if wrong == "reason":
        reason = "vì"
    if wrong == "again":
        person = office.specialist_kt
    with pytest.raises(AlreadyDone if wrong == "again" else Refused):
        actions.hand_on(one, person, unit, reason, actor=office.administrator)


def test_the_chief_and_the_head_of_the_unit_after_a_merger_lead_what_its_author_left(office: Office) -> None:
    one = asked.sent(office)
    merge(office, "KT", "HC")
    merge(office, "HC", "NC")
    for person in (again(office.head_nc), office.chief):
        assert one in Consultation.objects.visible_to(person)
        assert actions.remind(one, actor=person)
        Addressee.objects.update(reminded_on=None)
    with pytest.raises(NotPermitted):
        actions.close(one, REASON, actor=again(office.specialist_nc))
    actions.close(one, REASON, actor=again(office.head_nc))


def test_the_present_drafter_sends_what_was_not_sent_yet(office: Office) -> None:
    draft = drafted(office)
    one = asked.written(office, draft=draft)
    holder = Holder(office.units["NC"], Step.HANDLE, office.specialist_nc)
    documents.repoint(draft, holder, REASON, actor=office.administrator)
    assert one in Consultation.objects.visible_to(office.specialist_nc)
    actions.send(one, actor=office.specialist_nc)
    assert asked.fresh(one).open


@pytest.mark.parametrize("sender", ["specialist_kt", "head_kt"])
def test_who_leads_sends_although_the_draft_is_with_somebody_else(office: Office, sender: str) -> None:
    draft = drafted(office)
    one = asked.written(office, draft=draft)
    holder = Holder(office.units["KT"], Step.HANDLE, office.specialist_kt2)
    documents.repoint(draft, holder, REASON, actor=office.administrator)
    assert actions.send(one, actor=getattr(office, sender)).open


def test_another_unit_is_asked_in_the_place_of_one_that_is_gone(office: Office) -> None:
    one = asked.sent(office)
    moved = actions.repoint_place(place(one, office), office.units["HC"], REASON, actor=office.chief)
    assert (moved.unit, moved.name) == (office.units["HC"], office.units["HC"].name)
    assert asked.place_of(one, office.head_hc) == moved
    assert not Addressee.objects.sent_to(office.head_nc).exists()
    asked.answered(one, office.head_hc, Choice.AGREE)
    said = Event.objects.get(kind="consultations.place_passed_on").payload
    assert (said["before"], said["to"], said["sent"]) == (office.units["NC"].name, office.units["HC"].name, True)


@pytest.mark.parametrize("wrong", ["asked already", "gone", "elsewhere", "reason"])
def test_what_cannot_be_asked_in_the_place_of_another(office: Office, wrong: str) -> None:
    one, unit, reason = asked.written(office), office.units["HC"], REASON
    if wrong == "asked already":
        actions.address(one, units=[unit], actor=office.specialist_kt)
    if wrong == "gone":
        merge(office, "HC", "KT")
        unit.refresh_from_db()
    if wrong == "elsewhere":
        unit = office.outsider.unit
    if wrong == "reason":
        reason = "vì"
    with pytest.raises(Refused):
        actions.repoint_place(place(one, office), unit, reason, actor=office.administrator)


def test_an_answer_that_was_given_keeps_its_place(office: Office) -> None:
    one = asked.sent(office)
    asked.answered(one, office.head_nc, Choice.AGREE)
    with pytest.raises(Stale):
        actions.repoint_place(place(one, office), office.units["HC"], REASON, actor=office.administrator)


def test_the_unit_another_was_merged_into_answers_for_it_too(office: Office) -> None:
    one = asked.written(office)
    actions.address(one, units=[office.units["HC"]], actor=office.specialist_kt)
    actions.send(one, actor=office.specialist_kt)
    merge(office, "NC", "HC")
    head: Any = again(office.head_hc)
    assert {found.name for found in Addressee.objects.sent_to(head)} == {
        office.units["HC"].name,
        office.units["NC"].name,
    }
    assert actions.answer(place(one, office), Choice.AGREE, actor=head).answered
