"""What was sent is not edited: its page of editing says so when it is opened, not after everything was typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from vanphong.ballots.tests import slips
from vanphong.consultations.tests import asked
from vanphong.memos.tests.papers import submitted, written
from vanphong.org.models import Person

from .office import Office

SENT: dict[str, tuple[Callable[[Office], Any], Callable[[Office], Any], str]] = {
    "memo-edit": (written, submitted, "Phiếu trình đang ở chỗ lãnh đạo"),
    "ballot-edit": (slips.written, slips.opened, "đã gửi đi nên không sửa được nữa"),
    "consultation-edit": (asked.written, asked.sent, "nội dung không sửa được nữa"),
}


@pytest.mark.parametrize("name", SENT)
def test_the_page_of_editing_opens_before_it_is_sent_and_not_after(
    office: Office, sign_in: Callable[[Person], Client], name: str
) -> None:
    before, after, said = SENT[name]
    one, sent = before(office), after(office)
    browser = sign_in(one.author)
    assert browser.get(reverse(name, args=[one.pk])).status_code == 200
    answer = browser.get(reverse(name, args=[sent.pk]))
    assert answer.status_code == 409
    assert said in answer.content.decode()
