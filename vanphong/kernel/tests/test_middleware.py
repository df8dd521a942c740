import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

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


def test_another_error_is_left_to_those_who_mend_it():
    assert middleware.domain_errors(answer).process_exception(factory.post("/"), ValueError()) is None


@pytest.mark.parametrize(
    ("referer", "back"),
    [("http://testserver/van-ban/7/", "http://testserver/van-ban/7/"), ("https://elsewhere.example/", "/")],
)
def test_the_way_back_stays_in_the_house(referer, back):
    assert middleware.back_to(factory.post("/", headers={"referer": referer})) == back
