"""Pages of administration: who may, what they do, and how many queries they take."""

import re
from datetime import timedelta

import pytest

from vanphong.audit.actions import record
from vanphong.audit.models import Event
from vanphong.kernel import clock
from vanphong.org.events import SignInUnlocked
from vanphong.org.models import Appointment, Duty, Person

PAGES = [
    "/quan-tri/nguoi-dung/them/",
    "/quan-tri/",
    "/quan-tri/nguoi-dung/",
    "/quan-tri/ngay-nghi/",
    "/quan-tri/nhat-ky/",
    "/truc-lanh-dao/",
]
NOT_ADMINISTRATORS = ["chair", "deputy", "head_kt", "specialist_kt", "registrar", "outsider"]


@pytest.fixture
def browser(office, sign_in):
    return sign_in(office.administrator)


def address(person, act=""):
    return f"/quan-tri/nguoi-dung/{person.pk}/{act}"


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_for_the_administrator(browser, page):
    assert browser.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", NOT_ADMINISTRATORS)
def test_pages_are_closed_to_everybody_else(office, sign_in, page, name):
    assert sign_in(office.cast[name]).get(page).status_code == 403


def test_duty_opens_for_the_chief_too(office, sign_in):
    assert sign_in(office.chief).get("/truc-lanh-dao/").status_code == 200


@pytest.mark.parametrize("act", ["khoa/", "mo-khoa/", "cap-lai-mat-khau/", "phan-cong/"])
def test_acts_are_refused_to_others_and_by_get(office, sign_in, browser, act):
    assert sign_in(office.head_kt).post(address(office.registrar, act)).status_code == 403
    assert browser.get(address(office.registrar, act)).status_code == 405


def test_people_of_another_agency_do_not_exist_here(office, browser):
    assert browser.get(address(office.outsider)).status_code == 404
    assert browser.post(address(office.outsider, "khoa/"), {"reason": "Thử"}).status_code == 404
    post = Appointment.objects.get(person=office.outsider)
    assert browser.post(f"/quan-tri/chuc-vu/{post.pk}/thoi/", {"last_day": "1/1/2026"}).status_code == 404
    assert office.outsider.full_name not in browser.get("/quan-tri/nguoi-dung/").content.decode()


def test_people_are_found_without_accents_by_unit_and_by_state(office, browser):
    def found(query):
        return {person.username for person in browser.get(f"/quan-tri/nguoi-dung/?{query}").context["page"]}

    assert found("q=thu+trang") == {"specialist_kt"}
    assert found(f"don-vi={office.units['NC'].pk}") == {"head_nc", "specialist_nc"}
    Person.objects.filter(pk=office.registrar.pk).update(is_active=False)
    assert found("trang-thai=khoa") == {"registrar"}


def test_locking_needs_a_reason_and_unlocking_opens_again(office, browser):
    assert browser.post(address(office.registrar, "khoa/")).status_code == 422
    browser.post(address(office.registrar, "khoa/"), {"reason": "Nghỉ thai sản"})
    assert not Person.objects.get(pk=office.registrar.pk).is_active
    assert "Nghỉ thai sản" in browser.get(address(office.registrar)).content.decode()
    assert browser.post(address(office.registrar, "khoa/"), {"reason": "Lần hai"}).status_code == 409
    browser.post(address(office.registrar, "mo-khoa/"))
    assert Person.objects.get(pk=office.registrar.pk).is_active


def test_nobody_locks_themselves_out(office, browser):
    assert browser.post(address(office.administrator, "khoa/"), {"reason": "Thử"}).status_code == 409
    assert "Không thể tự khóa" in browser.get(address(office.administrator)).content.decode()


def test_one_time_password_is_shown_once_and_kept_nowhere(office, browser):
    response = browser.post(address(office.registrar, "cap-lai-mat-khau/"))
    password = re.search(r"\b\w{4}-\w{4}-\w{4}-\w{4}\b", response.content.decode()).group()
    assert Person.objects.get(pk=office.registrar.pk).check_password(password)
    assert "no-store" in response["Cache-Control"]
    assert password not in browser.get(address(office.registrar)).content.decode()
    assert password not in str(list(Event.objects.values()))


