"""An incoming letter answered in Word: checked, mended, compared, signed, issued, received, recalled, by six people at
six browsers."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document as WordFile
from playwright.sync_api import Page, expect

from tests.people import Colleague, work_off_jobs
from tests.steps import Walk, letter_from
from vanphong.documents.models import Document
from vanphong.kernel import clock

pytestmark = pytest.mark.browser
ASKED = "đề nghị bổ sung kinh phí thực hiện chương trình nước sạch nông thôn"
SUBJECT = "bổ sung kinh phí thực hiện chương trình nước sạch nông thôn"
NO_SUCH_DAY = "31/11/2025"
QUOTED = "Ngày này trích nguyên văn công văn của Sở, Sở sẽ đính chính sau."
WRONG = "Ghi nhầm nguồn kinh phí, cần xem xét lại."
BEFORE, AFTER = "Thống nhất với nội dung đề nghị", "Chưa thống nhất với nội dung đề nghị"
AWAY = "Văn phòng Chính phủ"


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Where a browser puts what is taken away."""
    folder = tmp_path / "tai-ve"
    folder.mkdir()
    return folder


def test_a_letter_is_answered_in_word(walk: Walk, downloads: Path):
    walk.letter = letter_from(walk.office.neighbour.name, "574/SKHĐT-TH", ASKED, downloads)
    walk.receive()
    walk.register()
    walk.instruct()
    walk.assign()
    taken = takes_the_model(walk, downloads)
    spoils(taken)
    hands_it_in_as_the_draft(walk, taken)
    sees_what_is_wrong_beside_the_page(walk)
    explains_what_stays(walk)
    has_the_rest_mended(walk)
    writes_a_third_version(walk, downloads)
    sees_what_changed(walk)
    is_signed_off_and_signed(walk)
    issues(walk)
    number_and_date_are_in_the_pdf(walk, downloads)
    is_received_by_the_neighbour(walk)
    each_place_has_its_receipt(walk)
    is_recalled(walk)


def takes_the_model(walk: Walk, folder: Path) -> Path:
    specialist = walk.at_work("specialist_kt")
    specialist.follow(walk.letter.subject)
    specialist.unfold("Soạn văn bản trả lời")
    specialist.follow("Soạn văn bản trả lời")
    specialist.follow("Lấy mẫu Word theo Nghị định 30/2020/NĐ-CP")
    specialist.reads(f"của {walk.letter.issuer}: {walk.letter.subject}")
    specialist.choose("Tên loại", "Công văn")
    specialist.write("Trích yếu", SUBJECT)
    specialist.choose("Người ký", walk.office.vice_chair.full_name)
    walk.photograph("specialist_kt", "mau-word")
    return takes_away(specialist, "Tải mẫu Word", folder / "mau.docx")


def takes_away(colleague: Colleague, button: str, to: Path) -> Path:
    with colleague.page.expect_download() as coming:
        colleague.press(button)
    coming.value.save_as(to)
    return to


def spoils(path: Path) -> None:
    """As it happens in Word: "Về việc" for "V/v", and a day that no calendar has."""
    file: Any = WordFile(str(path))
    below_the_number = file.tables[0].rows[1].cells[0].paragraphs[1]
    assert rewrite([below_the_number], "V/v", "Về việc")
    assert rewrite(file.paragraphs, "trước khi hết thời hạn được giao", f"trước ngày {NO_SUCH_DAY}")
    file.save(str(path))


def rewrite(paragraphs: list[Any], old: str, new: str) -> bool:
    """Were these words there, each in a stretch of one setting?"""
    found = [run for paragraph in paragraphs for run in paragraph.runs if old in run.text]
    for run in found:
        run.text = run.text.replace(old, new)
    return bool(found)


