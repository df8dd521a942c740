"""The pages of votes by slip, as people meet them in a browser."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office
from vanphong.ballots.enums import BallotStatus, Vote
from vanphong.ballots.models import Ballot, Member, Slip
from vanphong.ballots.printing import result_pdf
from vanphong.documents.actions import replace_draft
from vanphong.documents.models import Access
from vanphong.documents.tests.papers import drafted
from vanphong.files.actions import store_made
from vanphong.files.tests.samples import pdf
from vanphong.org.models import Person

from .slips import closed, member, opened, vote, written

SignIn = Callable[[Person], Client]
WHY = "Đề nghị giảm còn 80 tỷ đồng."


def page_of(ballot: Ballot, name: str = "ballot") -> str:
    return reverse(name, args=[ballot.pk])


def shown(answer) -> str:
    return answer.content.decode()


def test_it_is_written_and_sent_from_the_pages(office: Office, sign_in: SignIn):
    browser = sign_in(office.specialist_kt)
    typed = {
        "subject": "Về đầu tư công",
        "question": "Thống nhất điều chỉnh kế hoạch.",
        "ground": "urgent",
        "consent": "Phiếu trình 12-11/2026/PT-KT.",
        "due_date": "31/12/2099",
        "due_time": "16:30",
    }
    ballot = Ballot.objects.get(pk=int(browser.post(reverse("ballot-new"), typed)["Location"].split("/")[2]))
    assert "16:30 31/12/2099" in shown(browser.get(page_of(ballot)))
    assert browser.post(page_of(ballot, "ballot-edit"), typed | {"lead": "Sở Tài chính"}).status_code == 302
    answer = browser.post(page_of(ballot, "ballot-open"), follow=True)
    assert "Đã gửi phiếu đến 04 thành viên, hạn 16:30 31/12/2099." in shown(answer)


def test_the_author_reads_the_draft_before_it_is_sent_and_sends_what_was_read(office: Office, sign_in: SignIn):
    draft = drafted(office)
    replace_draft(draft, (store_made(pdf()), "dự thảo.pdf"), actor=office.specialist_kt)
    ballot, browser = written(office, draft=draft), sign_in(office.specialist_kt)
    page = browser.get(page_of(ballot))
    read = re.search(r'name="checksum" value="(\w+)"', shown(page))[1]
    assert page.context["pages"]
    assert browser.get(reverse("ballot-page", args=[ballot.pk, 1]), {"rong": "160"}).status_code == 200
    assert browser.get(page_of(ballot, "ballot-file")).status_code == 200
    replace_draft(draft, (store_made(pdf(pages=2)), "dự thảo 2.pdf"), actor=office.specialist_kt)
    refused = browser.post(page_of(ballot, "ballot-open"), {"checksum": read})
    assert refused.status_code == 409
    assert "bản mới hơn bản đang hiện" in shown(refused)
    assert not Slip.objects.exists()


def test_a_draft_one_may_not_read_is_not_read_through_a_ballot(office: Office, sign_in: SignIn):
    ballot = written(office, draft=drafted(office))
    Access.objects.filter(document=ballot.draft).delete()
    browser = sign_in(office.head_kt)
    assert browser.get(page_of(ballot, "ballot-file")).status_code == 404
    assert "pages" not in browser.get(page_of(ballot)).context


def test_what_is_missing_is_told_where_it_would_be_sent(office: Office, sign_in: SignIn):
    page = shown(sign_in(office.specialist_kt).get(page_of(written(office, consent=""))))
    assert "Chưa ghi Chủ tịch đã cho lấy ý kiến bằng phiếu" in page
    assert reverse("ballot-open", args=[Ballot.objects.get().pk]) not in page


def test_a_member_of_another_agency_reads_the_draft_and_votes(office: Office, sign_in: SignIn):
    member(office, office.outsider)
    draft = drafted(office)
    replace_draft(draft, (store_made(pdf()), "dự thảo.pdf"), actor=office.specialist_kt)
    ballot = opened(office, draft=draft)
    browser = sign_in(office.outsider)
    assert browser.get(reverse("paper", args=[draft.pk])).status_code == 404
    assert ballot.question in shown(browser.get(page_of(ballot)))
    assert browser.get(page_of(ballot, "ballot-file")).status_code == 200
    assert browser.get(reverse("ballot-page", args=[ballot.pk, 1]), {"rong": "160"}).status_code == 200
    answer = browser.post(page_of(ballot, "ballot-vote"), {"choice": "agree", "checksum": ballot.checksum}, follow=True)
    assert "Đã gửi phiếu: tán thành" in shown(answer)
    assert reverse("ballot-vote", args=[ballot.pk]) not in shown(browser.get(page_of(ballot)))


def test_a_member_who_only_answers_for_another_agency_finds_the_slips(office: Office, sign_in: SignIn):
    browser = sign_in(office.respondent)
    assert browser.get(reverse("my-work")).status_code == 302
    member(office, office.respondent, "Giám đốc Sở Tài chính")
    ballot = opened(office)
    page = browser.get("/")
    assert ballot.subject in shown(page)
    assert page_of(ballot) in shown(page)
    entries = {item.label: (item.url, item.count) for item in page.context["frame"].items}
    assert entries["Phiếu lấy ý kiến"] == (reverse("ballots"), 1)
    assert [item.label for item in page.context["frame"].mobile] == list(entries)
    vote(ballot, office.respondent)
    assert page_of(ballot) in shown(browser.get(reverse("ballots")))


def test_without_words_the_page_stays_and_keeps_them(office: Office, sign_in: SignIn):
    ballot = opened(office)
    answer = sign_in(office.chair).post(page_of(ballot, "ballot-vote"), {"choice": "other", "checksum": "x"})
    assert answer.status_code == 422
    assert "cần ghi ý kiến" in shown(answer)
    assert not Slip.objects.exclude(choice="")


def test_how_others_voted_shows_at_the_end_only(office: Office, sign_in: SignIn):
    ballot = opened(office)
    vote(ballot, office.vice_chair, Vote.DISAGREE, WHY)
    for person in (office.chair, office.chief, office.specialist_kt):
        page = shown(sign_in(person).get(page_of(ballot)))
        assert WHY not in page
        assert "1/4 thành viên đã biểu quyết" in page
    assert WHY in shown(sign_in(office.vice_chair).get(page_of(ballot)))
    page = shown(sign_in(office.chair).get(page_of(closed(office, Vote.AGREE, Vote.DISAGREE))))
    assert WHY in page
    assert "Được thông qua, còn ý kiến khác nhau: 03/04 thành viên tán thành" in page


def test_nobody_else_knows_of_it(office: Office, sign_in: SignIn):
    unsent, sent = written(office), opened(office)
    for person, ballot in ((office.outsider, sent), (office.registrar, sent), (office.head_nc, sent)):
        assert sign_in(person).get(page_of(ballot)).status_code == 404
    for person in (office.chair, office.chief):
        assert sign_in(person).get(page_of(unsent)).status_code == 404
        assert sign_in(person).get(page_of(sent)).status_code == 200


def test_there_is_no_sheet_before_the_end(office: Office, sign_in: SignIn):
    assert sign_in(office.chair).get(page_of(opened(office), "ballot-pdf")).status_code == 404
    answer = sign_in(office.chair).get(page_of(closed(office), "ballot-pdf"))
    assert answer["Content-Type"] == "application/pdf"


def test_the_sheet_lists_everybody_and_the_opinions_that_differ(office: Office):
    ballot = closed(office, Vote.AGREE, Vote.OTHER)
    printed = result_pdf(ballot)
    assert b"pdfaid:part" in printed
    assert printed == result_pdf(Ballot.objects.get(pk=ballot.pk))
    words = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(printed)).split()
    text = " ".join(words)
    for expected in ("TỔNG HỢP KẾT QUẢ", ballot.question, "Lê Hữu Phước", WHY, "03/04 thành viên tán thành", "BẢO LƯU"):
        assert expected in text
    assert ballot.checksum in text.replace(" ", "")


@pytest.mark.parametrize("who", ["chair", "specialist_kt", "chief"])
def test_a_list_asks_as_much_for_three_as_for_one(office: Office, sign_in: SignIn, who: str):
    browser = sign_in(getattr(office, who))
    counts = []
    for more in (1, 2):
        for _ in range(more):
            opened(office)
        browser.get(reverse("ballots"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = shown(browser.get(reverse("ballots")))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert page.count("0/4") == 3


def test_the_list_is_narrowed(office: Office, sign_in: SignIn):
    vote(opened(office, subject="Việc thứ nhất"), office.chair)
    opened(office, subject="Việc thứ hai")
    browser = sign_in(office.chair)
    waiting = shown(browser.get(reverse("ballots"), {"xem": "cho-toi"}))
    assert "Việc thứ hai" in waiting
    assert "Việc thứ nhất" not in waiting
    assert "Việc thứ nhất" in shown(browser.get(reverse("ballots"), {"q": "thu nhat", "trang-thai": BallotStatus.OPEN}))


def test_the_administrator_keeps_the_members(office: Office, sign_in: SignIn):
    browser = sign_in(office.administrator)
    typed = {"person": "outsider", "title": "Giám đốc Sở KHĐT", "valid_from": "1/1/2026"}
    assert browser.post(reverse("ballot-members"), typed).status_code == 302
    assert "Kiều Văn Lực" in shown(browser.get(reverse("ballot-members")))
    assert browser.post(reverse("ballot-members"), typed | {"person": "nobody"}).status_code == 422
    kept = Member.objects.get()
    assert browser.post(reverse("ballot-member-end", args=[kept.pk]), {"last_day": "hôm nay"}).status_code == 302
