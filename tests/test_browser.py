"""The browser itself works here, Vietnamese letters included."""

import pytest
from playwright.sync_api import Page

from tests.browser import PHONE


@pytest.mark.browser
@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["wide", "phone"])
def test_signing_in_is_the_first_page(page: Page, live_server, office):
    answer = page.goto(live_server.url)
    assert answer.status == 200
    assert page.title()
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
