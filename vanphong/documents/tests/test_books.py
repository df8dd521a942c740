from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from vanphong.documents import actions
from vanphong.documents.enums import EntryStatus, Secrecy
from vanphong.documents.printing import FOLLOW_UP, INCOMING, OUTGOING, as_text
from vanphong.kernel import clock

from .papers import issued, line, received, registered

REASON = "Giữ cho quyết định nhân sự"


def _url(name, book, *rest):
    return reverse(name, args=[book.pk, clock.today().year, *rest])


def test_the_columns_are_those_of_the_decree():
    assert [len(columns) for columns in (INCOMING, OUTGOING, FOLLOW_UP)] == [10, 10, 7]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("registrar", 200),
        ("chief", 200),
        ("deputy", 200),
        ("chair", 200),
        ("vice_chair", 403),
        ("head_kt", 403),
        ("specialist_kt", 403),
        ("administrator", 403),
        ("outsider_registrar", 404),
    ],
)
def test_who_may_see_a_register(office, sign_in, name, status):
    client, book = sign_in(office.cast[name]), office.registers["DEN"]
    for url in (_url("register-book", book), _url("follow-up", book), _url("register-book-file", book, "xlsx")):
        assert client.get(url).status_code == status


def test_the_registers_of_ones_own_agency_are_listed(office, sign_in):
    registered(office)
    page = sign_in(office.chief).get(reverse("registers")).content.decode()
    assert _url("register-book", office.registers["DEN"]) in page
    assert _url("register-book", office.neighbour.registers.get(code="DEN")) not in page
    assert sign_in(office.specialist_kt).get(reverse("registers")).status_code == 403


def test_void_and_reserved_lines_stand_in_the_book_with_their_reason(office, sign_in):
    actions.unregister(registered(office), "Đăng ký nhầm văn bản", actor=office.registrar)
    registered(office, subject="Văn bản còn lại")
    page = sign_in(office.chief).get(_url("register-book", office.registers["DEN"])).content.decode()
    assert "Bỏ số: Đăng ký nhầm văn bản" in page
    assert "Văn bản còn lại" in page
    book = office.registers["QĐ"]
    actions.reserve_number(book, REASON, actor=office.registrar)
    assert f"Giữ số: {REASON}" in sign_in(office.chief).get(_url("register-book", book)).content.decode()


def test_a_secret_line_shows_no_subject(office, sign_in):
    actions.register(received(office), line(subject="Phương án", secrecy=Secrecy.SECRET), actor=office.registrar)
    page = sign_in(office.registrar).get(_url("register-book", office.registers["DEN-M"])).content.decode()
    assert "Phương án" not in page
    assert "không ghi trích yếu" in page


def test_a_book_is_narrowed_by_numbers_words_and_days(office, sign_in):
    for subject in ("Văn bản một", "Văn bản hai", "Văn bản ba"):
        registered(office, subject=subject)
    client, url = sign_in(office.registrar), _url("register-book", office.registers["DEN"])
    assert "Văn bản một" not in client.get(f"{url}?first=2&last=2").content.decode()
    assert "Văn bản hai" in client.get(f"{url}?first=2&last=2").content.decode()
    assert "Văn bản ba" not in client.get(f"{url}?q=van ban hai").content.decode()
    assert "Văn bản ba" not in client.get(f"{url}?end=01/01/2020").content.decode()
    assert "Văn bản ba" in client.get(f"{url}?first=chữ&start=99/99").content.decode()


def test_numbers_are_reserved_and_dropped_from_the_page(office, sign_in):
    book, client = office.registers["QĐ"], sign_in(office.registrar)
    for _ in range(2):
        client.post(reverse("reserve-number", args=[book.pk]), {"reason": REASON, "seen": 0})
    kept = book.entries.get()
    assert kept.status == EntryStatus.RESERVED
    drop = reverse("void-number", args=[kept.pk])
    assert sign_in(office.chief).post(drop, {"reason": "Không ban hành nữa"}).status_code == 403
    assert sign_in(office.outsider_registrar).post(drop, {"reason": "Không ban hành nữa"}).status_code == 404
    client.post(drop, {"reason": "Không ban hành nữa"})
    kept.refresh_from_db()
    assert kept.status == EntryStatus.VOID
    assert sign_in(office.chief).post(reverse("reserve-number", args=[book.pk]), {"reason": REASON}).status_code == 403


def _sheet(answer):
    return [[cell or "" for cell in row] for row in load_workbook(BytesIO(answer.content)).active.values]


def test_the_books_as_spreadsheets(office, sign_in):
    registered(office, subject="=HYPERLINK(1)", issuer_name="+84 Công ty")
    issued(office)
    client = sign_in(office.registrar)
    rows = _sheet(client.get(_url("register-book-file", office.registers["DEN"], "xlsx")))
    assert rows[2] == [column.title for column in INCOMING]
    assert rows[3][1] == "1"
    assert rows[3][2] == "'+84 Công ty"
    assert rows[3][5] == "'=HYPERLINK(1)"
    rows = _sheet(client.get(_url("register-book-file", office.registers["CV"], "xlsx")))
    assert (rows[3][0], rows[3][3], rows[3][4]) == ("01/UBND-KT", office.vice_chair.full_name, "Sở Tài chính")
    rows = _sheet(client.get(_url("follow-up-file", office.registers["DEN"], "xlsx")))
    assert rows[3][4] == "Chờ bút phê"


@pytest.mark.parametrize("name", ["register-book-file", "follow-up-file"])
def test_the_books_as_pdf(office, sign_in, name):
    registered(office, subject="#panic() và <b>chữ</b>")
    answer = sign_in(office.chief).get(_url(name, office.registers["DEN"], "pdf"))
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_text_stays_text():
    assert as_text("-1") == "'-1"
    assert as_text("@cmd") == "'@cmd"
    assert as_text("Sở\x00 Tài chính") == "Sở Tài chính"
