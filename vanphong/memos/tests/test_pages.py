"""The pages of memos, as people meet them in a browser."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office
from vanphong.documents.tests.papers import drafted
from vanphong.drafting.actions import check
from vanphong.drafting.tests.papers import faulty, stored
from vanphong.files.tests.samples import pdf
from vanphong.memos.enums import Choice, MemoStatus
from vanphong.memos.forms import acts_for
from vanphong.memos.models import Memo
from vanphong.memos.queries import memos_of, round_now
from vanphong.org.models import Appointment, Person

from .papers import at_committee, at_office, give_back, handled, opine, submitted, written

SignIn = Callable[[Person], Client]


def page_of(memo: Memo, name: str = "memo") -> str:
    return reverse(name, args=[memo.pk])


def read_by_leader(memo: Memo, **words: str) -> dict[str, str]:
    memo.refresh_from_db()
    return {"checksum": round_now(memo).checksum, "seen": str(memo.version)} | words


def words_typed(office: Office, **others: object) -> dict[str, object]:
    usual = {
        "subject": "Về phân bổ kinh phí",
        "what": "Xem xét phân bổ.",
        "summary": "Đề nghị 12 tỷ đồng.",
        "legal_basis": "Luật Ngân sách nhà nước.",
        "view": "Hồ sơ đầy đủ.",
        "proposal": "Thống nhất.",
    }
    return usual | others


def test_a_new_memo_starts_from_its_paper(office: Office, sign_in: SignIn) -> None:
    paper = handled(office)
    answer = sign_in(office.specialist_kt).get(reverse("memo-new") + f"?van-ban={paper.pk}")
    form = answer.context["form"]
    assert form["subject"].value() == paper.subject
    assert "Sở Tài chính" in form["what"].value()
    assert not {"office_leader", "committee_leader"} & form.fields.keys()


def test_a_memo_is_written_with_a_draft_handed_in_at_once(office: Office, sign_in: SignIn) -> None:
    paper = handled(office)
    browser = sign_in(office.specialist_kt)
    typed = words_typed(
        office,
        file=SimpleUploadedFile("du thao.pdf", pdf()),
        document_type=office.types["Công văn"].pk,
        key="6f9d2f0e-7a44-4c0f-9a55-2f6d8a9a4c11",
    )
    answer = browser.post(reverse("memo-new") + f"?van-ban={paper.pk}", typed)
    memo = Memo.objects.get()
    assert answer["Location"] == page_of(memo)
    assert memo.draft is not None
    assert memo.draft.replies_to == paper
    assert "Trình" in browser.get(page_of(memo)).content.decode()


def test_a_file_needs_its_type_and_nothing_typed_is_lost(office: Office, sign_in: SignIn) -> None:
    paper = handled(office)
    typed = words_typed(office, file=SimpleUploadedFile("du thao.pdf", pdf()), proposal="Đề xuất rất riêng")
    answer = sign_in(office.specialist_kt).post(reverse("memo-new") + f"?van-ban={paper.pk}", typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chọn tên loại của dự thảo gửi kèm." in page
    assert "Đề xuất rất riêng" in page
    assert not Memo.objects.exists()


def test_a_refused_file_leaves_no_memo(office: Office, sign_in: SignIn) -> None:
    typed = words_typed(
        office, file=SimpleUploadedFile("du thao.pdf", b"MZ\x90"), document_type=office.types["Công văn"].pk
    )
    answer = sign_in(office.specialist_kt).post(reverse("memo-new"), typed)
    assert answer.status_code == 422
    assert not Memo.objects.exists()


def test_the_author_edits_submits_and_recalls(office: Office, sign_in: SignIn) -> None:
    memo = written(office, proposal="")
    browser = sign_in(office.specialist_kt)
    assert "Chưa ghi đề xuất." in browser.get(page_of(memo)).content.decode()
    typed = words_typed(office, draft=memo.draft_id, seen=memo.version)
    assert browser.post(page_of(memo, "memo-edit"), typed).status_code == 302
    memo.refresh_from_db()
    assert browser.post(page_of(memo, "memo-submit"), {"seen": memo.version}).status_code == 302
    memo.refresh_from_db()
    assert (memo.status, memo.holders) == (MemoStatus.SUBMITTED, office.head_kt.full_name)
    assert browser.post(page_of(memo, "memo-recall"), {"seen": memo.version}).status_code == 302
    memo.refresh_from_db()
    withdrawn = browser.post(page_of(memo, "memo-withdraw"), {"seen": memo.version, "reason": "Trình chung phiếu khác"})
    assert withdrawn.status_code == 302
    memo.refresh_from_db()
    assert memo.status == MemoStatus.WITHDRAWN


def test_a_memo_put_aside_before_anybody_saw_it_still_has_its_page(office: Office, sign_in: SignIn) -> None:
    memo, browser = written(office), sign_in(office.specialist_kt)
    answer = browser.post(page_of(memo, "memo-withdraw"), {"seen": memo.version, "reason": ""}, follow=True)
    assert answer.status_code == 200
    assert memo.proposal in answer.content.decode()


def test_after_the_act_the_next_memo_opens_with_one_line_on_the_last(office: Office, sign_in: SignIn) -> None:
    first, second = submitted(office, draft=False), submitted(office, draft=False)
    browser = sign_in(office.head_kt)
    answer = browser.post(page_of(first, "memo-opine"), read_by_leader(first, choice="agree", text=""), follow=True)
    assert answer.redirect_chain == [(page_of(second), 302)]
    assert f"Đã cho ý kiến phiếu {first.code}; phiếu chuyển đến Bùi Thị Thanh Hằng." in answer.content.decode()
    last = browser.post(page_of(second, "memo-return"), read_by_leader(second, text="Bổ sung căn cứ pháp lý."))
    assert last["Location"] == reverse("memos")


def test_other_choices_need_words_and_the_page_stays(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    browser = sign_in(office.head_kt)
    for name, choice in (("memo-opine", "disagree"), ("memo-opine", "nonsense"), ("memo-return", "")):
        answer = browser.post(page_of(memo, name), read_by_leader(memo, choice=choice, text=""))
        assert answer.status_code == 422
        assert "field-error" in answer.content.decode()
    memo.refresh_from_db()
    assert (memo.status, memo.holders) == (MemoStatus.SUBMITTED, office.head_kt.full_name)


def test_what_was_read_before_a_new_round_is_refused_and_the_words_come_back(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    words = read_by_leader(memo, choice="other", text="Xem lại mức phân bổ này giúp tôi.")
    give_back(memo, office.head_kt)
    answer = sign_in(office.head_kt).post(page_of(memo, "memo-opine"), words)
    assert answer.status_code == 409
    assert "Xem lại mức phân bổ này giúp tôi." in answer.content.decode()


def test_a_leader_reads_what_changed_since_the_last_round(office: Office, sign_in: SignIn) -> None:
    memo = give_back(submitted(office), office.head_kt)
    browser = sign_in(office.specialist_kt)
    typed = words_typed(
        office, summary="Sở Tài chính đề nghị phân bổ 15 tỷ đồng.", draft=memo.draft_id, seen=memo.version
    )
    browser.post(page_of(memo, "memo-edit"), typed)
    memo.refresh_from_db()
    browser.post(page_of(memo, "memo-submit"), {"seen": memo.version})
    page = sign_in(office.head_kt).get(page_of(memo)).content.decode()
    assert "<del>12 </del><ins>15 </ins>" in page
    assert "Bổ sung ý kiến của Sở Xây dựng." in page
    assert "Đồng ý" in page


def test_somebody_elses_draft_cannot_be_chosen(office: Office, sign_in: SignIn) -> None:
    theirs = drafted(office)
    answer = sign_in(office.specialist_kt2).post(reverse("memo-new"), words_typed(office, draft=theirs.pk))
    assert answer.status_code == 422
    assert "draft" in answer.context["form"].errors
    assert not Memo.objects.exists()


def test_a_unit_without_a_head_is_told_before_it_submits(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.specialist_kt)
    memo = written(office)
    assert "Phiếu đến Phạm Anh Tuấn cho ý kiến trước." in browser.get(page_of(memo)).content.decode()
    Appointment.objects.filter(person=office.head_kt).delete()
    page = browser.get(page_of(written(office))).content.decode()
    assert "Đơn vị chưa có lãnh đạo: phiếu đến thẳng Bùi Thị Thanh Hằng." in page


def test_a_double_click_in_the_browser_goes_back_to_the_page(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    browser, words = sign_in(office.head_kt), read_by_leader(memo, choice="agree", text="")
    for _ in range(2):
        assert browser.post(page_of(memo, "memo-opine"), words, headers={"referer": page_of(memo)}).status_code == 302
    memo.refresh_from_db()
    assert (memo.holders, round_now(memo).opinions.count()) == (office.deputy.full_name, 1)


def test_words_are_never_markup(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office, what="<script>alert(1)</script>", proposal="#let x = $1$ *đậm*")
    page = sign_in(office.head_kt).get(page_of(memo)).content.decode()
    assert "<script>alert" not in page
    assert sign_in(office.head_kt).get(page_of(memo, "memo-pdf")).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("person", "view", "seen"),
    [
        ("head_kt", "cho-toi", True),
        ("deputy", "cho-toi", False),
        ("deputy", "", True),
        ("specialist_kt", "toi-lap", True),
        ("specialist_nc", "", False),
        ("outsider", "", False),
        ("registrar", "", True),
    ],
)
def test_the_list_shows_what_is_theirs(office: Office, sign_in: SignIn, person: str, view: str, seen: bool) -> None:
    memo = submitted(office)
    page = sign_in(office.cast[person]).get(reverse("memos"), {"xem": view}).content.decode()
    assert (memo.code in page) == seen


def test_the_list_is_searched_without_accents(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office, subject="Về hỗ trợ bão lũ")
    browser = sign_in(office.head_kt)
    assert memo.code in browser.get(reverse("memos"), {"q": "bao lu ho tro"}).content.decode()
    assert browser.get(reverse("memos"), {"q": "' -- %"}).status_code == 200
    assert memo.code not in browser.get(reverse("memos"), {"q": "hạn hán"}).content.decode()


def queries_for(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize("person", ["specialist_kt", "head_kt", "deputy", "vice_chair", "registrar"])
def test_the_list_asks_as_many_queries_for_three_as_for_one(office: Office, sign_in: SignIn, person: str) -> None:
    browser = sign_in(office.cast[person])
    at_office(office)
    one = queries_for(browser, reverse("memos"))
    at_committee(office)
    submitted(office, paper=False)
    assert queries_for(browser, reverse("memos")) == one


def test_the_page_asks_as_many_queries_for_three_opinions_as_for_one(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.registrar)
    memo = at_office(office)
    one = queries_for(browser, page_of(memo))
    opine(opine(memo, office.deputy), office.vice_chair, Choice.DISAGREE, "Chưa thống nhất.")
    assert queries_for(browser, page_of(memo)) <= one


def test_the_memos_of_a_paper_take_six_queries(office: Office, django_assert_num_queries: Callable) -> None:
    memo = opine(at_committee(office), office.vice_chair, Choice.DISAGREE, "Chưa thống nhất.")
    assert office.head_kt.unit_ids
    with django_assert_num_queries(6):
        (found,) = memos_of(office.head_kt, memo.incoming)
    assert found.memo == memo
    assert [said.name for said in found.chain] == [
        "Nguyễn Thu Trang",
        "Phạm Anh Tuấn",
        "Bùi Thị Thanh Hằng",
        "Đinh Quang Thiện",
    ]


def test_the_paper_offers_what_one_may_do_with_memos(office: Office) -> None:
    paper = handled(office)
    assert [act.label for act in acts_for(office.specialist_kt, paper)] == ["Lập phiếu trình"]
    assert acts_for(office.specialist_kt2, paper) == []
    memo = submitted(office)
    assert [act.label for act in acts_for(office.head_kt, memo.incoming)] == ["Cho ý kiến"]
    assert acts_for(office.specialist_kt, memo.incoming) == []
    memo = give_back(memo, office.head_kt)
    assert [act.label for act in acts_for(office.specialist_kt, memo.draft)] == ["Sửa và trình"]


def test_a_specialist_is_told_that_the_paper_lies_with_somebody_else(office: Office, sign_in: SignIn) -> None:
    memo = at_committee(office)
    address = reverse("memo-new") + f"?van-ban={memo.incoming_id}"
    answer = sign_in(office.specialist_kt).get(address)
    assert answer.status_code == 409
    assert "văn bản này không ở chỗ anh/chị" in answer.content.decode()
    answer = sign_in(office.deputy).get(address)
    assert (answer.status_code, "Chỉ chuyên viên và lãnh đạo phòng" in answer.content.decode()) == (403, True)


def test_a_leader_sees_on_the_memo_what_is_left_to_mend_in_the_draft(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    assert memo.draft
    latest = memo.draft.files.latest("position")
    latest.blob = stored(faulty())
    latest.save()
    check(latest.blob)
    shown = sign_in(office.head_kt).get(memo.get_absolute_url()).content.decode()
    assert "2 lỗi, 2 phải sửa." in shown
