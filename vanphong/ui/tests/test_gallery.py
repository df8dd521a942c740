"""The gallery in a real browser: every component in every state, by eye, by keyboard and by axe."""

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from tests.browser import PHONE

DARK = {"color_scheme": "dark"}
FIRST_FORM = "form[data-register]"

pytestmark = pytest.mark.browser


@pytest.fixture
def gallery(page: Page, live_server, office, sign_in) -> Page:
    cookie = sign_in(office.specialist_kt).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.failures = []
    page.on("pageerror", lambda error: page.failures.append(str(error)))
    page.on("console", lambda line: page.failures.append(line.text) if line.type == "error" else None)
    page.goto(f"{live_server.url}/ui/")
    return page


@pytest.mark.parametrize(
    "page", [{}, DARK, PHONE, PHONE | DARK], indirect=True, ids=["wide", "dark", "phone", "dark phone"]
)
def test_nothing_is_out_of_reach(gallery):
    with open(finders.find("vendor/axe.min.js")) as axe:
        gallery.evaluate(axe.read())
    found = gallery.evaluate("axe.run().then(({violations}) => violations)")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert gallery.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert gallery.failures == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_every_control_is_a_plain_one(gallery):
    assert gallery.locator(f"{FIRST_FORM} select").is_visible()
    assert gallery.locator("input[type=file]").is_visible()
    assert gallery.locator("[data-bulk-bar]").is_visible()
    gallery.locator(".filter summary").first.click()
    gallery.get_by_role("link", name="Phòng Tổng hợp").click()
    assert "don-vi=th" in gallery.url


def test_a_list_is_worked_from_the_keyboard(gallery):
    gallery.keyboard.press("/")
    assert gallery.evaluate("document.activeElement.name") == "q"
    gallery.evaluate("document.activeElement.blur()")
    for _ in range(4):
        gallery.keyboard.press("j")
    gallery.keyboard.press("x")
    assert gallery.locator("[data-bulk-count]").text_content() == "Đã chọn 1"
    gallery.keyboard.press("Enter")
    gallery.wait_for_url("**/ui/#so-08")


def test_a_date_and_a_sender_are_typed_the_short_way(gallery):
    signed = gallery.locator("#id_signed")
    for typed, read in [("05012026", "05/01/2026"), ("5.1.26", "05/01/2026"), ("31/02/2026", "31/02/2026")]:
        signed.fill(typed)
        signed.press("Tab")
        assert signed.input_value() == read
    sender = gallery.get_by_label("Nơi gửi").first
    sender.fill("tai ch")
    sender.press("Enter")
    assert sender.input_value() == "Sở Tài chính"
    assert gallery.locator("#id_sender").input_value() == "stc"


def test_typed_words_come_back_after_a_reload_and_go_at_sign_out(gallery):
    words = gallery.locator(f"{FIRST_FORM} textarea")
    words.fill("Chữ đang gõ dở")
    gallery.reload()
    assert words.input_value() == "Chữ đang gõ dở"
    gallery.locator(".person summary").click()
    gallery.get_by_role("button", name="Đăng xuất").click()
    assert gallery.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('words:'))") == []


def test_two_clicks_send_one_form(gallery):
    sent = []
    gallery.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    gallery.locator("input[type=file]").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%"}
    )
    gallery.get_by_role("button", name="Tải lên").dblclick()
    gallery.get_by_role("heading", name="Phiên làm việc đã đổi").wait_for()
    assert len(sent) == 1