def test_appointing_and_ending(office, browser):
    values = {"unit": office.units["NC"].pk, "role": "unit_head", "title": "Phó Trưởng phòng", "valid_from": "hôm nay"}
    assert browser.post(address(office.specialist_kt, "phan-cong/"), values).status_code == 302
    person = Person.objects.get(pk=office.specialist_kt.pk)
    assert person.unit == office.units["NC"]
    assert browser.post(address(office.specialist_kt, "phan-cong/"), values).status_code == 409
    post = person.posts[0]
    ending = {"last_day": clock.today().strftime("%d/%m/%Y")}
    assert browser.post(f"/quan-tri/chuc-vu/{post.pk}/thoi/", ending).status_code == 302
    assert browser.post(f"/quan-tri/chuc-vu/{post.pk}/thoi/", ending).status_code == 409
    assert "Đã thôi giữ chức vụ" in browser.get(address(person)).content.decode()


def test_unit_of_another_agency_cannot_be_chosen(office, browser):
    values = {"unit": office.units["VP"].pk, "role": "specialist", "title": "Chuyên viên", "valid_from": "hôm nay"}
    assert browser.post(address(office.registrar, "phan-cong/"), values).status_code == 422


def test_duty_is_given_once_and_taken_back(office, sign_in):
    browser = sign_in(office.chief)
    first = clock.today() + timedelta(days=30)
    values = {"person": office.deputy_off.pk, "first": f"{first:%d/%m/%Y}", "last": f"{first:%d/%m/%Y}"}
    assert browser.post("/truc-lanh-dao/", values).status_code == 302
    assert browser.post("/truc-lanh-dao/", values | {"person": office.deputy.pk}).status_code == 409
    duty = Duty.objects.get(valid_from=first)
    assert browser.post(f"/truc-lanh-dao/{duty.pk}/bo/").status_code == 302
    assert not Duty.objects.filter(pk=duty.pk).exists()


def test_duty_of_another_agency_is_not_found(office, sign_in):
    duty = Duty.objects.create(person=office.outsider, valid_from=clock.today(), valid_to=clock.today())
    assert sign_in(office.chief).post(f"/truc-lanh-dao/{duty.pk}/bo/").status_code == 404


def test_log_shows_what_our_people_did_without_its_particulars(office, browser):
    browser.post(address(office.registrar, "khoa/"), {"reason": "Lý do riêng tư"})
    record(SignInUnlocked(), about=office.outsider, actor=office.outsider)
    page = browser.get("/quan-tri/nhat-ky/").content.decode()
    assert "Đã khóa đăng nhập. Lý do: …" in page
    assert "Lý do riêng tư" not in page
    assert office.outsider.full_name not in page
    assert "Chưa niêm phong" in page


@pytest.mark.parametrize("page", ["/quan-tri/nguoi-dung/", "/quan-tri/nhat-ky/", "/truc-lanh-dao/"])
def test_lists_take_the_same_queries_however_long(office, browser, page, django_assert_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            browser.get(page)
        return len(captured)

    record(SignInUnlocked(), about=office.registrar, actor=office.chief)
    browser.get(page)
    short = queries()
    for number in range(3):
        record(SignInUnlocked(), about=office.registrar, actor=office.head_kt)
        day = clock.today() + timedelta(days=20 + number)
        Duty.objects.create(person=office.deputy_off, valid_from=day, valid_to=day)
        person = Person(agency=office.agency, username=f"them{number}", full_name="Người Mới", password="!")
        person.keys()
        person.save()
    assert queries() == short


def test_new_person_gets_a_name_a_password_and_a_post(office, browser):
    values = {"full_name": "  Đặng  Thị Bưởi ", "username": "BuoiDT"}
    page = browser.post("/quan-tri/nguoi-dung/them/", values).content.decode()
    person = Person.objects.get(username="buoidt")
    assert (person.full_name, person.agency, person.must_change_password) == ("Đặng Thị Bưởi", office.agency, True)
    assert person.check_password(re.search(r"\b\w{4}-\w{4}-\w{4}-\w{4}\b", page).group())
    assert browser.post("/quan-tri/nguoi-dung/them/", values).status_code == 409
    assert browser.post("/quan-tri/nguoi-dung/them/", values | {"username": "bưởi"}).status_code == 422
    assert browser.post("/quan-tri/nguoi-dung/them/", {"username": "x"}).status_code == 200
