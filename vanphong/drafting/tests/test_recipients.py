"""Whom a paper names as its recipients: correspondents by any of their names, in one query."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.office import Office
from vanphong.documents.queries import correspondent_named, correspondents_named
from vanphong.drafting.queries import recipients_typed
from vanphong.drafting.rules import Typed
from vanphong.org.models import Agency

pytestmark = pytest.mark.django_db
TYPED = Typed("Công văn", "rà soát số liệu", "Sở Tài chính", "", "Thực hiện./.", "Như trên\nLưu: VT")
MANY = replace(
    TYPED, addressees="Sở Tài chính\nstc\nSở Không Có", recipients="Chủ tịch (báo cáo)\nBan Tiếp dân\nSở Tài chính"
)


def test_lines_are_read_as_rows_in_their_order(office: Office) -> None:
    finance = office.finance
    assert recipients_typed(MANY) == (
        (finance.name, finance, "action"),
        (finance.name, finance, "action"),
        ("Sở Không Có", None, "action"),
        ("Chủ tịch (báo cáo)", None, "report"),
        ("Ban Tiếp dân", None, "information"),
        (finance.name, finance, "information"),
    )


def test_more_lines_cost_no_more_queries(office: Office) -> None:
    for typed in (TYPED, MANY):
        with CaptureQueriesContext(connection) as asked:
            recipients_typed(typed)
        assert len(asked) == 1


def test_a_name_that_two_agencies_have_names_neither(office: Office) -> None:
    assert correspondent_named("SO TAI CHINH") == office.finance
    other = Agency(name="Sở Tài chính tỉnh Bình Sơn", short_name="Sở Tài chính", kind=office.finance.kind)
    other.keys()
    other.save()
    assert correspondents_named(["Sở Tài chính", other.name, "Tài chính", " ", "-"]) == {other.name: other}
