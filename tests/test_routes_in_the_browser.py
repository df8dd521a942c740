"""Opinions side by side, in between and in another's place, each given at a browser by the person whose turn it is."""

from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, expect

from tests.browser import WIDE
from tests.office import Office
from tests.people import Colleague
from vanphong.kernel import clock
from vanphong.memos.enums import MemoStatus
from vanphong.memos.models import Memo, Opinion
from vanphong.memos.tests.papers import at_committee, at_office, written
from vanphong.org.models import Person
from vanphong.ui.formats import vndate

pytestmark = pytest.mark.browser
AGAINST = "Chưa đúng thẩm quyền, đề nghị trình HĐND tỉnh."
ALTERED = "Thống nhất phương án, trình HĐND tỉnh quyết định."


People = Callable[[Person], Colleague]


@pytest.fixture
def people(browser: Browser, live_server, office: Office, sign_in) -> Iterator[People]:
    """Everybody of the office, each signed in at a window of their own."""
    present: dict[Person, Colleague] = {}

    def at_work(person: Person) -> Colleague:
        if person not in present:
            context = browser.new_context(viewport=WIDE, locale="vi-VN")
            cookie = sign_in(person).cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
            present[person] = Colleague(context.new_page(), person, live_server.url)
        return present[person]

    yield at_work
    for colleague in present.values():
        colleague.page.context.close()


def keep_a_parallel_route(administrator: Colleague) -> None:
    """The author's division and the legal one at once; without the legal one's consent it goes no further."""
    administrator.open("routes")
    administrator.follow("Lập quy trình")
    administrator.write("Tên quy trình", "Quy trình công văn")
    administrator.choose("Dùng cho loại văn bản", "Công văn")
    content, law, decide = administrator.page.locator(".step-row").all()
    content.get_by_label("Hỏi ai").select_option(label="Lãnh đạo phòng")
    law.get_by_label("Hỏi ai").select_option(label="Lãnh đạo phòng")
    law.get_by_label("Tại đơn vị").select_option(label="Phòng Nội chính")
    law.get_by_label("Xếp").select_option(label="Cùng lúc với bước trên")
    law.get_by_label("Không đồng ý thì dừng").check()
    decide.get_by_label("Hỏi ai").select_option(label="Lãnh đạo UBND phụ trách lĩnh vực")
    decide.get_by_label("Việc bắt buộc").select_option(label="Quyết định")
    administrator.press("Xem trước")
    drawn = administrator.page.locator(".route > li")
    expect(drawn).to_have_count(2)
    expect(drawn.first).to_contain_text("cùng lúc")
    administrator.press("Ghi quy trình")
    administrator.reads("Đã ghi quy trình “Quy trình công văn”.")


def opine(leader: Colleague, memo: Memo, button: str = "Đồng ý", words: str = "") -> None:
    """From the list of one's work to the memo, and back with a line that says what follows."""
    leader.open("my-work")
    leader.follow(memo.code)
    leader.write("Ý kiến", words)
    if button != "Đồng ý":
        leader.unfold("Ý kiến khác")
    leader.press(button)
    leader.reads(f"Đã cho ý kiến phiếu {memo.code}")


def test_one_of_two_asked_at_once_disagrees_and_the_memo_comes_back(people: People, office: Office):
    keep_a_parallel_route(people(office.administrator))
    author, head, law = people(office.specialist_kt), people(office.head_kt), people(office.head_nc)
    memo = written(office, paper=False)
    author.open("memo", memo.pk)
    author.press("Trình")
    author.reads("Đã trình phiếu", "Cùng lúc")
    memo.refresh_from_db()
    opine(head, memo, words="Nội dung đã rà soát.")
    opine(law, memo, "Không đồng ý", AGAINST)

    author.open("memo", memo.pk)
    author.reads("Trả lại để sửa", "Nội dung đã rà soát.", AGAINST)
    author.follow("Sửa phiếu trình")
    author.write("Đề xuất", ALTERED)
    author.press("Lưu phiếu trình")
    author.press("Trình")
    author.reads("Đã trình phiếu")

    law.open("memo", memo.pk)
    expect(law.page.locator(".memo-changes ins").filter(has_text="HĐND tỉnh")).to_be_visible()
    expect(law.page.locator(".memo-changes del").filter(has_text="Sở Tài chính")).to_be_visible()
    opine(law, memo)
    assert [step.person for step in Memo.objects.get().waiting] == [office.head_kt]
    opine(head, memo)
    leader = people(office.vice_chair)
    opine(leader, memo, words="Đồng ý ban hành.")
    leader.open("memo", memo.pk)
    leader.reads("Đã có ý kiến quyết định", "Đồng ý ban hành.", "Các lần trình trước")


