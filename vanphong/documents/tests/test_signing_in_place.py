"""Signing in a leader's place: by a delegation or as the next in line, within its limits, with both names."""

import pytest

from vanphong.documents import actions
from vanphong.documents.models import Signature
from vanphong.documents.tests.papers import awaiting_signature, checksum_of, drafted
from vanphong.kernel.errors import NotPermitted
from vanphong.org.actions import revoke
from vanphong.org.models import FieldCharge
from vanphong.org.tests.granting import again, away, days, granted

pytestmark = pytest.mark.django_db
BASIS = {"basis": "Văn bản ủy quyền số 12/UQ-UBND", "document_type": "Công văn"}


def sign(paper, person):
    return actions.sign(paper, checksum_of(paper), actor=again(person))


def to_chief(office):
    return actions.send_for_signature(drafted(office), office.chief, actor=office.specialist_kt)


@pytest.mark.parametrize(
    ("holder", "deputy", "limits", "block"),
    [
        ("vice_chair", "vice_chair_nc", {}, "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH"),
        ("vice_chair", "chair", {}, "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"),
        ("chair", "chief", {}, "TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG"),
        ("chair", "head_kt", BASIS, "TUQ. CHỦ TỊCH|TRƯỞNG PHÒNG"),
        ("deputy", "chief", {}, "TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG"),
        ("chief", "deputy", {}, "TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG"),
        ("chief", "head_kt", BASIS, "TL. CHỦ TỊCH|TUQ. CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG"),
    ],
)
def test_a_deputy_signs_by_their_own_power_and_both_names_are_kept(office, holder, deputy, limits, block):
    leader, other = office.cast[holder], office.cast[deputy]
    paper = actions.send_for_signature(drafted(office), leader, actor=office.specialist_kt)
    granted(leader, other, **limits)
    signed = sign(paper, other)
    signature = Signature.objects.get(document=signed)
    assert (signature.signer, signature.for_person, signature.block) == (other, leader, block)
    assert signed.signer_name == other.full_name


@pytest.mark.parametrize(
    ("holder", "deputy", "limits"),
    [("vice_chair", "chief", {}), ("vice_chair", "head_kt", BASIS), ("deputy", "head_kt", BASIS)],
)
def test_a_deputy_head_gives_no_signature_on(office, sign_in, holder, deputy, limits):
    leader, other = office.cast[holder], office.cast[deputy]
    paper = actions.send_for_signature(drafted(office), leader, actor=office.specialist_kt)
    granted(leader, other, **limits)
    with pytest.raises(NotPermitted):
        sign(paper, other)
    browser = sign_in(other)
    assert "Chờ ký" not in [column.title for column in browser.get("/").context["desk"].columns]
    page = browser.get(paper.get_absolute_url())
    assert "sign" not in [act.name for act in page.context["acts"]]


def test_the_leader_signs_as_before(office):
    paper = awaiting_signature(office)
    granted(office.vice_chair, office.vice_chair_nc)
    sign(paper, office.vice_chair)
    assert Signature.objects.get(document=paper).for_person is None


def test_the_next_in_line_signs_for_a_leader_who_is_away(office):
    paper = awaiting_signature(office)
    with pytest.raises(NotPermitted):
        sign(paper, office.chair)
    away(office.vice_chair)
    sign(paper, office.chair)
    assert Signature.objects.get(document=paper).for_person == office.vice_chair


@pytest.mark.parametrize(
    "limits", [{"document_type": "Quyết định"}, {"field": "NC"}, {"days": 3}], ids=["type", "field", "days"]
)
def test_a_delegation_for_something_else_does_not_reach_it(office, sign_in, limits):
    paper = awaiting_signature(office)
    values = limits | ({"field": office.fields[limits["field"]]} if "field" in limits else {})
    first = values.pop("days", 0)
    granted(office.vice_chair, office.vice_chair_nc, first, first, **values)
    with pytest.raises(NotPermitted):
        sign(paper, office.vice_chair_nc)
    assert sign_in(office.vice_chair_nc).get(paper.get_absolute_url()).status_code == 404


def test_a_delegation_revoked_in_between_is_judged_when_the_deputy_signs(office):
    paper = awaiting_signature(office)
    given = granted(office.vice_chair, office.vice_chair_nc)
    revoke(given, actor=office.vice_chair)
    with pytest.raises(NotPermitted, match="phạm vi được ủy quyền"):
        sign(paper, office.vice_chair_nc)


def test_what_was_delegated_is_not_passed_on(office):
    paper = to_chief(office)
    granted(office.chief, office.deputy)
    granted(office.deputy, office.deputy_off)
    with pytest.raises(NotPermitted):
        sign(paper, office.deputy_off)


def test_a_deputy_of_somebody_who_is_no_leader_any_more_does_not_sign(office):
    paper = awaiting_signature(office)
    granted(office.vice_chair, office.vice_chair_nc)
    FieldCharge.objects.all().delete()
    office.vice_chair.appointments.update(valid_to=days(-1)[0])
    with pytest.raises(NotPermitted):
        sign(paper, office.vice_chair_nc)


def test_a_deputy_declines_too_and_the_timeline_names_both(office, sign_in):
    paper = awaiting_signature(office)
    granted(office.vice_chair, office.vice_chair_nc)
    actions.decline(paper, "Còn thiếu căn cứ pháp lý.", actor=again(office.vice_chair_nc))
    page = sign_in(office.specialist_kt).get(paper.get_absolute_url()).content.decode()
    assert "thay Phó Chủ tịch Đinh Quang Thiện, theo ủy quyền ngày" in page


def test_a_deputy_opens_the_paper_signs_it_there_and_both_names_stand_on_it(office, sign_in):
    paper = actions.send_for_signature(drafted(office), office.chair, actor=office.specialist_kt)
    browser = sign_in(office.chief)
    assert browser.get(paper.get_absolute_url()).status_code == 404
    granted(office.chair, office.chief)
    page = browser.get(paper.get_absolute_url()).content.decode()
    assert "Lê Hữu Phước được trình ký" in page
    file = paper.files.get()
    assert browser.get(f"/van-ban/{paper.pk}/tep/{file.pk}/").status_code == 200
    signing = {"checksum": checksum_of(paper), "seen": paper.version}
    assert browser.post(f"/van-ban/{paper.pk}/ky/", signing).status_code == 302
    page = sign_in(office.specialist_kt).get(paper.get_absolute_url()).content.decode()
    assert "ký thay Lê Hữu Phước" in page
    assert "TL. Chủ tịch Lê Hữu Phước, theo ủy quyền ngày" in page
