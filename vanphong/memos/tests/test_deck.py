"""The deck of a leader: what it shows, one opinion, many at once, and the phrases at hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office
from vanphong.files.tests.samples import pdf
from vanphong.kernel import clock
from vanphong.memos import actions
from vanphong.memos.actions import Entry, opine_many
from vanphong.memos.enums import Choice
from vanphong.memos.models import Memo, Opinion, Phrase, RoundStep
from vanphong.memos.queries import phrases_of, round_now, steps_awaiting
from vanphong.org import actions as org
from vanphong.org.models import Person
from vanphong.org.tests.granting import granted

from .papers import at_committee, at_office, give_back, opine, submitted

SignIn = Callable[[Person], Client]
DECK = "/phieu-trinh/cho-toi/"


def step_of(memo: Memo) -> RoundStep:
    return Memo.objects.get(pk=memo.pk).waiting[0]


def entry(memo: Memo, choice: str = Choice.AGREE, text: str = "") -> Entry:
    step = RoundStep.objects.select_related("memo").get(pk=step_of(memo).pk)
    return Entry(step, step.memo.version, round_now(memo).checksum, choice, text)


def marked(memos: list[Memo], choice: str = "agree", text: str = "") -> dict[str, object]:
    """What the form of the deck sends with these cards marked."""
    sent: dict[str, object] = {"choice": choice, "text": text, "chon": []}
    for memo in memos:
        step = step_of(memo)
        sent["chon"].append(step.pk)
        sent |= {f"{step.pk}-seen": step.memo.version, f"{step.pk}-checksum": round_now(memo).checksum}
    return sent


def read(memo: Memo, **words: str) -> dict[str, str]:
    memo.refresh_from_db()
    return {"checksum": round_now(memo).checksum, "seen": str(memo.version), "text": ""} | words


def test_the_deck_shows_what_is_asked_proposed_and_said_the_longest_waiting_first(
    office: Office, sign_in: SignIn
) -> None:
    later = at_office(office, subject="Về trường học")
    with clock.held_at(clock.now() - timedelta(days=3)):
        first = opine(submitted(office, subject="Về bệnh viện"), office.head_kt, "other", "Cần làm rõ nguồn vốn.")
    page = sign_in(office.deputy).get(DECK).content.decode()
    assert page.index("Về bệnh viện") < page.index("Về trường học")
    for words in (first.code, later.code, first.what, first.proposal, "Cần làm rõ nguồn vốn.", "Nguyễn Thu Trang"):
        assert words in page


def test_nobody_elses_work_is_on_the_deck(office: Office, sign_in: SignIn) -> None:
    memo = at_office(office)
    assert memo.code not in sign_in(office.vice_chair).get(DECK).content.decode()
    assert "Không còn phiếu nào" in sign_in(office.vice_chair).get(DECK).content.decode()


def test_the_deck_asks_as_many_queries_for_three_as_for_one(office: Office, sign_in: SignIn) -> None:
    browser = sign_in(office.deputy)

    def queries() -> int:
        browser.get(DECK)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(DECK).status_code == 200
        return len(caught)

    at_office(office)
    one = queries()
    at_office(office)
    at_office(office, paper=False)
    assert queries() == one


def test_the_deck_goes_on_where_the_page_ends(office: Office, sign_in: SignIn, monkeypatch) -> None:
    monkeypatch.setattr("vanphong.memos.views.deck.SIZE", 2)
    memos = [submitted(office, paper=False, draft=False) for _ in range(3)]
    browser = sign_in(office.head_kt)
    first = browser.get(DECK).context["page"]
    assert [step.memo for step in first] == memos[:2]
    assert [step.memo for step in browser.get(first.next_url).context["page"]] == memos[2:]


def test_a_card_shows_the_chain_and_what_changed_since_the_last_round(office: Office, sign_in: SignIn) -> None:
    memo = give_back(submitted(office), office.head_kt)
    parts = ("subject", "what", "summary", "legal_basis", "view", "proposal")
    changed = actions.Values(**{name: getattr(memo, name) for name in parts} | {"summary": "Đề nghị 15 tỷ đồng."})
    memo = actions.submit(actions.edit(memo, changed, actor=office.specialist_kt), actor=office.specialist_kt)
    page = sign_in(office.head_kt).get(reverse("deck-card", args=[step_of(memo).pk])).content.decode()
    assert "Thay đổi so với lần trình trước" in page
    assert "<ins>15 </ins>" in page
    assert "Thống nhất phương án của Sở Tài chính." in page
    assert 'name="choice" value="agree"' in page


def test_after_the_act_the_card_behind_it_opens_with_one_line_on_the_last(office: Office, sign_in: SignIn) -> None:
    memos = [submitted(office, draft=False) for _ in range(3)]
    steps = [step_of(memo).pk for memo in memos]
    browser = sign_in(office.head_kt)
    answer = browser.post(reverse("deck-opine", args=[steps[1]]), read(memos[1], choice="agree"), follow=True)
    assert answer.redirect_chain == [(reverse("deck-card", args=[steps[2]]), 302)]
    assert f"Đã cho ý kiến phiếu {memos[1].code}; phiếu chuyển đến Bùi Thị Thanh Hằng." in answer.content.decode()
    words = read(memos[2], choice="return", text="Bổ sung căn cứ pháp lý.")
    answer = browser.post(reverse("deck-opine", args=[steps[2]]), words, follow=True)
    assert answer.redirect_chain == [(reverse("deck-card", args=[steps[0]]), 302)]
    assert f"Đã trả lại phiếu {memos[2].code}" in answer.content.decode()
    last = browser.post(reverse("deck-opine", args=[steps[0]]), read(memos[0], choice="agree"))
    assert last["Location"] == DECK


def test_a_choice_that_needs_words_stays_on_the_card(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    address = reverse("deck-opine", args=[step_of(memo).pk])
    for choice in ("disagree", "return", "other", "nonsense"):
        answer = sign_in(office.head_kt).post(address, read(memo, choice=choice))
        assert (answer.status_code, "field-error" in answer.content.decode()) == (422, True)
    assert not Opinion.objects.exists()


def test_a_card_that_waits_no_longer_leads_back_to_the_deck(office: Office, sign_in: SignIn) -> None:
    memo = submitted(office)
    card = reverse("deck-card", args=[step_of(memo).pk])
    opine(memo, office.head_kt)
    answer = sign_in(office.head_kt).get(card, follow=True)
    assert answer.redirect_chain == [(DECK, 302)]
    assert f"Phiếu {memo.code} không còn chờ ý kiến của anh/chị." in answer.content.decode()
    assert sign_in(office.outsider).get(card).status_code == 404


def test_a_deputy_finds_the_cards_of_whom_they_stand_in_for(office: Office, sign_in: SignIn) -> None:
    memo = at_committee(office)
    today = clock.today()
    org.grant(office.vice_chair, office.vice_chair_nc, today, today + timedelta(days=3), actor=office.vice_chair)
    browser = sign_in(office.vice_chair_nc)
    assert "Thay Đinh Quang Thiện." in browser.get(DECK).content.decode()
    card = browser.get(reverse("deck-card", args=[step_of(memo).pk])).content.decode()
    assert "Anh/chị cho ý kiến thay Đinh Quang Thiện" in card
    (result,) = opine_many([entry(memo)], actor=office.vice_chair_nc)
    assert result.memo
    assert Opinion.objects.get(person=office.vice_chair_nc).for_person == office.vice_chair


def test_of_ten_the_bad_one_stops_no_other(office: Office) -> None:
    memos = [submitted(office, paper=False, draft=False) for _ in range(10)]
    entries = [entry(memo) for memo in memos]
    actions.recall(memos[4], actor=office.specialist_kt)
    results = opine_many(entries, actor=office.head_kt)
    assert [bool(one.error) for one in results] == [number == 4 for number in range(10)]
    assert results[4].reasons == ["Phiếu trình đã thay đổi, mời tải lại."]
    assert Opinion.objects.filter(person=office.head_kt).count() == 9


def test_what_was_sent_before_counts_as_done_however_far_the_memo_has_gone(office: Office) -> None:
    memos = [submitted(office, paper=False, draft=False) for _ in range(3)]
    entries = [entry(memo) for memo in memos]
    opine_many(entries[:2], actor=office.head_kt)
    opine(Memo.objects.get(pk=memos[0].pk), office.deputy)
    results = opine_many(entries, actor=office.head_kt)
    assert [(one.memo is not None, one.error) for one in results] == [(False, None), (False, None), (True, None)]
    assert Opinion.objects.filter(person=office.head_kt).count() == 3


def test_other_words_on_what_was_said_before_are_refused(office: Office) -> None:
    memo = submitted(office, paper=False, draft=False)
    first, other = entry(memo), entry(memo, Choice.RETURN, "Bổ sung căn cứ pháp lý.")
    opine_many([first], actor=office.head_kt)
    assert opine_many([other], actor=office.head_kt)[0].error
    assert Opinion.objects.get(person=office.head_kt).choice == Choice.AGREE


def test_many_are_sent_by_one_form_with_a_result_for_each(office: Office, sign_in: SignIn) -> None:
    memos = [submitted(office, paper=False, draft=False) for _ in range(3)]
    sent = marked(memos)
    actions.recall(memos[2], actor=office.specialist_kt)
    browser = sign_in(office.head_kt)
    answer = browser.post(reverse("deck-opine-many"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count("phiếu chuyển đến Bùi Thị Thanh Hằng") == 2
    assert "Phiếu trình đã thay đổi, mời tải lại." in page
    again = browser.post(reverse("deck-opine-many"), sent, headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert again.content.decode().count("data-done") == 2
    assert "<html" not in again.content.decode()


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"choice": "agree"}, 422, "Chưa chọn phiếu nào."),
        ({"choice": "agree", "chon": ["0"]}, 409, "Một phiếu không còn chờ ý kiến của anh/chị"),
        ({"choice": "agree", "chon": ["x", "٣"]}, 409, "2 phiếu, còn 2 chưa được"),
        ({"choice": "agree", "chon": [str(number) for number in range(51)]}, 422, "nhiều nhất 50 phiếu"),
    ],
)
def test_what_no_page_sends_changes_nothing(
    office: Office, sign_in: SignIn, sent: dict[str, object], status: int, words: str
) -> None:
    answer = sign_in(office.head_kt).post(reverse("deck-opine-many"), sent)
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_returning_many_needs_the_reason_once(office: Office, sign_in: SignIn) -> None:
    memos = [submitted(office, paper=False, draft=False) for _ in range(2)]
    browser = sign_in(office.head_kt)
    assert browser.post(reverse("deck-opine-many"), marked(memos, "return")).status_code == 409
    assert steps_awaiting(office.head_kt).count() == 2
    answer = browser.post(reverse("deck-opine-many"), marked(memos, "return", "Bổ sung căn cứ pháp lý."))
    assert answer.status_code == 200
    assert answer.content.decode().count("Đã trả lại") == 2


def test_somebody_elses_card_is_not_there(office: Office, sign_in: SignIn) -> None:
    sent = marked([submitted(office)])
    answer = sign_in(office.outsider).post(reverse("deck-opine-many"), sent)
    assert answer.status_code == 409
    assert "Một phiếu không còn chờ ý kiến của anh/chị" in answer.content.decode()
    assert not Opinion.objects.exists()
    answer = sign_in(office.deputy).post(reverse("deck-opine-many"), sent)
    assert answer.status_code == 409
    assert "Chưa đến lượt anh/chị" in answer.content.decode()


def test_what_one_may_see_no_longer_stops_none_of_the_others(office: Office, sign_in: SignIn) -> None:
    today = clock.today()
    grant = org.grant(office.head_kt, office.head_nc, today, today, actor=office.head_kt)
    lost, kept = (submitted(office, paper=False, draft=False) for _ in range(2))
    actions.forward(kept, office.head_nc, "Xin ý kiến về nguồn vốn.", actor=office.head_kt)
    sent = marked([lost, kept])
    org.revoke(grant, actor=office.head_kt)
    answer = sign_in(office.head_nc).post(reverse("deck-opine-many"), sent).content.decode()
    assert "2 phiếu, còn 1 chưa được" in answer
    assert Opinion.objects.get(person=office.head_nc).round.memo == kept


def test_every_phrase_kept_is_at_hand(office: Office) -> None:
    kept = [f"Câu thứ {number}." for number in range(8)]
    for words in kept:
        actions.keep_phrase(words, actor=office.deputy)
    assert set(phrases_of(office.deputy)) == set(kept)


def test_phrases_are_kept_and_dropped_and_lead_back_to_the_card(office: Office, sign_in: SignIn) -> None:
    browser, address = sign_in(office.deputy), reverse("phrases")
    came = f"{address}?next={DECK}7/"
    assert f'href="{DECK}7/"' in browser.get(came).content.decode()
    assert f'href="{DECK}"' in browser.get(f"{address}?next=https://xa.vn/").content.decode()
    kept = browser.post(address, {"text": "Nhất trí, trình Chủ tịch.", "next": f"{DECK}7/"}, follow=True)
    assert f'href="{DECK}7/"' in kept.content.decode()
    assert phrases_of(office.deputy) == ["Nhất trí, trình Chủ tịch."]
    assert browser.post(address, {"text": " "}).status_code == 422
    phrase = Phrase.objects.get()
    assert sign_in(office.chief).post(reverse("drop-phrase", args=[phrase.pk])).status_code == 404
    assert browser.post(reverse("drop-phrase", args=[phrase.pk])).status_code == 302
    assert phrases_of(office.deputy) == []


def test_a_card_shows_what_was_given_with_an_opinion_and_in_whose_place(office: Office, sign_in: SignIn) -> None:
    memo = actions.ask_papers(at_office(office), "Bổ sung dự toán.", actor=office.deputy)
    added = SimpleUploadedFile("du-toan.pdf", pdf())
    memo = opine(memo, office.specialist_kt, Choice.ADDED, "Đã bổ sung.", papers=[added])
    card = sign_in(office.deputy).get(reverse("deck-card", args=[memo.waiting[0].pk])).content.decode()
    assert "du-toan.pdf" in card
    granted(office.deputy, office.deputy_off)
    opine(memo, office.deputy_off, "other", "Cần làm rõ nguồn vốn.")
    assert "theo ủy quyền" in sign_in(office.vice_chair).get(DECK).content.decode()
