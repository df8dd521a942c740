from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.documents import actions
from vanphong.documents.models import Document
from vanphong.documents.queries import ListFilter, filtered
from vanphong.kernel import clock

from .papers import drafted, issued, received, registered

LISTS = ["incoming", "outgoing", "documents"]


def _found(**params):
    address = {name: str(value) for name, value in params.items()}
    return list(filtered(Document.objects.order_by("id"), ListFilter.read(address)))


def _queries(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def _seen_by_all(office, *papers):
    people = [office.registrar, office.specialist_kt, office.head_kt, office.chair]
    for paper in papers:
        actions.let_see(paper, "information", people=people)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("person", ["registrar", "specialist_kt", "head_kt", "chair"])
def test_a_longer_list_asks_no_more_queries(office, sign_in, name, person):
    client, url = sign_in(office.cast[person]), reverse(name)
    _seen_by_all(office, registered(office), issued(office))
    one = _queries(client, url)
    for _ in range(2):
        _seen_by_all(office, registered(office, issuer=office.finance), issued(office))
    assert _queries(client, url) == one


@pytest.mark.parametrize("kind", ["register-book", "follow-up"])
def test_a_longer_book_asks_no_more_queries(office, sign_in, kind):
    client, book = sign_in(office.registrar), office.registers["DEN"]
    url = reverse(kind, args=[book.pk, clock.today().year])
    registered(office)
    one = _queries(client, url)
    for _ in range(2):
        registered(office)
    assert _queries(client, url) == one


def test_a_longer_intake_asks_no_more_queries(office, sign_in):
    client, url = sign_in(office.registrar), reverse("intake")
    received(office)
    one = _queries(client, url)
    for _ in range(2):
        received(office)
    assert _queries(client, url) == one


def test_each_list_shows_its_direction_and_only_what_one_may_see(office, sign_in):
    came, went, hidden = registered(office, subject="Văn bản đến này"), issued(office), drafted(office)
    _seen_by_all(office, came, went)
    client = sign_in(office.chair)
    shown = {name: client.get(reverse(name)).content.decode() for name in LISTS}
    assert came.subject in shown["incoming"]
    assert went.code not in shown["incoming"]
    assert went.code in shown["outgoing"]
    assert came.subject not in shown["outgoing"]
    assert came.subject in shown["documents"]
    assert went.code in shown["documents"]
    assert hidden.get_absolute_url() not in shown["outgoing"] + shown["documents"]
    assert "1 văn bản." in shown["incoming"]


def test_words_are_found_with_and_without_accents(office):
    paper = registered(office, subject="V/v hỗ trợ hộ nghèo", code_number="15", code_notation="STC-NS")
    registered(office, subject="V/v khác")
    assert _found(q="ho ngheo") == _found(q="Hộ NGHÈO") == _found(q="15/stc") == [paper]
    assert _found(q="ngheo khac") == []


def test_filters_combine(office):
    mine = {"field": office.fields["KT"], "document_type": office.types["Báo cáo"], "issuer": office.finance}
    paper = registered(office, **mine, urgency=2)
    registered(office, **mine)
    same = {"field": office.fields["KT"].pk, "type": office.types["Báo cáo"].pk, "issuer": office.finance.pk}
    assert len(_found(**same)) == 2
    assert _found(**same, urgency=2, year=clock.today().year, month=clock.today().month) == [paper]
    assert _found(**same, urgency=2, year=clock.today().year - 1) == []
    assert _found(status="registered", at="instruct", urgency=2) == [paper]
    assert _found(step="register", urgency=2) == [paper]
    assert _found(unit="none", urgency=2) == [paper]


def test_what_is_on_the_registrys_table_is_listed_only_when_asked_for(office, sign_in):
    waiting, client = received(office), sign_in(office.registrar)
    address = f'href="{waiting.get_absolute_url()}"'
    assert address not in client.get(reverse("incoming")).content.decode()
    assert address in client.get(f"{reverse('incoming')}?status=received").content.decode()


def test_an_author_without_a_row_is_found_by_name(office):
    paper = registered(office, issuer_name="Công ty Ánh Dương")
    registered(office, issuer=office.finance)
    assert _found(issuer="Công ty Ánh Dương") == [paper]


def test_the_sides_of_a_due_date(office):
    today = clock.today()
    late, in_time, no_due = (registered(office) for _ in range(3))
    Document.objects.filter(pk=late.pk).update(due_date=today - timedelta(days=30))
    Document.objects.filter(pk=in_time.pk).update(due_date=today)
    assert _found(overdue=1) == [late]
    assert _found(in_time=1) == [in_time]
    assert _found(no_due=1) == [no_due]
    Document.objects.update(status="closed", closed_at=clock.now())
    assert _found(late=1) == [late]
    assert _found(on_time=1) == [in_time]


def test_a_period_is_of_the_day_a_paper_came(office):
    old = registered(office, arrival_date=clock.today() - timedelta(days=10))
    registered(office)
    week_ago = clock.today() - timedelta(days=7)
    assert _found(to=f"{week_ago:%d/%m/%Y}") == [old]
    assert old not in _found(**{"from": f"{week_ago:%d/%m/%Y}"})


@pytest.mark.parametrize(
    "address",
    [
        "?year=abc",
        "?year=99999&month=0",
        "?from=31/02/2026",
        "?issuer=9" + "9" * 30,
        "?urgency=x&status=y",
        "?sau=hỏng",
    ],
)
def test_an_address_that_makes_no_sense_narrows_nothing_or_finds_none(office, sign_in, address):
    registered(office)
    assert sign_in(office.registrar).get(reverse("incoming") + address).status_code == 200
