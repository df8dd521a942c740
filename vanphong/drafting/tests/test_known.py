"""What the office itself knows: its register, its neighbours, its own words, put to a draft whenever it is read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.documents.enums import Direction, Secrecy, Status
from vanphong.documents.models import Document
from vanphong.drafting.actions import add_own_word, check, drop_own_word
from vanphong.drafting.models import CheckResult
from vanphong.drafting.printing import as_word
from vanphong.drafting.queries import found_in
from vanphong.drafting.rules import Block, Content
from vanphong.drafting.tests.papers import clean, stored
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted
from vanphong.org.models import Agency, Person, Unit

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
OURS, THEIRS = "của Ủy ban nhân dân tỉnh", "của Sở Tài chính"


def report(*texts: str, day: date = date(2026, 3, 9)) -> Content:
    plain = clean("Báo cáo")
    blocks = (plain.blocks[0], *(Block("text", text) for text in texts), plain.blocks[-1])
    return replace(plain, blocks=blocks, day=day, year=day.year)


def result_of(*texts: str, day: date = date(2026, 3, 9)) -> CheckResult:
    result = check(stored(as_word(report(*texts, day=day))))
    assert result
    return result


def found(office: Office, *texts: str, day: date = date(2026, 3, 9)) -> list[tuple[str, str]]:
    return [(one["rule"], one["expected"]) for one in found_in(result_of(*texts, day=day), office.agency)]


def citing(code: str, day: str, whose: str, about: str = "") -> str:
    return f"Thực hiện Công văn số {code} ngày {day} {whose}{about}, các cơ quan đã triển khai đúng kế hoạch được giao."


@pytest.fixture
def register(office: Office) -> None:
    """One paper we issued, one that came from the Department of Finance, one that is secret."""
    rows = (
        ("out", "105", "UBND-KT", date(2026, 2, 3), office.agency.name, "V/v phòng, chống dịch bệnh trên cây lúa", 0),
        ("in", "123", "STC-NS", date(2026, 2, 5), "Sở Tài chính tỉnh Sơn Hòa", "V/v giao dự toán ngân sách 2026", 0),
        ("in", "77", "STC-NS", date(2026, 2, 6), "Sở Tài chính tỉnh Sơn Hòa", "", Secrecy.CONFIDENTIAL),
    )
    for direction, number, notation, day, issuer, subject, secrecy in rows:
        Document.objects.create(
            agency=office.agency,
            direction=Direction(direction),
            status=Status.CANCELLED,
            code_number=number,
            code_notation=notation,
            issued_date=day,
            issuer_name=issuer,
            subject=subject,
            secrecy=secrecy,
        )


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        (citing("105/UBND-KT", "04/02/2026", OURS), "VD-02", "ngày theo sổ đăng ký: 03/02/2026"),
        (citing("123/STC-NS", "15/02/2026", THEIRS), "VD-02", "ngày theo sổ đăng ký: 05/02/2026"),
        (citing("106/UBND-KT", "04/02/2026", OURS), "VD-03", "sổ đăng ký văn bản đi không có văn bản này"),
        (citing("105/UBND-KT", "03/02/2026", OURS, " về tổ chức bầu cử đại biểu"), "VD-04", "khác hẳn"),
    ],
)
def test_a_citation_that_the_register_knows_better_is_found(office: Office, text: str, rule: str, says: str) -> None:
    [(code, expected)] = found(office, text)
    assert code == rule
    assert says in expected
    assert "cây lúa" not in expected


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "text",
    [
        citing("105/UBND-KT", "03/02/2026", OURS, " về phòng, chống dịch bệnh cây lúa"),
        citing("105/UBND-KT", "03 tháng 02 năm 2026", "của UBND tỉnh"),
        citing("123/STC-NS", "05/02/2026", "của Giám đốc Sở Tài chính", " về giao dự toán ngân sách"),
        citing("123/STC-NS", "05/02/2025", THEIRS),  # of another year, when we may not have had it
        citing("999/STC-NS", "05/02/2026", THEIRS),  # never came here
        citing("123/STC-NS", "15/02/2026", "của Sở Tư pháp"),
        citing("106/UBND-KT", "04/02/2019", OURS),  # from before the register begins
        citing("106/UBND-KT", "04/02/2026", "của Ủy ban nhân dân xã Tân Lập"),
        citing("77/STC-NS", "16/02/2026", THEIRS),  # secret: nothing is said of it
    ],
)
def test_a_citation_that_may_be_right_is_left(office: Office, text: str) -> None:
    assert found(office, text) == []


@pytest.mark.usefixtures("register")
def test_a_paper_that_is_registered_later_makes_the_finding_go(office: Office) -> None:
    result = result_of(citing("106/UBND-KT", "04/02/2026", OURS))
    assert [one["rule"] for one in found_in(result, office.agency)] == ["VD-03"]
    Document.objects.filter(code_number="105").update(code_number="106", issued_date=date(2026, 2, 4))
    assert found_in(result, office.agency) == []


@pytest.mark.usefixtures("register")
def test_many_citations_cost_no_more_than_one(office: Office, django_assert_num_queries: Callable[..., object]) -> None:
    one = result_of(citing("106/UBND-KT", "04/02/2026", OURS))
    many = result_of(*(citing(f"{n}/UBND-KT", "04/02/2026", OURS) for n in range(106, 120)))
    for result in (one, many):
        with django_assert_num_queries(4):
            assert found_in(result, office.agency)


PLANNING = "Giao Sở Kế hoạch và Đầu tư chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện trong quý II."
LABOUR = "Giao Sở Lao động - Thương binh và Xã hội chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện."


def test_an_agency_that_is_there_by_our_own_rows_is_left_and_another_is_not(office: Office) -> None:
    assert found(office, PLANNING) == []
    [(code, says)] = found(office, LABOUR)
    assert (code, says.partition(",")[0]) == ("TC-01", "Sở Nội vụ")


def test_a_neighbour_and_a_unit_that_ended_are_found_from_that_day_on(office: Office) -> None:
    after = Agency(name="Sở Dân tộc và Tôn giáo tỉnh Sơn Hòa", kind=office.finance.kind, organ_id="H99.77")
    before = Agency(name="Ban Dân tộc tỉnh Sơn Hòa", kind=office.finance.kind, organ_id="H99.78")
    for one in (after, before):
        one.keys()
        one.valid_to = date(2026, 2, 28) if one is before else None
        one.save()
    after.predecessors.add(before)
    Unit.objects.filter(pk=office.units["NC"].pk).update(valid_to=date(2026, 2, 28))
    text = "Giao Ban Dân tộc, Phòng Nội chính tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/4/2026."
    assert found(office, text, day=date(2026, 2, 20)) == []
    says = dict.fromkeys(expected for _, expected in found(office, text))
    assert list(says) == [
        "Sở Dân tộc và Tôn giáo tỉnh Sơn Hòa: tên cũ dùng đến hết ngày 28/02/2026",
        "cơ quan tiếp nhận nhiệm vụ: tên cũ dùng đến hết ngày 28/02/2026",
    ]


STRANGE = "Tuyên truyền về lễ hội cồngg chiêng, nghề dệt thổ cẩm của đồng bào các dân tộc trên địa bàn tỉnh năm 2026."


def test_an_own_word_is_found_no_more_until_it_is_dropped(office: Office) -> None:
    assert [code for code, _ in found(office, STRANGE)] == ["TV-08"]
    own = add_own_word("Cồngg", note="tên riêng của lễ hội", actor=office.head_kt)
    assert found(office, STRANGE) == []
    with pytest.raises(AlreadyDone):
        add_own_word("cồngg", actor=office.administrator)
    drop_own_word(own, actor=office.administrator)
    assert len(found(office, STRANGE)) == 1


@pytest.mark.parametrize("word", ["hai từ", "x", "a1", "<b>", "a" * 41])
def test_what_is_no_single_word_is_not_kept(office: Office, word: str) -> None:
    with pytest.raises(Invalid):
        add_own_word(word, actor=office.administrator)


def test_only_those_who_answer_for_words_keep_them(office: Office) -> None:
    own = add_own_word("cồngg", actor=office.chief)
    for person in (office.specialist_kt, office.registrar):
        with pytest.raises(NotPermitted):
            add_own_word("phéc", actor=person)
        with pytest.raises(NotPermitted):
            drop_own_word(own, actor=person)


def test_words_are_kept_on_a_page(office: Office, sign_in: SignIn) -> None:
    browser, here = sign_in(office.administrator), reverse("own-words")
    assert "Chưa có từ riêng nào" in browser.get(here).content.decode()
    assert "Đã thêm từ “cồngg”" in browser.post(here, {"word": "Cồngg"}, follow=True).content.decode()
    own = office.agency.own_words.get()
    assert "Đã bỏ từ" in browser.post(reverse("drop-own-word", args=[own.pk]), follow=True).content.decode()
