"""The papers of a memo open before whoever stands in for somebody it waits for."""

import pytest
from django.test import Client

from tests.office import Office
from vanphong.memos import actions
from vanphong.memos.enums import Act, Joins, Who
from vanphong.memos.models import Memo
from vanphong.memos.queries import routes_of
from vanphong.memos.rules import Ask
from vanphong.org.enums import Role
from vanphong.org.tests.granting import granted

from .papers import submitted

HEAD = Ask(Who.UNIT_HEAD)
DECIDES = Ask(Who.FIELD_LEADER, Role.CHAIR, act=Act.DECIDE)


def before_two_heads(office: Office) -> Memo:
    """Open before the heads of two units at the same time; the papers are with the first."""
    kept = routes_of(office.agency.pk).get()
    second = Ask(Who.UNIT_HEAD, unit=office.units["NC"], joins=Joins.WITH)
    actions.keep_route(office.agency, "Hai phòng", [HEAD, second, DECIDES], actor=office.administrator, route=kept)
    return submitted(office)


def opened(browser: Client, memo: Memo) -> list[int]:
    assert memo.incoming
    assert memo.draft
    return [browser.get(one.get_absolute_url()).status_code for one in (memo, memo.incoming, memo.draft)]


@pytest.mark.django_db
def test_a_deputy_reads_the_papers_of_a_step_asked_at_the_same_time(office, sign_in):
    memo, browser = before_two_heads(office), sign_in(office.head_hc)
    assert opened(browser, memo) == [404, 404, 404]
    granted(office.head_nc, office.head_hc)
    assert opened(browser, memo) == [200, 200, 200]


@pytest.mark.django_db
def test_the_field_of_the_memo_counts_not_that_of_its_paper(office, sign_in):
    memo, browser = before_two_heads(office), sign_in(office.head_hc)
    granted(office.head_nc, office.head_hc, field=office.fields["NC"])
    assert opened(browser, memo) == [404, 404, 404]
    Memo.objects.filter(pk=memo.pk).update(field=office.fields["NC"])
    assert opened(browser, memo) == [200, 200, 200]