def test_a_third_person_is_asked_and_the_memo_is_back_at_the_same_place(people: People, office: Office):
    memo = at_committee(office, paper=False)
    leader, asked = people(office.vice_chair), people(office.head_nc)
    leader.open("memo", memo.pk)
    leader.unfold("Chuyển xin ý kiến")
    leader.choose("Xin ý kiến của", office.head_nc.full_name)
    leader.write("Nội dung xin ý kiến", "Có đúng thẩm quyền không?")
    leader.press("Chuyển xin ý kiến")
    leader.reads(f"Đã xin ý kiến về phiếu {memo.code}")
    leader.open("memo", memo.pk)
    leader.reads(f"Phiếu đang chờ ý kiến của {office.head_nc.full_name}")

    asked.open("memo", memo.pk)
    asked.reads(f"{office.vice_chair.full_name} xin ý kiến anh/chị: Có đúng thẩm quyền không?")
    opine(asked, memo, words="Đúng thẩm quyền của Chủ tịch.")

    leader.open("memo", memo.pk)
    answer = leader.page.locator(".memo-asked-between")
    expect(answer).to_contain_text("Được hỏi: Có đúng thẩm quyền không?")
    expect(answer).to_contain_text("Đúng thẩm quyền của Chủ tịch.")
    expect(answer).to_contain_text(office.head_nc.full_name)
    opine(leader, memo, words="Đồng ý ban hành.")
    assert Memo.objects.get().status == MemoStatus.DECIDED


def delegate(leader: Colleague, deputy: str) -> None:
    """Away from today on, and who does the work meanwhile."""
    today = vndate(clock.today())
    leader.open("standing-in")
    absence = leader.page.locator(f"form[action='{reverse('plan-absence')}']")
    absence.get_by_label("Từ ngày").fill(today)
    absence.get_by_label("Đến hết ngày").fill(today)
    leader.press("Ghi lịch vắng")
    leader.reads("Đang vắng")
    leader.choose("Người được ủy quyền", deputy)
    leader.write("Từ ngày", today)
    leader.write("Đến hết ngày", today)
    leader.press("Ủy quyền")
    leader.reads("Đang có hiệu lực")


def test_a_deputy_speaks_in_the_place_of_who_is_away_until_it_is_revoked(people: People, office: Office):
    first, second = (at_office(office, paper=False, draft=False, subject=f"Về việc thứ {place}") for place in (1, 2))
    away = people(office.deputy)
    away.page.on("dialog", lambda dialog: dialog.accept())
    delegate(away, office.deputy_off.full_name)

    deputy = people(office.deputy_off)
    deputy.open("my-work")
    expect(deputy.page.locator(".standing-in").first).to_contain_text(f"đang thay: {office.deputy.full_name}")
    deputy.open("memo", first.pk)
    in_place = f"thay Phó Chánh Văn phòng {office.deputy.full_name}"
    deputy.reads(f"Anh/chị cho ý kiến {in_place}")
    opine(deputy, first, words="Đủ hồ sơ, kính trình.")
    deputy.open("memo", first.pk)
    given = deputy.page.locator(".opinion").filter(has_text="Đủ hồ sơ, kính trình.")
    expect(given).to_contain_text(office.deputy_off.full_name)
    expect(given).to_contain_text(in_place)
    printed = text_on_paper(deputy, first)
    assert office.deputy_off.full_name in printed
    assert in_place in printed

    deputy.open("memo", second.pk)
    away.press(f"Bỏ lịch vắng của {office.deputy} từ {vndate(clock.today())}")
    away.reads("Đã bỏ lịch vắng")
    away.press(f"Thu hồi ủy quyền của {office.deputy} cho {office.deputy_off}")
    away.reads("Đã thu hồi, có hiệu lực ngay")
    deputy.press("Đồng ý")
    deputy.reads("Không có trang này")
    assert not Opinion.objects.filter(round__memo=second, person=office.deputy_off).exists()
    opine(away, second)


def text_on_paper(reader: Colleague, memo: Memo) -> str:
    """The words of the memo as it is printed for this person."""
    answer = reader.page.context.request.get(reader.home + reverse("memo-pdf", args=[memo.pk]))
    pages = pypdfium2.PdfDocument(answer.body())
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
