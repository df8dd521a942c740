"""The first page after sign-in: what waits for whom, the oldest first, counted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from vanphong.desk.queries import SHOWN
from vanphong.documents.tests.papers import awaiting_signature, received, registered, signed
from vanphong.kernel import clock
from vanphong.memos.tests import papers as memos
from vanphong.routing.actions import ask_unit, assign, instruct


def instructed(office, **values):
    paper = registered(office, field=office.fields["KT"])
    order = {"lead": office.units["KT"], "due_date": None, "text": "Giao phòng tham mưu."} | values
    instruct(paper, **order, actor=office.chief)
    return paper


def handled(office, **values):
    paper = instructed(office, **values)
    assign(paper, office.specialist_kt, actor=office.head_kt)
    return paper


@pytest.fixture
def waiting(office):
    """One thing of each kind waits for somebody."""
    received(office)
    registered(office)
    instructed(office)
    ask_unit(handled(office), office.units["NC"], "Có vướng quy định nào không?", actor=office.specialist_kt)
    awaiting_signature(office)
    signed(office)
    memos.submitted(office)
    memos.at_office(office)
    memos.at_committee(office)
    memos.give_back(memos.at_office(office), office.deputy)


@pytest.fixture
def desk(sign_in):
    """What a person's first page shows: the titles of its columns with their counts, and the frame's counts."""

    def of(person):
        context = sign_in(person).get(reverse("my-work")).context
        shown, columns = context["desk"], {}
        if shown.overdue.count:
            columns["Quá hạn"] = shown.overdue.count
        columns |= {column.title: column.count for column in shown.columns}
        named = {"ý kiến": shown.opinions, "trả lại": shown.returned, "được hỏi": shown.questions}
        columns |= {name: part.count for name, part in named.items() if part.count}
        return columns

    return of


WAITING = {
    "registrar": {"Chờ đăng ký": 1, "Chờ cấp số, ban hành": 1},
    "registrar2": {"Chờ đăng ký": 1, "Chờ cấp số, ban hành": 1},
    "chief": {"Chờ bút phê": 1},
    "deputy": {"Chờ bút phê": 1, "ý kiến": 1},
    "deputy_off": {},
    "head_kt": {"Chờ phân công, nhận việc": 1, "ý kiến": 1},
    "specialist_kt": {"Chờ phân công, nhận việc": 1, "Đang xử lý": 3, "trả lại": 1},
    "specialist_kt2": {"Chờ phân công, nhận việc": 1},
    "head_nc": {"được hỏi": 1},
    "specialist_nc": {"được hỏi": 1},
    "vice_chair": {"Chờ ký": 1, "ý kiến": 1},
    "vice_chair_nc": {},
    "chair": {},
    "head_hc": {},
    "administrator": {},
    "outsider": {},
    "outsider_registrar": {},
}


def test_each_role_sees_what_it_has_to_do(office, waiting, desk):
    assert {role: desk(office.cast[role]) for role in WAITING} == WAITING


def test_nothing_waiting_is_a_pleasant_state(office, sign_in):
    assert "Không còn việc chờ anh/chị" in sign_in(office.chair).get("/").content.decode()


def test_the_oldest_stand_first_and_a_column_counts_what_it_does_not_show(office, sign_in):
    papers = [registered(office) for _ in range(SHOWN + 2)]
    [column] = sign_in(office.chief).get("/").context["desk"].columns
    assert [one.document for one in column.oldest] == papers[:SHOWN]
    assert column.count == SHOWN + 2


def test_overdue_papers_come_first_the_longest_overdue_on_top(office, sign_in):
    today = clock.today()
    for days in (12, 19, 16):
        with clock.held_at(clock.now() - timedelta(days=20)):
            handled(office, due_date=today - timedelta(days=days))
    handled(office, due_date=today)
    client = sign_in(office.specialist_kt)
    overdue = client.get("/").context["desk"].overdue
    assert [(today - one.document.due_date).days for one in overdue.oldest] == [19, 16, 12]
    assert overdue.count == 3
    page = client.get("/").content.decode()
    assert page.index("Quá hạn") < page.index("Đang xử lý")
    assert sign_in(office.specialist_kt2).get("/").context["desk"].overdue.count == 0


def test_a_paper_to_be_registered_opens_its_form_and_is_called_by_its_file(office, sign_in):
    paper = received(office)
    page = sign_in(office.registrar).get("/").content.decode()
    assert reverse("register", args=[paper.pk]) in page
    assert "văn bản.pdf" in page


def test_three_papers_ask_no_more_queries_than_one(office, sign_in):
    roles = ("registrar", "chief", "deputy", "head_kt", "specialist_kt", "head_nc", "vice_chair")
    clients = {role: sign_in(office.cast[role]) for role in roles}

    def queries():
        return {role: asked_by(client) for role, client in clients.items()}

    def asked_by(client):
        client.get("/")
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/").status_code == 200
        return len(caught)

    def more():
        received(office)
        registered(office)
        instructed(office)
        ask_unit(handled(office), office.units["NC"], "Có vướng quy định nào không?", actor=office.specialist_kt)
        awaiting_signature(office)
        signed(office)
        memos.submitted(office)
        memos.at_office(office)
        memos.at_committee(office)

    more()
    one = queries()
    more()
    more()
    assert queries() == one


NAMED = {
    "registrar": {"Tiếp nhận": 1, "Trình Chánh Văn phòng": 0, "Văn bản đi": 1, "Sổ đăng ký": 0},
    "chief": {"Trình Chánh Văn phòng": 1, "Sổ đăng ký": 0, "Việc đang tắc": 0, "Trực lãnh đạo": 0},
    "deputy": {"Trình Chánh Văn phòng": 1, "Phiếu trình": 1, "Sổ đăng ký": 0, "Việc đang tắc": 0},
    "deputy_off": {"Trình Chánh Văn phòng": 0, "Sổ đăng ký": 0, "Việc đang tắc": 0},
    "head_kt": {"Việc của phòng": 1, "Phiếu trình": 1},
    "specialist_kt": {"Việc của phòng": 1},
    "vice_chair": {"Phiếu trình": 1},
    "chair": {"Sổ đăng ký": 0},
    "administrator": {"Việc đang tắc": 0, "Trực lãnh đạo": 0, "Quản trị": 0},
}


def test_the_frame_leads_where_the_role_works_and_counts_what_waits(office, waiting, sign_in):
    shown = ["Văn bản đến", "Văn bản đi", "Phiếu trình", "Phiếu lấy ý kiến", "Lấy ý kiến", "Báo cáo"]
    everybody = dict.fromkeys(shown, 0)
    frames = {role: sign_in(office.cast[role]).get("/").context["frame"] for role in NAMED}
    counted = {role: {item.label: item.count for item in frame.items[1:]} for role, frame in frames.items()}
    assert counted == {role: everybody | named for role, named in NAMED.items()}
    for frame in frames.values():
        assert [item.label for item in frame.items if item.active] == ["Việc của tôi"]
        assert [item.label for item in frame.mobile] == ["Việc của tôi", "Văn bản đến", "Phiếu trình", "Tìm kiếm"]


def test_each_column_opens_its_whole_list(office, waiting, sign_in):
    for role in ("registrar", "chief", "specialist_kt", "vice_chair"):
        client = sign_in(office.cast[role])
        for column in client.get("/").context["desk"].columns:
            assert client.get(column.url).status_code == 200, column.url
