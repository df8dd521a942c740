"""The main pages with something on them, as those who work on them meet them: by axe, by keyboard, wide and narrow."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from tests.browser import PHONE
from tests.office import Office
from tests.people import Colleague
from vanphong.ballots.models import Ballot
from vanphong.ballots.tests import slips
from vanphong.consultations.actions import invite
from vanphong.consultations.models import Addressee, Consultation
from vanphong.consultations.tests import asked as opinions
from vanphong.documents.actions import receive, reserve_number
from vanphong.documents.models import Document
from vanphong.documents.tests import papers
from vanphong.files.actions import store
from vanphong.files.tests.samples import typeset_pdf
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.memos.tests.papers import at_committee, handled, written

pytestmark = pytest.mark.browser
LONG = "V/v" + " tăng cường công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ trên địa bàn tỉnh;" * 5


@pytest.fixture
def full(office: Office) -> Office:
    """The office with a paper, a draft and a memo where each page shows one."""
    letter = store(typeset_pdf("Công văn"), name="cong-van.pdf")
    receive(office.agency, [(letter, "cong-van.pdf")], actor=office.registrar)
    papers.registered(office, field=office.fields["KT"], urgency=3, subject=LONG)
    handled(office)
    papers.signed(office)
    papers.issued(office)
    written(office)
    at_committee(office)
    slips.member(office, office.outsider)
    slips.written(office)
    opinions.written(office)
    out = opinions.sent(office, subject=LONG, draft=papers.drafted(office))
    opinions.said(out, office.specialist_nc, LONG)
    opinions.commented(out, office.respondent, LONG)
    opinions.wished(out, office.respondent)
    invite(office.construction, full_name="Mùa A Páo", username="sxd.gopy", actor=office.administrator)
    slips.opened(office, draft=papers.drafted(office), subject=LONG)
    slips.closed(office, "agree", "other")
    reserve_number(office.registers["CV"], "Giữ cho văn bản ký ngoài giờ.", actor=office.registrar)
    return office


def pages(office: Office) -> dict[str, list[tuple[str, list[object], str]]]:
    """Each person's pages: the name of the address, what it is about, and its query."""
    year = clock.today().year
    received, registered = Document.objects.filter(status="received").get(), Document.objects.get(subject=LONG)
    signed, memo = Document.objects.get(status="signed"), Memo.objects.exclude(number=None).get()
    book = office.registers["DEN"].pk
    unsent, asked, over = (Ballot.objects.get(status=status).pk for status in ("draft", "open", "closed"))
    deck = [("deck", [], ""), ("deck-card", [memo.waiting[0].pk], ""), ("phrases", [], "")]
    drafted, out = Consultation.objects.order_by("pk")
    place = Addressee.objects.sent_to(office.respondent).get()
    return {
        "registrar": [
            ("my-work", [], ""),
            ("intake", [], ""),
            ("register", [received.pk], ""),
            ("correct", [registered.pk], ""),
            ("paper", [signed.pk], ""),
            ("registers", [], ""),
            ("register-book", [book, year], ""),
            ("follow-up", [book, year], ""),
            ("register-book", [office.registers["CV"].pk, year], ""),
            ("post-book", [year], ""),
        ],
        "chief": [
            ("my-work", [], ""),
            ("day-sheet", [], ""),
            ("paper", [registered.pk], ""),
            ("incoming", [], ""),
            ("incoming", [], "?urgency=3"),
            ("report-year", [year], ""),
            ("report-bottlenecks", [], ""),
            ("report-quality", [clock.today().year], ""),
            ("duty", [], ""),
            ("stuck", [], ""),
            ("overdue-week", [], ""),
            ("standing-in", [], ""),
            ("ballot", [asked], ""),
        ],
        "head_kt": [("unit-tray", [], "?muc=dang-xu-ly"), ("notices", [], ""), ("notice-ways", [], "")],
        "specialist_kt": [
            ("my-work", [], ""),
            ("memo-new", [], ""),
            ("memo", [Memo.objects.get(number=None).pk], ""),
            ("memo-plan", [Memo.objects.get(number=None).pk], ""),
            ("draft-new", [], ""),
            ("paper-models", [], ""),
            ("letter-new", [], ""),
            ("memos", [], ""),
            ("ballots", [], ""),
            ("consultations", [], ""),
            ("consultation-new", [], ""),
            ("consultation", [drafted.pk], "?tim=so"),
            ("consultation", [out.pk], ""),
            ("consultation-table", [out.pk], ""),
            ("ballot-new", [], ""),
            ("ballot", [unsent], ""),
            ("change-password", [], ""),
        ],
        "vice_chair": [
            ("my-work", [], ""),
            ("memo", [memo.pk], ""),
            ("memo-changes", [memo.pk], ""),
            ("outgoing", [], ""),
            *deck,
        ],
        "respondent": [
            ("consultations-to-me", [], ""),
            ("answer", [place.pk], ""),
            ("comment", [place.comments.get().pk], ""),
        ],
        "outsider": [("my-work", [], ""), ("ballots", [], ""), ("ballot", [asked], ""), ("ballot", [over], "")],
        "administrator": [
            ("administration", [], ""),
            ("people", [], ""),
            ("respondents", [], ""),
            ("holidays", [], ""),
            ("deadline-rules", [], ""),
            ("routes", [], ""),
            ("route-new", [], ""),
            ("handover", [], f"?tu=nguoi-{office.specialist_kt.pk}&den=nguoi-{office.specialist_kt2.pk}"),
            ("escalation-rules", [], ""),
            ("outages", [], ""),
            ("event-log", [], ""),
            ("ballot-members", [], ""),
        ],
    }


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["wide", "phone"])
def test_nothing_is_out_of_reach(page: Page, live_server, full, sign_in):
    axe = Path(finders.find("vendor/axe.min.js")).read_text()
    found = {}
    for who, addresses in pages(full).items():
        cookie = sign_in(full.cast[who]).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        colleague = Colleague(page, full.cast[who], live_server.url)
        for name, args, query in addresses:
            colleague.open(name, *args, query=query)
            page.evaluate(axe)
            violations = page.evaluate("axe.run({resultTypes: ['violations']}).then(({violations}) => violations)")
            serious = [
                (one["id"], [node["target"] for node in one["nodes"]])
                for one in violations
                if one["impact"] in {"serious", "critical"}
            ]
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if serious or wide > 0:
                found[who, name] = serious, wide
    assert found == {}


def test_the_keyboard_finds_its_way(page: Page, live_server, full, sign_in):
    cookie = sign_in(full.registrar).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/van-ban-den/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_MARKED), page.evaluate("document.activeElement.outerHTML")


IS_MARKED = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return at === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none';
}"""
