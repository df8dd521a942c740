"""The day's sheet on screen and on paper, and instructions for many papers at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from vanphong.documents.actions import seed_deadline_rules
from vanphong.documents.enums import Status, Urgency
from vanphong.kernel import clock
from vanphong.routing.actions import instruct
from vanphong.routing.queries import time_limit

from .pages import queries_of, text_of

SHEET_READERS = {"chief", "deputy", "deputy_off", "registrar", "registrar2", "outsider_registrar"}


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


def test_each_line_begins_with_the_date_of_the_regulation_or_of_the_sender(office, registered, sign_in):
    seed_deadline_rules(office.agency)
    named = clock.today() + timedelta(days=40)
    paper = registered()
    registered(reply_due_date=named)
    page = sign_in(office.chief).get(reverse("day-sheet")).content.decode()
    for day in (time_limit(paper).last, named):
        assert page.count(f'value="{day:%d/%m/%Y}"') == 1
