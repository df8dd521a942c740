"""The pages: recipients on the paper, the dispatch book on screen and on paper."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from vanphong.documents.enums import RecipientGroup
from vanphong.documents.models import Document
from vanphong.issuing import actions
from vanphong.issuing.enums import DeliveryState
from vanphong.issuing.queries import Place
from vanphong.kernel import clock
from vanphong.ui.formats import vndate

from .papers import delivery_to, posted, released

pytestmark = pytest.mark.django_db
SIX_COLUMNS = (
    "Ngày chuyển",
    "Số, ký hiệu văn bản",
    "Nơi nhận văn bản",
    "Số lượng bì",
    "Ký nhận và dấu bưu điện",
    "Ghi chú",
)


def _year() -> int:
    return clock.today().year


def _queries(browser, url: str) -> int:
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


def test_the_paper_asks_no_more_for_many_recipients(office, sign_in):
    document, browser = released(office), sign_in(office.registrar)
    few = _queries(browser, document.get_absolute_url())
    for name in ("Báo Sơn Hòa", "Đài Phát thanh Sơn Hòa", "Bưu điện Sơn Hòa"):
        actions.add_recipient(document, Place(name), RecipientGroup.INFORMATION, actor=office.registrar)
    assert _queries(browser, document.get_absolute_url()) == few


def test_the_book_asks_no_more_for_many_lines(office, sign_in):
    posted(office)
    browser, url = sign_in(office.registrar), reverse("post-book", args=[_year()])
    few = _queries(browser, url)
    for _ in range(3):
        posted(office)
    assert _queries(browser, url) == few


def test_many_are_entered_from_the_page(office, sign_in):
    documents = [released(office), released(office)]
    first, second = (delivery_to(one, office.government_office) for one in documents)
    browser = sign_in(office.registrar)
    page = browser.get(reverse("post-book", args=[_year()])).content.decode()
    assert all(one.code in page for one in documents)
    sent = {"chon": [first.pk, second.pk], "day": vndate(clock.today()), f"{first.pk}-envelopes": "3"}
    browser.post(reverse("enter-post"), sent | {f"{second.pk}-postal_number": "RR1VN"})
    first.refresh_from_db()
    assert first.state == DeliveryState.SENT
    assert first.post_lines.values_list("envelopes", "postal_number").get() == (3, "")
    assert second.post_lines.values_list("envelopes", "postal_number").get() == (1, "RR1VN")
    assert browser.post(reverse("enter-post"), {"chon": [], "day": vndate(clock.today())}).status_code == 422


def test_the_book_on_paper_has_the_six_columns_of_the_decree(office, sign_in):
    document = posted(office)
    browser = sign_in(office.chief)
    data = browser.get(reverse("post-book-file", args=[_year(), "xlsx"])).content
    rows = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    assert rows[2] == SIX_COLUMNS
    assert rows[3][:4] == (vndate(clock.today()), document.code, office.government_office.name, "1")
    assert browser.get(reverse("post-book-file", args=[_year(), "pdf"])).content.startswith(b"%PDF")


def test_the_neighbour_reads_nothing_of_ours(office, sign_in):
    document, browser = posted(office), sign_in(office.outsider_registrar)
    delivery = delivery_to(document, office.government_office)
    assert browser.post(reverse("delivery-received", args=[delivery.pk])).status_code == 404
    assert document.code not in browser.get(reverse("post-book", args=[_year()])).content.decode()
    assert browser.get(document.get_absolute_url()).status_code == 404


def test_the_registrar_of_the_recipient_finds_the_line_filled_in(office, sign_in):
    document = released(office)
    incoming = Document.objects.get(delivery__document=document)
    page = sign_in(office.outsider_registrar).get(reverse("register", args=[incoming.pk])).content.decode()
    assert all(words in page for words in (document.code, document.subject, document.issuer_name, document.signer_name))
