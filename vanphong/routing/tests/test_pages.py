"""The pages of routing: who sees which, what comes back filled, and how many queries they cost."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents.enums import Status, Urgency
from vanphong.documents.models import Document
from vanphong.kernel import clock
from vanphong.routing.actions import ask_unit, instruct

SHEET_READERS = {"chief", "deputy", "deputy_off", "registrar", "registrar2", "outsider_registrar"}


def text_of(response) -> str:
    assert response["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(BytesIO(response.content))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def queries_of(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def form_of(paper: Document, **values: object) -> dict[str, object]:
    return {"seen": paper.version, "next": reverse("day-sheet")} | values


def test_the_sheet_is_for_the_registry_and_the_leaders_of_the_office(office, sign_in):
    for name, person in office.cast.items():
        expected = 200 if name in SHEET_READERS else 403
        client = sign_in(person)
        assert client.get(reverse("day-sheet")).status_code == expected, name
        assert client.get(reverse("day-sheet-pdf", args=[clock.today()])).status_code == expected, name


def test_the_sheet_has_the_most_urgent_first_and_earlier_days_on_top(office, sign_in, registered):
    with clock.held_at(clock.now() - timedelta(days=1)):
        registered("Văn bản hôm trước")
    registered("Văn bản thường")
    registered("Văn bản gấp", urgency=Urgency.IMMEDIATE)
    registered("Văn bản nội chính", field=office.fields["NC"])
    page = sign_in(office.chief).get(reverse("day-sheet")).content.decode()
    places = [page.index(f"{words}</span>") for words in ("hôm trước", "gấp", "thường", "nội chính")]
    assert places == sorted(places)
    assert "HỎA TỐC" in page
    assert "4 chờ bút phê" in page


def test_only_who_may_instruct_gets_the_forms(office, sign_in, registered):
    registered()
    button = "Ghi bút phê cho các văn bản đã chọn"
    for name in ("chief", "deputy"):
        assert button in sign_in(getattr(office, name)).get(reverse("day-sheet")).content.decode()
    for name in ("deputy_off", "registrar"):
        assert button not in sign_in(getattr(office, name)).get(reverse("day-sheet")).content.decode()


def test_another_agency_sees_an_empty_sheet(office, sign_in, registered):
    registered("Văn bản của UBND tỉnh")
    page = sign_in(office.outsider_registrar).get(reverse("day-sheet"))
    assert "Văn bản của UBND tỉnh" not in page.content.decode()


@pytest.mark.parametrize("day", ["31/02/2026", "x", "2026-13-01"])
def test_a_day_that_does_not_exist(office, sign_in, day):
    client = sign_in(office.chief)
    assert client.get(reverse("day-sheet"), {"ngay": day}).status_code == 422
    assert client.get("/trinh-chanh-van-phong/2026-02-31.pdf").status_code == 404


@pytest.mark.parametrize("name", ["chief", "registrar"])
def test_the_sheet_costs_the_same_for_one_paper_and_three(office, sign_in, registered, name):
    client = sign_in(getattr(office, name))
    registered()
    one = queries_of(client, reverse("day-sheet"))
    for number in range(2):
        paper = registered(f"Văn bản {number}")
    instruct(
        paper, lead=office.units["KT"], supporting=[office.units["NC"]], due_date=None, text="", actor=office.chief
    )
    registered("Văn bản gấp", urgency=Urgency.URGENT)
    assert queries_of(client, reverse("day-sheet")) == one


def test_the_sheet_on_paper(office, sign_in, registered):
    registered("Về việc hỗ trợ doanh nghiệp")
    printed = text_of(sign_in(office.registrar).get(reverse("day-sheet-pdf", args=[clock.today()])))
    assert "TỔNG HỢP VĂN BẢN ĐẾN TRÌNH CHÁNH VĂN PHÒNG" in printed
    assert "hỗ trợ doanh nghiệp" in printed


def test_a_row_of_the_sheet_is_instructed(office, sign_in, registered):
    paper, key = registered(), None
    key = paper.pk
    posted = {
        "row": key,
        "next": reverse("day-sheet"),
        f"{key}-seen": paper.version,
        f"{key}-lead": office.units["KT"].pk,
    }
    posted |= {f"{key}-due_date": "31/12/2099", f"{key}-supporting": [office.units["NC"].pk], "999-lead": "x"}
    client = sign_in(office.chief)
    answer = client.post(reverse("instruct", args=[key]), posted, follow=True)
    assert answer.redirect_chain == [(reverse("day-sheet"), 302)]
    assert "Đã giao Phòng Kinh tế tổng hợp chủ trì; hạn 31/12/2099." in answer.content.decode()
    paper.refresh_from_db()
    assert (paper.status, paper.lead_unit) == (Status.INSTRUCTED, office.units["KT"])
    again = client.post(reverse("instruct", args=[key]), posted, follow=True)
    assert "đã được ghi nhận" in again.content.decode()
    assert paper.instructions.count() == 1


def test_a_form_that_cannot_be_read_comes_back_filled(office, sign_in, registered):
    paper = registered()
    posted = form_of(paper, lead=office.units["KT"].pk, due_date="31/02/2026", text="Xử lý trong tuần")
    answer = sign_in(office.chief).post(reverse("instruct", args=[paper.pk]), posted)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Không có ngày" in page
    assert "Xử lý trong tuần" in page
    assert f'value="{reverse("day-sheet")}"' in page


def test_who_may_not_is_refused_before_the_form_is_read(office, sign_in, registered, instructed, assigned):
    for url, paper in [
        ("instruct", registered()),
        ("assign", instructed()),
        ("claim", instructed()),
        ("send-back", instructed()),
        ("hand-back", assigned()),
        ("ask-unit", assigned()),
    ]:
        client = sign_in(office.registrar)
        for posted in ({}, form_of(paper, lead=office.units["KT"].pk, person=office.specialist_kt.pk, reason="x" * 20)):
            assert client.post(reverse(url, args=[paper.pk]), posted).status_code == 403, url


def test_a_paper_one_may_not_see_is_not_there(office, sign_in, registered, assigned):
    paper, question = registered(), ask_unit(assigned(), office.units["NC"], "Có vướng gì?", actor=office.specialist_kt)
    for name in ("outsider", "outsider_registrar", "head_hc", "administrator"):
        client = sign_in(getattr(office, name))
        for url in ("instruct", "assign", "claim", "send-back", "hand-back", "ask-unit"):
            assert client.post(reverse(url, args=[paper.pk]), {}).status_code == 404
        assert client.post(reverse("answer-question", args=[question.pk]), {"text": "Không"}).status_code == 404
        assert client.get(reverse("handling-slip", args=[paper.pk])).status_code == 404


def test_acts_are_posted(office, sign_in, registered):
    client, paper = sign_in(office.chief), registered()
    for url in ("instruct", "assign", "claim", "send-back", "hand-back", "ask-unit"):
        assert client.get(reverse(url, args=[paper.pk])).status_code == 405


def test_a_unit_or_person_of_elsewhere_is_not_a_choice(office, sign_in, registered, instructed):
    paper = registered()
    posted = form_of(paper, lead=office.units["VP"].pk)
    answer = sign_in(office.chief).post(reverse("instruct", args=[paper.pk]), posted)
    assert (answer.status_code, "Không có lựa chọn này" in answer.content.decode()) == (422, True)
    paper = instructed()
    posted = form_of(paper, person=office.specialist_nc.pk)
    assert sign_in(office.head_kt).post(reverse("assign", args=[paper.pk]), posted).status_code == 422


def test_many_at_once_with_one_that_fails(office, sign_in, registered):
    good, bad, late = registered("Văn bản một"), registered("Văn bản hai"), registered("Văn bản ba")
    instruct(late, lead=office.units["NC"], due_date=None, text="", actor=office.deputy)
    posted = {"chon": [good.pk, bad.pk, late.pk], "chung-text": "Xử lý theo thẩm quyền", "next": reverse("day-sheet")}
    for paper in (good, bad, late):
        posted |= {f"{paper.pk}-seen": paper.version, f"{paper.pk}-lead": office.units["KT"].pk}
    posted[f"{bad.pk}-due_date"] = "30/02/2026"
    answer = sign_in(office.chief).post(reverse("instruct-many"), posted)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ghi bút phê cho 1 văn bản, còn 2 chưa được" in page
    assert "Văn bản đã thay đổi" in page
    assert "Không có ngày" in page
    assert good.instructions.get().text == "Xử lý theo thẩm quyền"
    assert not bad.instructions.exists()
    assert late.instructions.get().author == office.deputy


def test_a_repeated_click_on_many_is_harmless(office, sign_in, registered):
    paper, client = registered(), sign_in(office.chief)
    posted = {"chon": [paper.pk], "chung-lead": office.units["NC"].pk, f"{paper.pk}-seen": paper.version}
    posted[f"{paper.pk}-lead"] = office.units["KT"].pk
    for _ in range(2):
        assert client.post(reverse("instruct-many"), posted).status_code == 200
    assert paper.instructions.get().units.get().unit == office.units["NC"]


def test_many_needs_something_marked_and_somebody_who_may(office, sign_in, registered, instructed):
    paper = registered()
    assert sign_in(office.chief).post(reverse("instruct-many"), {}).status_code == 422
    assert sign_in(office.chief).post(reverse("instruct-many"), {"chon": ["9" * 30]}).status_code == 404
    assert sign_in(office.deputy_off).post(reverse("instruct-many"), {"chon": paper.pk}).status_code == 403
    assert sign_in(office.specialist_kt).post(reverse("assign-many"), {"chon": instructed().pk}).status_code == 403
    assert sign_in(office.head_nc).post(reverse("assign-many"), {"chon": instructed().pk}).status_code == 404


def test_the_head_assigns_many_from_the_tray(office, sign_in, instructed):
    papers = [instructed(), instructed()]
    posted = {"chon": [paper.pk for paper in papers], "chung-person": office.specialist_kt.pk}
    posted |= {f"{paper.pk}-seen": paper.version for paper in papers}
    client = sign_in(office.head_kt)
    assert client.post(reverse("assign-many"), posted).status_code == 200
    assert {paper.assignments.get().person for paper in papers} == {office.specialist_kt}
    tray = client.get(reverse("unit-tray")).content.decode()
    assert "Nguyễn Thu Trang" in tray
    assert "Đang xử lý" in tray


def test_the_tray_shows_what_came_to_my_unit_and_no_other(office, sign_in, instructed):
    paper = instructed(supporting=[office.units["NC"]], informed=[office.units["HC"]])
    title = paper.subject
    shown = {
        ("head_kt", "cho-phan-cong"): True,
        ("specialist_kt", "cho-phan-cong"): True,
        ("specialist_nc", "cho-phan-cong"): False,
        ("specialist_nc", "phoi-hop"): True,
        ("head_hc", "de-biet"): True,
        ("head_hc", "phoi-hop"): False,
        ("outsider", "cho-phan-cong"): False,
    }
    for (name, section), expected in shown.items():
        page = sign_in(getattr(office, name)).get(reverse("unit-tray"), {"muc": section})
        assert (title in page.content.decode()) == expected, (name, section)


def test_a_specialist_claims_from_the_tray(office, sign_in, instructed):
    paper = instructed()
    client = sign_in(office.specialist_kt)
    assert "Nhận việc" in client.get(reverse("unit-tray")).content.decode()
    posted = {"row": paper.pk, f"{paper.pk}-seen": paper.version, "next": reverse("unit-tray")}
    assert client.post(reverse("claim", args=[paper.pk]), posted).status_code == 302
    assert paper.assignments.get().person == office.specialist_kt


@pytest.mark.parametrize("section", ["cho-phan-cong", "dang-xu-ly", "phoi-hop", "de-biet", "cau-hoi"])
@pytest.mark.parametrize("name", ["head_kt", "specialist_kt", "head_nc", "chief"])
def test_the_tray_costs_the_same_for_one_paper_and_three(office, sign_in, assigned, instructed, name, section):
    def one_of_each() -> None:
        instructed(supporting=[office.units["NC"]], informed=[office.units["HC"]])
        ask_unit(assigned(), office.units["NC"], "Có vướng gì không?", actor=office.specialist_kt)
        instructed(lead=office.units["NC"], supporting=[office.units["KT"]])

    client, url = sign_in(getattr(office, name)), f"{reverse('unit-tray')}?muc={section}"
    one_of_each()
    one = queries_of(client, url)
    one_of_each()
    one_of_each()
    assert queries_of(client, url) == one


def test_a_question_is_asked_and_answered(office, sign_in, assigned):
    paper = assigned()
    posted = form_of(paper, unit=office.units["NC"].pk, question="Có vướng gì không?", due_date="31/12/2099")
    assert sign_in(office.specialist_kt).post(reverse("ask-unit", args=[paper.pk]), posted).status_code == 302
    question, client = paper.questions.get(), sign_in(office.specialist_nc)
    assert client.post(reverse("answer-question", args=[question.pk]), {"text": ""}).status_code == 422
    assert client.post(reverse("answer-question", args=[question.pk]), {"text": "Không vướng."}).status_code == 302
    assert client.post(reverse("answer-question", args=[question.pk]), {"text": "Không vướng."}).status_code == 302
    question.refresh_from_db()
    assert question.answer == "Không vướng."


def test_the_slip_has_its_three_parts(office, sign_in, assigned):
    paper = assigned(text="Khẩn trương xử lý", supporting=[office.units["NC"]])
    printed = text_of(sign_in(office.specialist_kt).get(reverse("handling-slip", args=[paper.pk])))
    for words in (
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "Chủ trì: Phòng Kinh tế tổng hợp",
        "Phối hợp: Phòng Nội chính",
        "Khẩn trương xử lý",
        "Giao: Nguyễn Thu Trang",
        "3. Ý kiến đề xuất của người giải quyết",
    ):
        assert words in printed


def test_the_slip_prints_hostile_words_as_they_are(office, sign_in, instructed):
    paper = instructed(text='#let x = "1" *đậm* $a$ \\ `mã`')
    printed = text_of(sign_in(office.head_kt).get(reverse("handling-slip", args=[paper.pk])))
    assert '#let x = "1" *đậm* $a$ \\ `mã`' in printed
