"""The unit's tray: what is in it for whom, and assigning from it."""

import pytest
from django.urls import reverse

from vanphong.routing.actions import ask_unit

from .pages import queries_of


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
