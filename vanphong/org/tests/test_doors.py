"""Doors: guesses, sessions, the rate of requests, and where a sign-in leads."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from vanphong.org import actions, middleware
from vanphong.org.models import OpenSession

SIGN_IN = "/dang-nhap/"
HOME = "/mat-khau/"
"""A page for whoever has signed in, of this very house."""


def knock(person, *, password="Vanphong@2026", username="", client=None, **extra):
    client = client or Client()
    response = client.post(SIGN_IN, {"username": username or person.username, "password": password} | extra)
    return client, response


def is_in(client):
    return client.get(HOME).status_code == 200


def test_password_opens_and_the_name_may_be_written_in_capitals(office):
    client, response = knock(office.registrar, username=" REGISTRAR ")
    assert response.status_code == 302
    assert is_in(client)


def test_every_page_is_closed_to_strangers(office):
    response = Client().get("/quan-tri/")
    assert response.status_code == 302
    assert response["Location"] == f"{SIGN_IN}?next=/quan-tri/"


def test_refusal_never_says_whether_the_name_exists(office):
    office.specialist_nc.is_active = False
    office.specialist_nc.save()
    wrong = knock(office.registrar, password="sai-mat-khau")[1]
    unknown = knock(office.registrar, username="khong-co-nguoi-nay")[1]
    locked = knock(office.specialist_nc)[1]
    refusals = {str(response.context["form"].non_field_errors()) for response in (wrong, unknown, locked)}
    assert len(refusals) == 1
    assert "chưa đúng" in refusals.pop()


def test_guessing_locks_out_this_name_from_this_address_only(office):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        _, response = knock(office.registrar, password="sai")
    assert response.status_code == 429
    assert "Mời thử lại sau" in response.content.decode()
    assert knock(office.registrar)[1].status_code == 429
    assert knock(office.chief)[1].status_code == 302


def test_guessing_many_names_locks_out_the_address(office, settings):
    settings.FAILURES_PER_ADDRESS = 4
    for number in range(4):
        knock(office.registrar, username=f"ten{number}", password="sai")
    assert knock(office.chief)[1].status_code == 429


@pytest.mark.parametrize("named", ["unknown", "10.0.0.1:443", "1.2.3.4, \x00"])
def test_a_proxy_that_names_no_address_breaks_nothing(office, settings, named):
    settings.HTTPS = True
    for password in ("sai-mat-khau", office.password):
        status = Client(headers={"x-forwarded-for": named}).post(
            SIGN_IN, {"username": office.registrar.username, "password": password}
        )
    assert status.status_code == 302


def test_sixth_session_closes_the_first_and_both_sides_are_told(office):
    clients = [knock(office.registrar)[0] for _ in range(settings.SESSIONS_PER_PERSON)]
    newest, _ = knock(office.registrar)
    told = newest.get(HOME).content.decode()
    assert "Đã đóng phiên làm việc cũ nhất" in told
    assert not is_in(clients[0])
    assert "Phiên làm việc trên máy này đã đóng" in clients[0].get(SIGN_IN).content.decode()
    assert all(is_in(client) for client in [*clients[1:], newest])


def test_signing_out_frees_a_session_and_needs_a_post(office):
    client, _ = knock(office.registrar)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").status_code == 302
    assert not is_in(client)
    assert not OpenSession.objects.filter(person=office.registrar).exists()


def test_locked_person_loses_the_open_session_at_once(office):
    client, _ = knock(office.registrar)
    actions.lock_sign_in(office.registrar, reason="Chuyển công tác", actor=office.administrator)
    assert not is_in(client)


@pytest.mark.parametrize(
    "address", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_next_never_leads_elsewhere(office, address, settings):
    settings.LOGIN_REDIRECT_URL = "change-password"
    _, response = knock(office.registrar, next=address)
    assert response["Location"] == HOME


def test_next_leads_back_to_our_own_page(office):
    _, response = knock(office.registrar, next="/truc-lanh-dao/")
    assert response["Location"] == "/truc-lanh-dao/"


def test_requests_of_one_session_are_counted(office, sign_in, settings, monkeypatch):
    settings.REQUESTS_PER_MINUTE = 3
    monkeypatch.setattr(middleware.time, "monotonic", lambda: 1000.0)
    client, other = sign_in(office.registrar), sign_in(office.chief)
    assert [client.get(HOME).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert other.get(HOME).status_code == 200


def test_one_time_password_must_be_changed_first(office, settings):
    settings.LOGIN_REDIRECT_URL = "change-password"
    lent = actions.reset_password(office.registrar, actor=office.administrator)
    client, _ = knock(office.registrar, password=lent)
    assert client.get("/quan-tri/")["Location"] == HOME
    new = {"old_password": lent, "new_password1": "sông núi nước nam", "new_password2": "sông núi nước nam"}
    settings.LOGIN_REDIRECT_URL = "change-password"
    assert client.post(HOME, new).status_code == 302
    assert client.get("/quan-tri/").status_code == 403
    assert knock(office.registrar, password="sông núi nước nam")[1].status_code == 302


def test_lent_password_cannot_be_kept(office):
    lent = actions.reset_password(office.registrar, actor=office.administrator)
    client, _ = knock(office.registrar, password=lent)
    same = {"old_password": lent, "new_password1": lent, "new_password2": lent}
    assert client.post(HOME, same).status_code == 422


def test_new_password_from_the_administrator_ends_the_pause(office):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        knock(office.registrar, password="sai")
    lent = actions.reset_password(office.registrar, actor=office.administrator)
    assert knock(office.registrar, password=lent)[1].status_code == 302


def test_new_password_closes_the_other_sessions(office):
    here, elsewhere = knock(office.registrar)[0], knock(office.registrar)[0]
    new = {"old_password": "Vanphong@2026", "new_password1": "sông núi nước nam", "new_password2": "sông núi nước nam"}
    here.post(HOME, new)
    assert is_in(here)
    assert not is_in(elsewhere)
    assert OpenSession.objects.filter(person=office.registrar, closed=False).count() == 1


def test_limits_add_no_query_to_those_for_session_and_person(office, sign_in, django_assert_num_queries):
    client = sign_in(office.registrar)
    client.get(HOME)
    with django_assert_num_queries(2):
        client.get("/dang-xuat/")


def test_names_of_the_doors():
    assert [reverse(name) for name in ("sign-in", "sign-out", "change-password")] == [SIGN_IN, "/dang-xuat/", HOME]
