"""The page behind the link of a mail, in a real browser: its buttons are pressed by people who never signed in."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from vanphong.issuing.enums import DeliveryState
from vanphong.issuing.models import Delivery
from vanphong.issuing.rules import token_of

from .papers import mailed


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_stranger_confirms_and_takes_the_document(office, page: Page, live_server):
    delivery = mailed(office)
    page.goto(live_server.url + reverse("take-document", args=[token_of(delivery)]))
    page.get_by_role("button", name="Xác nhận đã nhận").click()
    page.get_by_text("Nơi gửi đã biết là văn bản đến nơi").wait_for(timeout=5000)
    with page.expect_download(timeout=5000) as taken:
        page.get_by_role("button", name="Tải văn bản").click()
    assert taken.value.path().read_bytes() == delivery.final.path.read_bytes()
    assert Delivery.objects.get(pk=delivery.pk).state == DeliveryState.READ
