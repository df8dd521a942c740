"""The acts at a step of a memo, by its page: what each does, what may not be done and why, and the files with it."""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.documents.actions import replace_draft, stop_clock
from vanphong.documents.models import Document
from vanphong.files.actions import store
from vanphong.files.tests.samples import docx, image, pdf
from vanphong.kernel import clock
from vanphong.memos import actions
from vanphong.memos.enums import Act, Choice, Joins, MemoStatus, StepState, Who
from vanphong.memos.models import Memo, OpinionPaper
from vanphong.memos.queries import chain_of, plan_of, round_now, rounds_of, stages_of
from vanphong.memos.rules import Ask
from vanphong.org import actions as org
from vanphong.org.models import Person

from .papers import at_committee, at_office, give_back, opine, submitted, words, written

SignIn = Callable[[Person], Client]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WHY = "Làm rõ căn cứ pháp lý giúp tôi."


def page_of(memo: Memo, name: str = "memo", *more: object) -> str:
    return reverse(name, args=[memo.pk, *more])


def read(memo: Memo, **typed: object) -> dict[str, object]:
    """What the page of a step sends."""
    memo.refresh_from_db()
    vars(memo).pop("waiting", None)
    return {"checksum": round_now(memo).checksum, "seen": memo.version, "at": memo.waiting[0].pk} | typed


def with_two_at_once(office: Office) -> Memo:
    """The head of another unit is asked beside the author's own."""
    memo = written(office)
    steps = plan_of(memo)
    steps.insert(1, Ask(who=Who.PERSON, person=office.head_nc, act=Act.OPINE, joins=Joins.WITH))
    actions.adjust(memo, steps, actor=office.specialist_kt)
    return actions.submit(memo, actor=office.specialist_kt)


def twice(browser: Client, address: str, sent: dict[str, object]) -> None:
    """A double click: both are taken on, nothing happens twice."""
    for _ in range(2):
        assert browser.post(address, sent, headers={"referer": address}).status_code == 302


def test_a_marked_up_draft_goes_with_the_opinion_and_opens_for_who_may_see_the_memo(
    office: Office, sign_in: SignIn
) -> None:
    memo = submitted(office)
    sent = read(memo, choice="agree_with_changes", text="Sửa mức phân bổ.", papers=_file("da sua.pdf"))
    assert sign_in(office.head_kt).post(page_of(memo, "memo-opine"), sent).status_code == 302
    paper = OpinionPaper.objects.get()
    assert (paper.name, paper.opinion.choice) == ("da sua.pdf", Choice.AGREE_WITH_CHANGES)
    address = page_of(memo, "memo-file", "kem-y-kien", paper.pk)
    assert address in sign_in(office.deputy).get(page_of(memo)).content.decode()
    answer = sign_in(office.deputy).get(address)
    assert b"".join(answer.streaming_content) == paper.blob.path.read_bytes()
    assert sign_in(office.specialist_nc).get(address).status_code == 404


