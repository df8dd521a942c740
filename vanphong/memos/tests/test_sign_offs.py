"""Who agrees at a step that asks for initials has signed the draft off; leaders read what the check found."""

import pytest
from django.urls import reverse

from vanphong.documents.tests.papers import checksum_of
from vanphong.drafting.models import SignOff
from vanphong.drafting.tests.signing import in_word
from vanphong.memos.actions import opine, submit, write
from vanphong.memos.enums import Act, Who
from vanphong.memos.models import RouteStep
from vanphong.memos.queries import round_now
from vanphong.memos.tests.papers import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def memo(office):
    """With a draft in Word; its head is asked for initials on the content."""
    RouteStep.objects.filter(route__agency=office.agency, who=Who.UNIT_HEAD).update(act=Act.CONTENT)
    memo = write(None, office.units["KT"], words(office), actor=office.specialist_kt, draft=in_word(office))
    return submit(memo, actor=office.specialist_kt)


def test_agreement_at_a_step_for_initials_is_the_sign_off_of_the_draft(office, memo):
    memo = opine(memo, "agree", "", round_now(memo).checksum, actor=office.head_kt)
    given = SignOff.objects.get()
    assert (given.kind, given.checksum) == ("content", checksum_of(memo.draft))
    assert given.who == "Phạm Anh Tuấn, Trưởng phòng"
    opine(memo, "agree", "", round_now(memo).checksum, actor=office.deputy)
    assert SignOff.objects.count() == 1


def test_anything_but_agreement_signs_nothing_off(office, memo):
    opine(memo, "agree_with_changes", "Sửa mục 2.", round_now(memo).checksum, actor=office.head_kt)
    assert not SignOff.objects.exists()


def test_the_memo_and_the_card_of_a_leader_say_what_the_check_found(office, memo, sign_in):
    memo = opine(memo, "agree", "", round_now(memo).checksum, actor=office.head_kt)
    browser = sign_in(office.deputy)
    page = browser.get(memo.get_absolute_url()).content.decode()
    assert "2 lỗi, 2 phải sửa." in page
    assert "Phạm Anh Tuấn, Trưởng phòng" in page
    card = browser.get(reverse("deck-card", args=[memo.waiting[0].pk])).content.decode()
    assert "Thể thức: 2 lỗi, 2 phải sửa." in card
