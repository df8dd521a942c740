import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat
from django.test import RequestFactory
from procrastinate.contrib.django.models import ProcrastinateJob

from vanphong.ui.paging import page

NAMES = ["an", "binh", "chi", "dung", "giang", "hoa", "khanh"]


@pytest.fixture
def groups(db):
    Group.objects.bulk_create(Group(name=name) for name in NAMES)
    return Group.objects.all()


def walk(queryset, address="/sach/", **options):
    """Every page, following "xem tiếp" to the end."""
    pages = []
    while address:
        pages.append(page(queryset, RequestFactory().get(address), **options))
        address = pages[-1].next_url
    return pages


@pytest.mark.parametrize("order", [("-id",), ("id",), ("name", "id"), ("-name", "-id")])
def test_every_row_comes_once_and_in_order(groups, order):
    pages = walk(groups, order=order, size=3)
    shown = [row for one in pages for row in one]
    assert shown == list(groups.order_by(*order))
    assert [len(one) for one in pages] == [3, 3, 1]


def test_rows_that_are_alike_in_the_first_key_are_not_lost(db):
    every = Permission.objects.filter(content_type__app_label="auth")
    order = ("content_type__app_label", "content_type", "id")
    assert [row for one in walk(every, order=order, size=2) for row in one] == list(every.order_by(*order))


def test_an_annotation_can_be_the_key(groups):
    marked = groups.annotate(mark=Concat(Value("x"), F("name"), output_field=CharField()))
    assert [row.name for one in walk(marked, order=("mark", "id"), size=2) for row in one] == NAMES


def test_rows_arriving_before_the_cursor_do_not_shift_the_page(groups):
    first = page(groups, RequestFactory().get("/sach/"), order=("name",), size=3)
    Group.objects.create(name="ba")
    second = page(groups, RequestFactory().get(first.next_url), order=("name",), size=3)
    assert [row.name for row in second] == ["dung", "giang", "hoa"]


def test_filters_stay_in_the_address(groups):
    request = RequestFactory().get("/sach/", {"don-vi": "kt", "q": "ngân sách"})
    first = page(groups, request, size=3)
    second = page(groups, RequestFactory().get(first.next_url), size=3)
    assert "don-vi=kt&q=ng%C3%A2n+s%C3%A1ch&sau=" in first.next_url
    assert second.first_url == "/sach/?don-vi=kt&q=ng%C3%A2n+s%C3%A1ch"


@pytest.mark.parametrize("cursor", ["x", "a:b:c", "\x00", "9" * 5000, "WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ", "é"])
def test_a_cursor_that_is_nonsense_means_the_first_page(groups, cursor):
    shown = page(groups, RequestFactory().get("/sach/", {"sau": cursor}), order=("name",), size=3)
    assert [row.name for row in shown] == NAMES[:3]
    assert shown.first_url == ""


def test_a_cursor_of_another_list_means_the_first_page(groups):
    other = page(groups, RequestFactory().get("/sach/"), order=("-id",), size=3)
    shown = page(groups, RequestFactory().get(other.next_url), order=("name",), size=3)
    assert [row.name for row in shown] == NAMES[:3]


@pytest.mark.parametrize(("size", "text"), [(3, "3 trong 7"), (50, "7")])
def test_the_sum_of_what_is_shown(groups, size, text):
    assert page(groups, RequestFactory().get("/sach/"), size=size, count=True).total_text == text


def test_a_page_takes_one_query_however_long_the_list(groups, django_assert_num_queries):
    for size in (1, 5):
        with django_assert_num_queries(1):
            page(groups, RequestFactory().get("/sach/"), size=size)


def test_orders_that_would_lose_rows_are_refused(db):
    with pytest.raises(ValueError, match="one way"):
        page(Group.objects.all(), RequestFactory().get("/"), order=("name", "-id"))
    with pytest.raises(ValueError, match="null"):
        page(ProcrastinateJob.objects.all(), RequestFactory().get("/"), order=("scheduled_at", "id"))