def hands_it_in_as_the_draft(walk: Walk, path: Path) -> None:
    specialist = walk.at_work("specialist_kt")
    specialist.follow("Lập dự thảo")
    specialist.choose("Tên loại", "Công văn")
    specialist.hand_in("Tệp dự thảo", path)
    specialist.write("Trích yếu", f"V/v {SUBJECT}")
    specialist.write("Nơi nhận: để thực hiện", walk.office.neighbour.name)
    specialist.write("Nơi nhận: để biết", AWAY)
    walk.photograph("specialist_kt", "lap-du-thao")
    specialist.press("Lập dự thảo")
    specialist.reads("Đã lập dự thảo.", "đang được kiểm tra")


def looks_again(walk: Walk, name: str) -> Colleague:
    """After the worker has done what waits."""
    work_off_jobs()
    colleague = walk.at_work(name)
    colleague.open("paper", walk.answer.pk)
    return colleague


def sees_what_is_wrong_beside_the_page(walk: Walk) -> None:
    specialist = looks_again(walk, "specialist_kt")
    specialist.reads("Về việc", NO_SUCH_DAY)
    expect(specialist.page.locator(".findings > li")).to_have_count(2)
    expect(specialist.page.locator("[id^=dau-]")).to_have_count(2)
    walk.photograph("specialist_kt", "kiem-tra")
    specialist.page.locator(".findings").first.scroll_into_view_if_needed()
    walk.photograph("specialist_kt", "loi-canh-trang")


def explains_what_stays(walk: Walk) -> None:
    specialist = walk.at_work("specialist_kt")
    finding = specialist.page.locator(".findings > li").filter(has_text=NO_SUCH_DAY)
    finding.locator("summary").click()
    finding.get_by_label("Vì sao để nguyên").fill(QUOTED)
    specialist.press("Ghi giải trình", within=finding)
    specialist.reads("Đã ghi giải trình lỗi", f"Giải trình: {QUOTED}")


def has_the_rest_mended(walk: Walk) -> None:
    walk.at_work("specialist_kt").press("Sửa tự động, lập bản mới")
    walk.at_work("specialist_kt").reads("Đã lập bản mới, sửa 1 lỗi")
    specialist = looks_again(walk, "specialist_kt")
    specialist.reads("Bản 2", f"Giải trình: {QUOTED}")
    expect(specialist.page.locator(".findings > li")).to_have_count(1)
    specialist.page.locator(".findings").first.scroll_into_view_if_needed()
    walk.photograph("specialist_kt", "da-sua-va-giai-trinh")


def writes_a_third_version(walk: Walk, folder: Path) -> None:
    specialist = walk.at_work("specialist_kt")
    taken = takes_away(specialist, "Tải về để sửa", folder / "ban-2.docx")
    file: Any = WordFile(str(taken))
    assert rewrite(file.paragraphs, BEFORE, AFTER)
    file.save(str(taken))
    specialist.open("paper", walk.answer.pk)
    specialist.reads("Sửa xong, nộp ở mục “Thay bản dự thảo”.")
    specialist.unfold("Thay bản dự thảo")
    specialist.hand_in("Bản dự thảo mới", taken)
    specialist.write("Sửa những gì", "Đổi ý kiến ở mục 1.")
    specialist.press("Thay bản dự thảo")
    specialist.reads("Đã thay bản dự thảo", "Bản 3", "Đổi ý kiến ở mục 1.")


def sees_what_changed(walk: Walk) -> None:
    specialist = walk.at_work("specialist_kt")
    specialist.follow("So với bản trước")
    specialist.reads("Bản 2 → bản 3", "Thay đổi 1/1")
    compared = specialist.page.locator(".compare-change")
    expect(compared.locator("del")).to_have_text(["Thống"])
    expect(compared.locator("ins")).to_have_text(["Chưa thống"])
    walk.photograph("specialist_kt", "so-sanh")


def is_signed_off_and_signed(walk: Walk) -> None:
    looks_again(walk, "head_kt").press("Ký nháy nội dung, bản 3")
    walk.at_work("head_kt").reads("Đã ký nháy nội dung bản 3.")
    specialist = walk.at_work("specialist_kt")
    specialist.open("paper", walk.answer.pk)
    specialist.choose("Người ký", walk.office.vice_chair.full_name)
    specialist.press("Trình ký")
    specialist.reads("Chờ ký")
    looks_again(walk, "registrar").press("Ký nháy thể thức, bản 3")
    walk.at_work("registrar").reads("Đã ký nháy thể thức bản 3.")
    walk.sign()