def test_a_marked_up_draft_goes_back_with_the_memo_that_is_returned(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    sent = read(memo, text="Sửa như bản kèm theo.", papers=_file("da sua.pdf"))
    assert sign_in(office.head_kt).post(page_of(memo, "memo-return"), sent).status_code == 302
    assert OpinionPaper.objects.get().opinion.choice == Choice.RETURN
    assert "da sua.pdf" in sign_in(office.specialist_kt).get(page_of(memo)).content.decode()


def test_a_third_person_is_asked_and_the_memo_comes_back(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    sent = read(memo, person=office.head_nc.pk, question="Căn cứ này còn hiệu lực không?")
    twice(sign_in(office.head_kt), page_of(memo, "memo-forward"), sent)
    asked = memo.steps.get(parent__isnull=False)
    assert (asked.person, asked.parent.state) == (office.head_nc, StepState.ASIDE)
    page = sign_in(office.head_kt).get(page_of(memo)).content.decode()
    assert "Phiếu đang chờ ý kiến của Quách Thị Lan; có ý kiến thì trở lại chỗ anh/chị." in page
    browser = sign_in(office.head_nc)
    page = browser.get(page_of(memo)).content.decode()
    assert "Phạm Anh Tuấn xin ý kiến anh/chị: Căn cứ này còn hiệu lực không?" in page
    assert "chỉ cho ý kiến, phiếu trở lại chỗ người hỏi" in page
    browser.post(page_of(memo, "memo-opine"), read(memo, choice="other", text="Còn hiệu lực."))
    assert Memo.objects.get(pk=memo.pk).holders == office.head_kt.full_name


def test_the_author_adds_what_was_asked_for(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    twice(sign_in(office.head_kt), page_of(memo, "memo-ask-papers"), read(memo, question="Đề nghị bổ sung dự toán."))
    browser = sign_in(office.specialist_kt)
    assert "Đề nghị bổ sung dự toán." in browser.get(page_of(memo)).content.decode()
    empty = browser.post(page_of(memo, "memo-answer"), read(memo, text=""))
    assert empty.status_code == 422
    twice(browser, page_of(memo, "memo-answer"), read(memo, text="Đã bổ sung.", papers=_file("du toan.pdf")))
    memo = Memo.objects.get(pk=memo.pk)
    assert (memo.status, memo.holders) == (MemoStatus.SUBMITTED, office.head_kt.full_name)
    assert OpinionPaper.objects.get().name == "du toan.pdf"


def test_a_memo_is_sent_back_to_a_step_that_has_spoken(office: Office, sign_in: SignIn) -> None:
    memo = at_committee(office)
    first = memo.steps.get(person=office.head_kt)
    browser = sign_in(office.vice_chair)
    assert "Lãnh đạo Phòng Kinh tế tổng hợp: Phạm Anh Tuấn" in browser.get(page_of(memo)).content.decode()
    twice(browser, page_of(memo, "memo-send-back"), read(memo, target=first.pk, text=WHY))
    memo = Memo.objects.get(pk=memo.pk)
    assert (memo.status, memo.holders) == (MemoStatus.SUBMITTED, office.head_kt.full_name)
    assert "cho ý kiến lại lần 2" in browser.get(page_of(memo)).content.decode()


def test_the_first_step_sees_why_it_has_nobody_to_send_back_to(office: Office, sign_in: SignIn) -> None:
    page = sign_in(office.head_kt).get(page_of(submitted(office))).content.decode()
    assert "Chưa có bước nào cho ý kiến trước bước này" in page


def test_who_is_asked_later_sees_whom_it_waits_for(office: Office, sign_in: SignIn) -> None:
    page = sign_in(office.vice_chair).get(page_of(submitted(office))).content.decode()
    assert "Chưa đến lượt anh/chị: phiếu đang chờ ý kiến của Phạm Anh Tuấn." in page


def test_the_chief_takes_a_deputys_step_over(office: Office, sign_in: SignIn) -> None:
    memo = at_office(office)
    address = page_of(memo, "memo-take-over", memo.waiting[0].pk)
    browser = sign_in(office.chief)
    assert address in browser.get(page_of(memo)).content.decode()
    twice(browser, address, {"seen": memo.version, "reason": "Đồng chí Hằng đi công tác."})
    memo = Memo.objects.get(pk=memo.pk)
    assert memo.holders == office.chief.full_name
    assert "memo-act" in browser.get(page_of(memo)).content.decode()


def test_who_stands_in_is_told_so_and_opens_the_draft_without_a_right_of_their_own(
    office: Office, sign_in: SignIn
) -> None:
    memo = at_office(office)
    today = clock.today()
    org.grant(office.deputy, office.deputy_off, today, today + timedelta(days=2), actor=office.deputy)
    Document.objects.get(pk=memo.draft_id).accesses.all().delete()
    browser = sign_in(office.deputy_off)
    page = browser.get(page_of(memo)).content.decode()
    assert "Anh/chị cho ý kiến thay" in page
    assert "Bùi Thị Thanh Hằng, theo ủy quyền ngày" in page
    draft = browser.get(page_of(memo, "memo-file", "du-thao", 1))
    assert draft.status_code == 200
    browser.post(page_of(memo, "memo-opine"), read(memo, choice="agree", text=""))
    said = chain_of(round_now(memo))[2]
    assert said.name == office.deputy_off.full_name
    assert "Bùi Thị Thanh Hằng" in said.in_place


def test_steps_that_are_open_together_stand_side_by_side_and_questions_beneath_who_asked(office: Office) -> None:
    memo = with_two_at_once(office)
    actions.forward(memo, office.specialist_nc, "Còn hiệu lực không?", actor=office.head_kt)
    author, together, then, last = stages_of(chain_of(rounds_of(memo)[0]))
    assert (author.joined, then.joined, last.joined) == ("", "", "")
    assert together.joined == "Cùng lúc"
    assert [[said.name for said in box] for box in together.boxes] == [
        [office.head_kt.full_name, office.specialist_nc.full_name],
        [office.head_nc.full_name],
    ]
    assert [said.level for said in together.boxes[0]] == [0, 1]


def test_what_is_asked_again_stands_after_what_sent_it_back(office: Office) -> None:
    memo = at_committee(office)
    first = memo.steps.get(person=office.head_kt)
    actions.send_back(memo, first, WHY, round_now(memo).checksum, actor=office.vice_chair)
    for leader in (office.head_kt, office.deputy):
        opine(memo, leader)
    chain = chain_of(rounds_of(memo)[0])
    assert [(said.name, said.lap) for said in chain[1:]] == [
        (leader.full_name, lap) for lap in (0, 1) for leader in (office.head_kt, office.deputy, office.vice_chair)
    ]


def test_the_author_sees_the_plan_and_who_will_be_away(office: Office, sign_in: SignIn) -> None:
    memo = written(office)
    first = clock.today() + timedelta(days=1)
    org.plan_absence(office.vice_chair, first, first, actor=office.vice_chair)
    page = sign_in(office.specialist_kt).get(page_of(memo)).content.decode()
    assert "Quy trình của phiếu" in page
    assert "24 giờ làm việc" in page
    assert "Ông/bà Đinh Quang Thiện vắng" in page


def test_the_words_and_the_drafts_of_any_two_rounds_are_compared(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    for amount in ("13", "15"):
        memo = give_back(memo, office.head_kt)
        draft = Document.objects.get(pk=memo.draft_id)
        summary = f"Sở Tài chính đề nghị phân bổ {amount} tỷ đồng."
        actions.edit(memo, words(office, summary=summary), actor=office.specialist_kt, draft=draft)
        memo = actions.submit(memo, actor=office.specialist_kt)
    browser = sign_in(office.head_kt)
    last_two = browser.get(page_of(memo, "memo-changes")).content.decode()
    assert "<del>13 </del><ins>15 </ins>" in last_two
    assert "Dự thảo không đổi giữa hai lần trình này." in last_two
    first_and_last = browser.get(page_of(memo, "memo-changes"), {"tu": 1, "den": 3}).content.decode()
    assert "<del>12 </del><ins>15 </ins>" in first_and_last
    for odd in ({"tu": 1, "den": 1}, {"tu": 1, "den": 9}, {"tu": "x", "den": 2}):
        assert "Mời chọn hai lần trình khác nhau" in browser.get(page_of(memo, "memo-changes"), odd).content.decode()


def test_what_changed_in_the_draft_is_shown_paragraph_by_paragraph(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    versions = [["Kính gửi Sở Tài chính", "Phân bổ 12 tỷ đồng"], ["Kính gửi Sở Tài chính", "Phân bổ 15 tỷ đồng"]]
    for lines in versions:
        memo = give_back(memo, office.head_kt)
        draft = Document.objects.get(pk=memo.draft_id)
        file = store(SimpleUploadedFile("du thao.docx", word(lines)), name="du thao.docx")
        replace_draft(draft, (file, "du thao.docx"), actor=office.specialist_kt)
        memo = actions.submit(memo, actor=office.specialist_kt)
    page = sign_in(office.head_kt).get(page_of(memo, "memo-changes")).content.decode()
    assert "<del>12 </del><ins>15 </ins>" in page
    assert "1 đoạn không đổi" in page


def test_a_draft_without_words_to_read_says_so(office: Office, sign_in: SignIn) -> None:
    memo = give_back(submitted(office), office.head_kt)
    scan = store(SimpleUploadedFile("quet.png", image()), name="quet.png")
    draft = Document.objects.get(pk=memo.draft_id)
    replace_draft(draft, (scan, "quet.png"), actor=office.specialist_kt)
    memo = actions.submit(memo, actor=office.specialist_kt)
    page = sign_in(office.head_kt).get(page_of(memo, "memo-changes")).content.decode()
    assert "Không đọc được chữ trong một trong hai bản dự thảo" in page


def test_the_list_is_narrowed_by_how_its_steps_stand_to_their_time(office: Office, sign_in: SignIn) -> None:
    late, paused = submitted(office), submitted(office)
    late.steps.filter(state=StepState.OPEN).update(due_at=clock.now() - timedelta(days=3))
    give_back(paused, office.head_kt)
    stop_clock(Document.objects.get(pk=paused.incoming_id), "Chờ Sở Tài chính.", actor=office.specialist_kt)
    browser = sign_in(office.head_kt)
    for side, shown, hidden in (("qua-han", late, paused), ("tam-dung", paused, late)):
        page = browser.get(reverse("memos"), {"han": side}).content.decode()
        assert shown.code in page
        assert hidden.code not in page


def word(lines: list[str]) -> bytes:
    """A Word file with these paragraphs."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return docx(document=f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>')


def _file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf(), "application/pdf")
