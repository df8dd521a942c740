"""What is found and shown of consultations."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import Office
from vanphong.consultations import actions, queries
from vanphong.consultations.rules import headings_among
from vanphong.documents.tests.papers import drafted
from vanphong.kernel import clock
from vanphong.kernel.errors import Refused
from vanphong.org.models import Person
from vanphong.worktime.enums import DueSide

from .asked import WHY, answered, commented, in_days, place_of, said, sent, values, written

SignIn = Callable[[Person], Client]


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_draft_not_sent_yet_is_shown_to_those_who_may_read_it_and_to_whom_the_request_is_handed(
    office: Office, sign_in: SignIn
):
    """The Chief leads every request of the Office, and reads no draft that was not put before them."""
    waiting = written(office, draft=drafted(office))
    file = reverse("consultation-file", args=[waiting.pk])
    assert sign_in(office.specialist_kt).get(file).status_code == 200
    chief = sign_in(office.chief)
    assert "chưa cho anh/chị xem" in shown(chief.get(waiting.get_absolute_url()))
    assert chief.get(file).status_code == 404
    with pytest.raises(Refused, match="chưa được xem dự thảo"):
        actions.send(waiting, actor=office.chief)
    assert sign_in(office.specialist_nc).get(file).status_code == 404
    reason = "Chuyển công tác từ ngày mai."
    actions.hand_on(waiting, office.specialist_nc, office.units["NC"], reason, actor=office.administrator)
    assert sign_in(office.specialist_nc).get(file).status_code == 200
    assert actions.send(waiting, actor=office.specialist_nc).open
    assert chief.get(file).status_code == 200


def test_it_is_found_by_its_words_without_accents(office: Office):
    out = sent(office, subject="Góp ý dự thảo Báo cáo chính trị")
    for text in ("góp ý", "bao cao chinh tri", "BÁO CÁO góp", office.specialist_kt.full_name):
        assert list(queries.listed(office.specialist_kt, text=text)) == [out], text
    assert not queries.listed(office.specialist_kt, text="kế hoạch")
    actions.edit(other := written(office), values(subject="Kế hoạch năm 2027"), actor=office.specialist_kt)
    assert list(queries.listed(office.specialist_kt, text="kế hoạch")) == [other]


def test_comments_are_found_by_their_words_without_accents(office: Office, sign_in: SignIn):
    out = sent(office)
    one, two = said(out, office.respondent, "Bổ sung số liệu."), said(out, office.specialist_nc, "Bỏ đoạn cuối.")
    browser, table = sign_in(office.specialist_kt), reverse("consultation-table", args=[out.pk])
    for text, found in (("so lieu", [one]), ("Đoạn CUỐI", [two]), ("bo", [two, one]), ("tiến độ", [])):
        assert list(browser.get(table, {"q": text}).context["page"]) == found, text


def test_what_was_sent_to_me_is_found_by_its_words(office: Office, sign_in: SignIn):
    sent(office, subject="Kế hoạch năm 2027")
    place = place_of(sent(office, subject="Báo cáo chính trị"), office.respondent)
    found = sign_in(office.respondent).get(reverse("consultations-to-me"), {"q": "chinh trị"}).context["page"]
    assert list(found) == [place]


def test_who_was_asked_reads_that_it_was_cancelled_and_why(office: Office, sign_in: SignIn):
    out, browser = sent(office), sign_in(office.respondent)
    place = place_of(out, office.respondent)
    commented(out, office.respondent, "Chưa gửi đâu.")
    actions.cancel(out, "Ủy ban chuyển sang họp trực tiếp.", actor=office.specialist_kt)
    mine = reverse("consultations-to-me")
    page = shown(browser.get(mine))
    assert "Đã hủy" in page
    assert not list(browser.get(mine, {"trang-thai": "awaiting"}).context["page"])
    page = shown(browser.get(place.get_absolute_url()))
    assert "đã hủy yêu cầu góp ý này" in page
    assert "Ủy ban chuyển sang họp trực tiếp." in page
    assert "Các ý kiến này chưa được gửi" in page
    assert "đã kết thúc" not in page


def test_who_was_asked_reads_what_became_of_each_comment_after_the_end(office: Office, sign_in: SignIn):
    out, browser = sent(office), sign_in(office.respondent)
    one, two = said(out, office.respondent, "Bổ sung số liệu."), said(out, office.specialist_nc, "Bỏ đoạn cuối.")
    for comment, words in ((one, "Số liệu đã có ở Phần II."), (two, "Giữ vì luật quy định.")):
        actions.dispose(comment, "explained", words, actor=office.specialist_kt)
    address = place_of(out, office.respondent).get_absolute_url()
    assert "Số liệu đã có ở Phần II." not in shown(browser.get(address))
    actions.close(out, "Đủ ý kiến.", actor=office.specialist_kt)
    page = shown(browser.get(address))
    assert "đã kết thúc lấy ý kiến lúc" in page
    assert "Đủ ý kiến." in page
    assert "Tiếp thu, giải trình: Số liệu đã có ở Phần II." in page
    assert "Giữ vì luật quy định." not in page


def test_late_and_closed_offers_nothing_to_send(office: Office, sign_in: SignIn):
    out = sent(office)
    out.addressees.update(due_date=in_days(-1))
    actions.close(out, WHY, actor=office.specialist_kt)
    page = shown(sign_in(office.respondent).get(place_of(out, office.respondent).get_absolute_url()))
    assert "Gửi góp ý" not in page
    assert "không nhận thêm góp ý" in page


def test_headings_are_told_from_points_of_a_clause():
    headings = [
        "PHẦN THỨ NHẤT",
        "Chương II",
        "điều 5. Nguồn vốn",
        "I. Mục tiêu",
        "IV) Giải pháp",
        "A. Kết quả",
        "Câu hỏi 2",
    ]
    points = [
        "a) Sở Tài chính chủ trì, phối hợp các sở;",
        "b) Sở Xây dựng;",
        "c. Các xã, phường",
        "i) Văn phòng",
        "mục tiêu",
    ]
    assert headings_among([*points, *headings, *points]) == headings


def test_lists_are_narrowed_to_what_is_late_or_due_soon(office: Office):
    far, near = sent(office, due_date=in_days(60)), sent(office, due_date=in_days(1))
    done = sent(office, due_date=in_days(1))
    answered(done, office.respondent, "agree")
    actions.cancel(done, "Dự thảo được rút lại.", actor=office.specialist_kt)
    assert list(queries.listed(office.specialist_kt, due=DueSide.SOON)) == [near]
    assert [place.consultation for place in queries.asked_of(office.respondent, due=DueSide.SOON)] == [near]
    with clock.held_at(clock.now() + timedelta(days=20)):
        assert list(queries.listed(office.specialist_kt, due=DueSide.LATE)) == [near]
        assert [place.consultation for place in queries.asked_of(office.respondent, due=DueSide.LATE)] == [near]
    assert far in queries.listed(office.specialist_kt)