def issues(walk: Walk) -> None:
    registrar = looks_again(walk, "registrar")
    walk.photograph("registrar", "ban-hanh")
    registrar.press("Cấp số, ban hành")
    registrar.reads("Đã ban hành số 01/UBND-KT. Bản phát hành đang được lập.")
    looks_again(walk, "registrar").reads("Đã phát hành")
    walk.photograph("registrar", "da-phat-hanh")


def number_and_date_are_in_the_pdf(walk: Walk, folder: Path) -> None:
    page, today = walk.at_work("registrar").page, clock.today()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải về").click()
    coming.value.save_as(folder / "ban-phat-hanh.pdf")
    with pypdfium2.PdfDocument(folder / "ban-phat-hanh.pdf") as pdf:
        words = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "Số: 01/UBND-KT" in words
    assert f"Sơn Hòa, ngày {today:%d} tháng {today.month:02} năm {today.year}" in words


def arrived(walk: Walk) -> Document:
    return Document.objects.incoming().get(agency=walk.office.neighbour)


def is_received_by_the_neighbour(walk: Walk) -> None:
    neighbour = walk.at_work("outsider_registrar")
    neighbour.open("intake")
    neighbour.follow("Đăng ký văn bản chờ lâu nhất")
    neighbour.reads("Đăng ký vào sổ văn bản đến")
    walk.photograph("outsider_registrar", "noi-nhan-dang-ky")
    neighbour.press("Đăng ký")
    neighbour.reads("số 1")


def place(page: Page, name: str) -> Any:
    return page.locator(".stays > li").filter(has_text=name)


def each_place_has_its_receipt(walk: Walk) -> None:
    page = looks_again(walk, "registrar").page
    expect(place(page, walk.office.neighbour.name)).to_contain_text("Đã nhận")
    expect(place(page, AWAY)).to_contain_text("Chờ vào sổ gửi bưu điện")
    place(page, AWAY).scroll_into_view_if_needed()
    walk.photograph("registrar", "noi-nhan")


def is_recalled(walk: Walk) -> None:
    leader = looks_again(walk, "vice_chair")
    leader.unfold("Quyết định thu hồi")
    leader.write("Lý do thu hồi", WRONG)
    leader.press("Quyết định thu hồi")
    leader.reads("Đã quyết định thu hồi 01/UBND-KT. Văn thư thực hiện.")
    looks_again(walk, "registrar").press("Thực hiện thu hồi")
    work_off_jobs()
    neighbour = walk.at_work("outsider_registrar")
    neighbour.open("paper", arrived(walk).pk)
    neighbour.reads("Nơi gửi thu hồi văn bản này", WRONG)
    neighbour.page.get_by_text(WRONG).first.scroll_into_view_if_needed()
    walk.photograph("outsider_registrar", "noi-nhan-thu-hoi")
    neighbour.press("Hủy văn bản theo yêu cầu thu hồi")
    neighbour.reads("Đã hủy văn bản theo yêu cầu thu hồi; nơi gửi được báo lại.")
    registrar = looks_again(walk, "registrar")
    expect(place(registrar.page, walk.office.neighbour.name)).to_contain_text("Đã thu hồi")
    expect(place(registrar.page, AWAY)).to_contain_text("Đã thu hồi")
    place(registrar.page, AWAY).scroll_into_view_if_needed()
    walk.photograph("registrar", "da-thu-hoi")
    told = " ".join(registrar.page.locator(".timeline > li").all_inner_texts())
    assert f"Quyết định thu hồi văn bản: {WRONG}" in told
    assert "Thực hiện thu hồi: 1 nơi đã thu hồi, 1 nơi chờ trả lời" in told
    assert f"Đã thu hồi tại {walk.office.neighbour.name}" in told
