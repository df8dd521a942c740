"""One real paper through all seven steps, as six people at six browsers, and what the office knows of it afterwards."""

import pytest

from tests.people import work_off_jobs
from tests.steps import Walk
from vanphong.documents.models import Register
from vanphong.kernel import clock

pytestmark = pytest.mark.browser
SIX = ["registrar", "chief", "head_kt", "specialist_kt", "deputy", "vice_chair"]


def test_one_paper_goes_its_whole_way(walk: Walk):
    walk.receive()
    walk.register_by_keyboard()
    walk.go()
    everybody_stands_in_its_history(walk)
    the_books_have_its_lines(walk)
    the_year_counts_it(walk)
    those_who_wait_are_told(walk)


def everybody_stands_in_its_history(walk: Walk) -> None:
    specialist = walk.at_work("specialist_kt")
    specialist.open("paper", walk.paper.pk)
    specialist.reads("Đã giải quyết", "Trả lời bằng văn bản 01/UBND-KT")
    timeline, stays = (specialist.page.locator(f"{name} > li").all_inner_texts() for name in (".timeline", ".stays"))
    for name in SIX:
        assert any(getattr(walk.office, name).full_name in line for line in timeline), name
    today = f"{clock.today():%d/%m/%Y}"
    assert all(today in line for line in [*timeline, *stays])
    assert [line.split(" · ")[0] for line in stays] == [
        "Bộ phận Văn thư",
        "Lãnh đạo Văn phòng",
        "Phòng Kinh tế tổng hợp",
        "Nguyễn Thu Trang",
        "Phạm Anh Tuấn",
        "Bùi Thị Thanh Hằng",
        "Đinh Quang Thiện",
        "Nguyễn Thu Trang",
    ]
    specialist.page.locator(".timeline > li").last.scroll_into_view_if_needed()
    walk.photograph("specialist_kt", "qua-trinh")


def the_books_have_its_lines(walk: Walk) -> None:
    registrar, year = walk.at_work("registrar"), clock.today().year
    registrar.open("register-book", walk.paper.entry.register_id, year)
    registrar.reads("Đang hiện 1 dòng.", walk.letter.code, walk.letter.subject, walk.letter.issuer)
    walk.photograph("registrar", "so-van-ban-den")
    registrar.open("follow-up", walk.paper.entry.register_id, year)
    registrar.reads("Đang hiện 1 dòng.", "01/UBND-KT")
    registrar.open("register-book", Register.objects.get(agency=walk.office.agency, code="CV").pk, year)
    registrar.reads("Đang hiện 1 dòng.", "01/UBND-KT", walk.office.vice_chair.full_name)


def the_year_counts_it(walk: Walk) -> None:
    chief = walk.at_work("chief")
    chief.open("report-year", clock.today().year)
    walk.photograph("chief", "tong-ket-nam")
    shown = " ".join(chief.page.get_by_role("main").inner_text().split())
    assert "Văn bản đến 1 Văn bản đi đã ban hành 1 Giải quyết đúng hạn 1 Giải quyết quá hạn 0" in shown


def those_who_wait_are_told(walk: Walk) -> None:
    work_off_jobs()
    specialist = walk.at_work("specialist_kt")
    specialist.open("notices")
    specialist.reads(walk.paper.subject)
    walk.photograph("specialist_kt", "thong-bao")
