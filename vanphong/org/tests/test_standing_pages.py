"""The page of absences and delegations, the frame, and the secretaries of a leader."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vanphong.kernel import clock
from vanphong.org import actions
from vanphong.org.models import Absence, Grant, Secretary
from vanphong.org.tests.granting import away, days, granted

pytestmark = pytest.mark.django_db
PAGE = "/uy-quyen/"


def typed(first=0, last=0):
    return tuple(f"{day:%d/%m/%Y}" for day in days(first, last))


def read(browser, address=PAGE):
    return browser.get(address).content.decode()


def offered(browser, form, field):
    return {person.username for person in browser.get(PAGE).context[form].fields[field].queryset}


def delegation(grantor, deputy, first=0, last=0, **more):
    start, end = typed(first, last)
    return {"grantor": grantor.pk, "deputy": deputy.pk, "valid_from": start, "valid_to": end} | more


def test_each_sets_their_own_a_secretary_the_leaders_an_administrator_everybodys(office, sign_in):
    assert offered(sign_in(office.chief), "grant_form", "grantor") == {"chief"}
    actions.name_secretary(office.chair, office.specialist_kt, clock.today(), actor=office.administrator)
    assert offered(sign_in(office.specialist_kt), "grant_form", "grantor") == {"specialist_kt", "chair"}
    everybody = {name for name, person in office.cast.items() if person.agency == office.agency}
    assert offered(sign_in(office.administrator), "absence_form", "person") == everybody
    assert offered(sign_in(office.registrar), "absence_form", "person") == {"registrar"}
    assert sign_in(office.registrar).get(PAGE).context["grant_form"] is None


def test_a_delegation_is_given_shown_and_revoked(office, sign_in):
    browser = sign_in(office.chief)
    values = delegation(office.chief, office.deputy, 0, 3, field=office.fields["KT"].pk, document_type="Công văn")
    assert browser.post(f"{PAGE}them/", values).status_code == 302
    for person in (office.chief, office.deputy, office.administrator):
        assert "lĩnh vực Kinh tế tổng hợp, loại Công văn" in read(sign_in(person))
    assert "loại Công văn" not in read(sign_in(office.deputy_off))
    grant = Grant.objects.get()
    assert f"{PAGE}{grant.pk}/thu-hoi/" not in read(sign_in(office.deputy))
    assert browser.post(f"{PAGE}{grant.pk}/thu-hoi/").status_code == 302
    assert "thu hồi lúc" in read(browser)


def test_the_page_says_that_a_delegation_lapsed_with_a_post(office, sign_in):
    granted(office.chief, office.deputy, 0, 3)
    assert "Đang có hiệu lực" in read(sign_in(office.chief))
    office.deputy.appointments.update(role="specialist")
    page = read(sign_in(office.chief))
    assert "Không còn hiệu lực: chức vụ hoặc đăng nhập đã thay đổi" in page
    assert "Đang có hiệu lực" not in page


def test_what_stands_in_the_way_is_said_on_the_page(office, sign_in):
    answer = sign_in(office.chief).post(f"{PAGE}them/", delegation(office.chief, office.specialist_kt, -3, -4))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ngày kết thúc trước ngày bắt đầu" in page
    assert "Ngày bắt đầu đã qua" in page
    assert "không ở chức vụ nhận ủy quyền" in page


def test_a_repeated_click_leads_on(office, sign_in):
    browser = sign_in(office.chief)
    for _ in range(2):
        assert browser.post(f"{PAGE}them/", delegation(office.chief, office.deputy)).status_code == 302
        values = {"person": office.chief.pk, "first": typed()[0], "last": typed()[0]}
        assert browser.post(f"{PAGE}vang-mat/", values).status_code == 302
    assert (Grant.objects.count(), Absence.objects.count()) == (1, 1)


def test_an_absence_is_noted_shown_and_taken_back(office, sign_in):
    browser = sign_in(office.chief)
    first, last = typed(1, 3)
    browser.post(f"{PAGE}vang-mat/", {"person": office.chief.pk, "first": first, "last": last, "reason": "Họp tỉnh"})
    assert "Họp tỉnh" in read(browser)
    assert "Họp tỉnh" not in read(sign_in(office.deputy))
    browser.post(f"{PAGE}vang-mat/{Absence.objects.get().pk}/bo/")
    assert not Absence.objects.exists()


def test_the_chief_and_the_administrator_see_who_is_away_without_a_deputy(office, sign_in):
    away(office.head_nc)
    away(office.vice_chair_nc)
    for person in (office.chief, office.administrator):
        page = read(sign_in(person))
        assert "Hôm nay vắng, chưa ủy quyền" in page
        assert "<strong>Quách Thị Lan</strong>" in page
        assert "người kế tiếp: <strong>Trần Đức Khải</strong>" in page
        assert "người kế tiếp: <strong>Lê Hữu Phước</strong>" in page
    assert "Hôm nay vắng" not in read(sign_in(office.deputy))


def test_the_frame_says_in_whose_place_one_works(office, sign_in):
    assert "đang thay" not in read(sign_in(office.deputy), "/")
    granted(office.chief, office.deputy)
    away(office.head_kt)
    assert "đang thay: Trần Đức Khải" in read(sign_in(office.deputy), "/")
    assert "đang thay: Phạm Anh Tuấn" in read(sign_in(office.chief), "/")


def test_lists_take_the_same_queries_however_long(office, sign_in):
    browser = sign_in(office.administrator)
    pairs = [(office.chief, office.deputy), (office.head_kt, office.head_nc), (office.chair, office.vice_chair)]

    def queries(pair):
        granted(*pair, 1, 2)
        actions.revoke(granted(*pair, 3, 3), actor=pair[0])
        away(pair[0])
        with CaptureQueriesContext(connection) as captured:
            browser.get(PAGE)
        return len(captured)

    read(browser)
    assert len({queries(pair) for pair in pairs}) == 1


def test_an_administrator_names_and_ends_a_secretary(office, sign_in):
    browser = sign_in(office.administrator)
    address = f"/quan-tri/nguoi-dung/{office.chair.pk}/"
    values = {"person": office.specialist_kt.pk, "valid_from": typed()[0]}
    assert browser.post(f"{address}thu-ky/", values).status_code == 302
    assert "<strong>Nguyễn Thu Trang</strong>" in read(browser, address)
    assert "Thư ký giúp việc" not in read(browser, f"/quan-tri/nguoi-dung/{office.head_kt.pk}/")
    ending = f"/quan-tri/thu-ky/{Secretary.objects.get().pk}/thoi/"
    assert sign_in(office.chair).post(ending).status_code == 403
    assert browser.post(ending).status_code == 302
    assert not Secretary.objects.exists()


def test_another_agency_is_not_found(office, sign_in):
    grant, absence = granted(office.chief, office.deputy), away(office.chief)
    browser = sign_in(office.outsider)
    assert browser.post(f"{PAGE}{grant.pk}/thu-hoi/").status_code == 404
    assert browser.post(f"{PAGE}vang-mat/{absence.pk}/bo/").status_code == 404
    assert "Trần Đức Khải" not in read(browser)
