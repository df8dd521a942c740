"""Sign-ins for other agencies: what they open, and how they are taken back."""

from typing import Any

import pytest
from django.urls import reverse

from tests.office import Office
from vanphong.consultations import actions, queries
from vanphong.consultations.enums import Choice
from vanphong.consultations.models import Addressee, Consultation, Invitation
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Person

from .asked import answered, sent, written

WHY = "Đã chuyển công tác."


def invited(office: Office) -> Invitation:
    return actions.invite(office.construction, full_name="Mùa A Páo", username="sxd.gopy", actor=office.administrator)[
        0
    ]


def invited_by(office: Office, agency: Any) -> Person:
    """A colleague of the respondent's agency who got their sign-in from that agency."""
    given = {"agency": agency, "invited_by": office.administrator, "invited_at": clock.now()}
    return Invitation.objects.create(person=office.respondent, **given).person


def test_what_one_agency_asks_is_not_read_with_a_sign_in_another_gave(office: Office, sign_in: Any):
    out, person = sent(office), invited_by(office, office.neighbour)
    place = out.addressees.get(unit=None)
    assert not Addressee.objects.sent_to(person).exists()
    assert not Consultation.objects.readable_by(person).exists()
    assert not queries.respondents_of(place).exists()
    assert queries.unreachable_of(out) == [place]
    browser = sign_in(person)
    for address in (reverse("answer", args=[place.pk]), reverse("consultation-file", args=[out.pk])):
        assert browser.get(address).status_code == 404
    with pytest.raises(NotPermitted):
        actions.answer(place, Choice.AGREE, actor=person)


def test_with_a_sign_in_of_ours_they_answer_us(office: Office):
    out, person = sent(office), invited_by(office, office.agency)
    assert list(queries.respondents_of(out.addressees.get(unit=None))) == [person]
    assert answered(out, person, Choice.AGREE).answered


def test_who_gave_a_sign_in_takes_it_back(office: Office):
    invitation = invited(office)
    with pytest.raises(NotPermitted):
        actions.revoke(invitation, WHY, actor=office.chief)
    with pytest.raises(Refused, match="lý do"):
        actions.revoke(invitation, "", actor=office.administrator)
    assert not actions.revoke(invitation, WHY, actor=office.administrator).person.is_active
    with pytest.raises(AlreadyDone):
        actions.revoke(invitation, WHY, actor=office.administrator)
    with pytest.raises(Refused, match="đã được thu hồi"):
        actions.renew_password(invitation, actor=office.administrator)


def test_a_sign_in_taken_back_answers_for_nobody(office: Office):
    waiting, invitation = written(office), invited(office)
    actions.address(waiting, agencies=[office.construction], actor=office.specialist_kt)
    assert not queries.unreachable_of(waiting)
    actions.revoke(invitation, WHY, actor=office.administrator)
    assert [one.agency for one in queries.unreachable_of(waiting)] == [office.construction]


def test_the_page_says_which_were_taken_back(office: Office, sign_in: Any):
    invitation = invited(office)
    browser = sign_in(office.administrator)
    said = browser.get(reverse("respondents")).content.decode()
    assert "Thu hồi đăng nhập" in said
    browser.post(reverse("respondent-revoke", args=[invitation.pk]), {"reason": WHY})
    said = browser.get(reverse("respondents")).content.decode()
    assert "Đã thu hồi" in said
    assert "Cấp lại mật khẩu" not in said
