from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from psycopg import errors

from vanphong.kernel import middleware
from vanphong.kernel.errors import DomainError, Invalid, NotPermitted, Refused, Stale

factory = RequestFactory()


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("có")


def count_groups(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Group.objects.count())


def add_group(request: HttpRequest) -> HttpResponse:
    Group.objects.create(name="mới")
    return HttpResponse("đã ghi")


def test_every_answer_carries_a_policy_without_inline_script():
    headers = middleware.security_headers(answer)(factory.get("/")).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_reading_may_read():
    assert middleware.reads_do_not_write(count_groups)(factory.get("/")).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_view_that_writes_on_a_read_is_a_bug_said_loudly(method):
    with pytest.raises(middleware.WroteOnRead), transaction.atomic():
        middleware.reads_do_not_write(add_group)(getattr(factory, method)("/"))
    assert not Group.objects.exists()


@pytest.mark.django_db
def test_a_post_may_write():
    middleware.reads_do_not_write(add_group)(factory.post("/"))
    assert Group.objects.filter(name="mới").exists()


REFUSALS = [
    (NotPermitted("Chỉ văn thư được làm việc này."), 403),
    (Refused(["Thiếu trích yếu.", "Thiếu nơi nhận."]), 409),
    (Stale(), 409),
    (Invalid("Tệp rỗng."), 422),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "status"), REFUSALS)
def test_a_refusal_becomes_a_page_with_its_status_its_reasons_and_the_words_typed(error: DomainError, status, rf):
    request = rf.post("/", {"opinion": "Tôi đồng ý với đề xuất", "csrfmiddlewaretoken": "a b"})
    page = middleware.domain_errors(answer).process_exception(request, error)
    assert page.status_code == status
    text = page.content.decode()
    assert all(reason in text for reason in error.reasons)
    assert "Tôi đồng ý với đề xuất" in text


@pytest.mark.django_db
@pytest.mark.parametrize("cause", [errors.DeadlockDetected, errors.LockNotAvailable, errors.QueryCanceled])
def test_waiting_too_long_for_others_is_a_refusal(cause, rf):
    error = OperationalError()
    error.__cause__ = cause()
    page = middleware.domain_errors(answer).process_exception(rf.post("/"), error)
    assert page.status_code == 409
    assert "Mời đợi rồi làm lại" in page.content.decode()


def test_a_database_that_is_gone_is_no_refusal():
    error = OperationalError()
    error.__cause__ = errors.ConnectionFailure()
    assert middleware.domain_errors(answer).process_exception(factory.post("/"), error) is None


@pytest.mark.django_db
def test_a_refusal_shows_no_password(rf):
    request = rf.post("/", {"new_password1": "mat khau moi"})
    page = middleware.domain_errors(answer).process_exception(request, Invalid("Mật khẩu trùng."))
    assert "mat khau moi" not in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "known", "refused"),
    [(10**4, False, False), (10**6, False, True), (10**6, True, False), (10**10, True, True)],
)
def test_a_body_is_bounded_by_who_sends_it(sent, known, refused):
    request = factory.generic("POST", "/", CONTENT_LENGTH=str(sent))
    request.user = SimpleNamespace(is_authenticated=known)
    expected = pytest.raises(RequestDataTooBig) if refused else nullcontext()
    with expected:
        middleware.bounded_requests(answer)(request)


def test_another_error_is_left_to_those_who_mend_it():
    assert middleware.domain_errors(answer).process_exception(factory.post("/"), ValueError()) is None


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/van-ban/7/", "http://testserver/van-ban/7/"),
        ("https://elsewhere.example/", "/"),
        ("van-ban", "/"),
    ],
)
def test_the_way_back_stays_in_the_house(referer, back):
    assert middleware.back_to(factory.post("/", headers={"referer": referer})) == back
