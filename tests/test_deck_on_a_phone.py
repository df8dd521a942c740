"""A leader with a phone between two meetings: ten papers at once, a line that drops, a line that is slow."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from tests.browser import PHONE
from tests.office import Office
from tests.people import Colleague
from vanphong.memos import actions
from vanphong.memos.models import Memo, Opinion
from vanphong.memos.tests.papers import at_committee, submitted

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["phone"])]
SEND = "**/phieu-trinh/cho-toi/y-kien/"
#: A poor mobile network: 50 kB/s down, 20 kB/s up, 400 ms there and back.
SLOW = {"offline": False, "downloadThroughput": 50_000, "uploadThroughput": 20_000, "latency": 400}


@pytest.fixture
def head(page: Page, live_server, office: Office, sign_in) -> Colleague:
    """The head of the division, signed in at a phone."""
    cookie = sign_in(office.head_kt).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return Colleague(page, office.head_kt, live_server.url, touch=True)


def waiting(office: Office, count: int) -> list[Memo]:
    return [submitted(office, paper=False, draft=False, subject=f"Về việc thứ {n + 1}") for n in range(count)]


def told(head: Colleague):
    return head.page.locator("[data-deck-told]")


def test_ten_at_once_with_one_refusal(head: Colleague, office: Office):
    memos = waiting(office, 10)
    head.open("deck")
    actions.recall(memos[6], actor=office.specialist_kt)
    head.page.get_by_label("Chọn tất cả phiếu trên trang này").tap()
    head.reads("Đã chọn 10")
    head.page_is_whole()
    head.press("Đồng ý")
    expect(told(head)).to_have_text("Đã gửi 10 phiếu: 9 đã ghi, 1 phiếu chưa được.")
    results = head.page.locator("[data-deck-results] li")
    expect(results).to_have_count(10)
    refused = results.filter(has_text=memos[6].code)
    expect(refused).to_contain_text("Phiếu trình đã thay đổi, mời tải lại.")
    expect(head.page.locator(".deck-card")).to_have_count(1)
    assert Opinion.objects.filter(person=office.head_kt).count() == 9


def test_the_line_drops_in_the_middle_and_nothing_is_lost_or_done_twice(head: Colleague, office: Office):
    waiting(office, 6)
    sent = []

    def carry(route: Route) -> None:
        """The second piece arrives, but its answer is lost; then there is no line at all."""
        sent.append(route)
        if len(sent) == 2:
            route.fetch()
            head.page.context.set_offline(True)
            route.abort("connectionreset")
        else:
            route.continue_()

    head.open("deck")
    head.page.route(SEND, carry)
    head.page.get_by_label("Chọn tất cả phiếu trên trang này").tap()
    head.write("Ý kiến cho các phiếu đã chọn", "Nhất trí với chuyên viên.")
    head.press("Đồng ý")
    expect(told(head)).to_contain_text("Mất kết nối. Còn 4 phiếu chưa gửi, giữ trên máy này")
    head.page.context.set_offline(False)
    expect(told(head)).to_have_text("Đã gửi 6 phiếu: 6 đã ghi.")
    expect(head.page.locator("[data-deck-results] li").filter(has_text="ở lần gửi trước")).to_have_count(2)
    said = Opinion.objects.filter(person=office.head_kt)
    assert [opinion.text for opinion in said] == ["Nhất trí với chuyên viên."] * 6


def test_what_was_not_sent_when_the_page_was_closed_is_offered_again(head: Colleague, office: Office):
    waiting(office, 3)
    head.open("deck")
    head.page.route(SEND, lambda route: route.abort("internetdisconnected"))
    head.page.get_by_label("Chọn tất cả phiếu trên trang này").tap()
    head.press("Đồng ý")
    expect(told(head)).to_contain_text("Còn 3 phiếu chưa gửi")
    head.page.unroute(SEND)
    head.open("deck")
    head.reads("Lần trước còn 3 phiếu chưa gửi đi.")
    head.press("Gửi tiếp")
    expect(told(head)).to_have_text("Đã gửi 3 phiếu: 3 đã ghi.")
    assert Opinion.objects.filter(person=office.head_kt).count() == 3


def test_what_was_not_sent_before_is_settled_before_other_papers_are_sent(head: Colleague, office: Office):
    waiting(office, 4)
    head.open("deck")
    head.page.route(SEND, lambda route: route.abort("internetdisconnected"))
    marks = head.page.locator(".deck-card [name=chon]")
    marks.nth(0).check()
    marks.nth(1).check()
    head.press("Đồng ý")
    expect(told(head)).to_contain_text("Còn 2 phiếu chưa gửi")
    head.page.unroute(SEND)
    head.open("deck")
    marks.nth(2).check()
    head.press("Đồng ý")
    head.reads("Lần trước còn 2 phiếu chưa gửi đi. Mời gửi tiếp hoặc thôi, rồi hãy gửi các phiếu vừa chọn.")
    head.press("Gửi tiếp")
    expect(told(head)).to_have_text("Đã gửi 2 phiếu: 2 đã ghi.")
    assert Opinion.objects.filter(person=office.head_kt).count() == 2


def test_without_a_line_the_button_pressed_last_is_the_one_that_goes(head: Colleague, office: Office):
    memo = waiting(office, 1)[0]
    head.open("deck-card", memo.waiting[0].pk)
    head.page.context.set_offline(True)
    head.write("Ý kiến", "Bổ sung dự toán chi tiết.")
    head.press("Đồng ý")
    head.reads("“Đồng ý” chưa gửi")
    head.press("Trả lại")
    head.reads("“Trả lại” chưa gửi")
    head.press("Thôi, chưa gửi")
    head.press("Trả lại")
    head.page.context.set_offline(False)
    head.reads(f"Đã trả lại phiếu {memo.code}")
    assert Opinion.objects.get().choice == "return"


def test_one_opinion_waits_for_the_line_and_goes_by_itself(head: Colleague, office: Office):
    first, second = waiting(office, 2)
    head.open("deck-card", first.waiting[0].pk)
    head.page.context.set_offline(True)
    head.write("Ý kiến", "Đồng ý, trình sớm.")
    head.press("Đồng ý")
    head.reads("Mất kết nối. “Đồng ý” chưa gửi; có mạng sẽ tự gửi.")
    head.page.context.set_offline(False)
    head.reads(f"Đã cho ý kiến phiếu {first.code}", second.subject)
    assert Opinion.objects.get().text == "Đồng ý, trình sớm."


def test_a_slow_line_carries_words_before_pictures_and_every_button_is_under_the_thumb(
    head: Colleague, office: Office, sign_in, live_server
):
    at_committee(office)
    cookie = sign_in(office.vice_chair).cookies[settings.SESSION_COOKIE_NAME]
    head.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    head.open("deck")
    head.page.context.new_cdp_session(head.page).send("Network.emulateNetworkConditions", SLOW)
    head.page.locator(".deck-card h2 a").tap()
    head.reads("Xem xét đề nghị phân bổ kinh phí của Sở Tài chính.", "Phạm Anh Tuấn")
    for name in ("Đồng ý", "Trả lại"):
        box = head.page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box["height"] >= 44
        assert 500 < box["y"] < 844 - 56
    head.press("Đồng ý")
    head.reads("Đã cho ý kiến phiếu", "Không còn phiếu nào chờ anh/chị cho ý kiến.")


def test_words_written_are_kept_as_a_phrase_and_put_in_by_one_tap(head: Colleague, office: Office):
    first, second = waiting(office, 2)
    head.open("deck-card", first.waiting[0].pk)
    head.write("Ý kiến", "Nhất trí, trình lãnh đạo.")
    head.press("Giữ làm câu mẫu")
    expect(head.page.get_by_role("button", name="Nhất trí, trình lãnh đạo.")).to_be_visible()
    head.open("deck-card", second.waiting[0].pk)
    head.press("Nhất trí, trình lãnh đạo.")
    expect(head.page.get_by_label("Ý kiến", exact=True)).to_have_value("Nhất trí, trình lãnh đạo.")
