"""A draft goes to three outside agencies, who answer on pages of their own; the answers become one Word table."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx

from tests.browser import WIDE
from tests.office import Office
from tests.people import Colleague, Colleagues, folder_for_photographs, work_off_jobs
from tests.steps import draft_answer
from vanphong.consultations.models import Consultation
from vanphong.consultations.tests.asked import another_agency, in_days
from vanphong.org.models import Person
from vanphong.ui.formats import vndate

pytestmark = pytest.mark.browser
SUBJECT = "Góp ý dự thảo Kế hoạch đầu tư công năm 2027"
SAID = [
    ("Đề nghị bổ sung nguồn vốn đối ứng.", "Phần II. Nguồn lực", "Thống nhất, có góp ý"),
    ("Không thống nhất tiến độ giải ngân quý I.", "Phần I. Mục tiêu", "Không thống nhất"),
]


@pytest.fixture
def people(browser: Any, live_server: Any) -> Any:
    folder = folder_for_photographs("consultation")
    found = Colleagues(browser, str(live_server), folder, viewport=WIDE)
    yield found
    found.go_home()


def test_three_agencies_answer_and_one_table_comes_of_it(office: Office, people: Colleagues, tmp_path: Path) -> None:
    outside = [office.respondent, *(another_agency()[1] for _ in range(2))]
    author = people(office.specialist_kt)
    author.page.on("dialog", lambda question: question.accept())
    ask(author, draft_answer(tmp_path), [person.agency.name for person in outside])
    people.photograph(office.specialist_kt, "da-gui-lay-y-kien")
    for person, (text, section, choice) in zip(outside, SAID, strict=False):
        comment(people(person), text, section)
        people.photograph(person, "gop-y")
        send(people(person), choice)
    agree(people(outside[2]))
    work_off_jobs()
    close(author)
    deal_with(author, "Đã bổ sung tại Phần II.")
    people.photograph(office.specialist_kt, "bang-tong-hop")
    the_table_says_it(author, outside)


def ask(author: Colleague, draft: Path, names: list[str]) -> None:
    author.open("consultation-new")
    author.write("Nội dung lấy ý kiến", SUBJECT)
    author.hand_in("Tệp dự thảo", draft)
    author.write("Hạn trả lời", vndate(in_days(10)))
    author.write("Các mục hoặc câu hỏi xin ý kiến", "Phần I. Mục tiêu\nPhần II. Nguồn lực")
    author.press("Lưu, chọn nơi nhận")
    for name in names:
        author.page.get_by_label("Tìm cơ quan để lấy ý kiến").fill(name)
        author.page.locator("#tim-noi-nhan").get_by_role("button").click()
        author.page.get_by_role("main").get_by_label(name).check()
        author.press("Thêm nơi nhận")
        author.reads("Đã thêm 1 nơi nhận.")
    author.press("Gửi lấy ý kiến")
    author.reads("Đã gửi lấy ý kiến", "0/3 đã trả lời")


def comment(respondent: Colleague, text: str, section: str) -> None:
    respondent.reads("Góp ý được gửi", SUBJECT)
    respondent.follow(SUBJECT)
    respondent.choose("Mục, câu hỏi", section)
    respondent.write("Nội dung góp ý", text)
    respondent.press("Lưu ý kiến")
    respondent.reads("Đã lưu ý kiến.", text)


def send(respondent: Colleague, choice: str) -> None:
    respondent.page.get_by_role("radio", name=choice, exact=True).check()
    respondent.press("Gửi góp ý")
    respondent.reads("Đã gửi góp ý.")


def agree(respondent: Colleague) -> None:
    respondent.follow(SUBJECT)
    send(respondent, "Thống nhất")


def close(author: Colleague) -> None:
    author.open("consultation", Consultation.objects.get().pk)
    author.reads("3/3 đã trả lời")
    author.unfold("Kết thúc lấy ý kiến")
    author.press("Kết thúc lấy ý kiến")
    author.reads("Đã kết thúc lấy ý kiến.", *(text for text, _, _ in SAID))


def deal_with(author: Colleague, words: str) -> None:
    row = author.page.get_by_role("row").filter(has_text=SAID[0][0])
    row.get_by_role("checkbox").check()
    author.page.get_by_label("Xử lý các dòng đã chọn").select_option(label="Tiếp thu")
    author.page.get_by_label("Nội dung chung").fill(words)
    author.press("Ghi cho các dòng đã chọn")
    author.reads("Tiếp thu: đã ghi 1 ý kiến")
    author.follow("Quay lại bảng")
    author.reads(words)


def the_table_says_it(author: Colleague, outside: list[Person]) -> None:
    with author.page.expect_download() as waiting:
        author.follow("Tải bản Word")
    made = open_docx(BytesIO(Path(waiting.value.path()).read_bytes()))
    rows = [[cell.text for cell in row.cells] for row in made.tables[-1].rows]
    assert [row[0] for row in rows] == ["TT", "1. Phần I. Mục tiêu", "1", "2. Phần II. Nguồn lực", "2"]
    assert rows[2][1:] == [outside[1].agency.name, SAID[1][0], ""]
    assert rows[4][1:] == [outside[0].agency.name, SAID[0][0], "Tiếp thu. Đã bổ sung tại Phần II."]
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "3 cơ quan, đơn vị; 3 trả lời, 0 không trả lời" in words
