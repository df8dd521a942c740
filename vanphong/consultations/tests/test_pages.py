"""The pages of both sides, as people meet them in a browser."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.office import Office
from vanphong.consultations import actions
from vanphong.consultations.models import Addressee, Comment, Consultation
from vanphong.consultations.views.asking import EVENTS_SHOWN
from vanphong.documents.tests.papers import drafted
from vanphong.files.tests.samples import pdf
from vanphong.kernel import clock
from vanphong.org.models import Person

from .asked import another_agency, answered, commented, fresh, in_days, place_of, said, sent, written

SignIn = Callable[[Person], Client]


def shown(answer) -> str:
    return answer.content.decode()


def day(days: int) -> str:
    return f"{in_days(days):%d/%m/%Y}"


def test_a_draft_may_come_as_a_file_of_any_name(office: Office, sign_in: SignIn):
    file = SimpleUploadedFile(f"{'dự thảo ' * 40}.pdf", pdf())
    typed = {"subject": "Góp ý dự thảo", "due_date": day(9), "silence": "no_opinion", "file": file}
    sign_in(office.specialist_kt).post(reverse("consultation-new"), typed)
    assert Consultation.objects.get().blob


def test_it_is_written_addressed_and_sent_from_the_pages(office: Office, sign_in: SignIn):
    browser = sign_in(office.specialist_kt)
    draft = drafted(office)
    new = f"{reverse('consultation-new')}?du-thao={draft.pk}"
    assert draft.subject in shown(browser.get(new))
    typed = {"subject": "Góp ý dự thảo", "due_date": day(9), "silence": "no_opinion", "sections": "Phần I\n\nPhần II\n"}
    page = browser.post(new, typed)["Location"]
    made = Consultation.objects.get()
    assert [one.title for one in made.sections.all()] == ["Phần I", "Phần II"]
    assert "Chưa chọn nơi nào" in shown(browser.get(page))
    assert "Sở Tài chính" in shown(browser.get(page, {"tim": "so tai chinh"}))
    browser.post(reverse("consultation-address", args=[made.pk]), {"groups": ["don-vi", "department"]})
    assert {"Phòng Nội chính", "Sở Xây dựng tỉnh Sơn Hòa"} <= set(made.addressees.values_list("name", flat=True))
    answer = browser.post(reverse("consultation-send", args=[made.pk]), follow=True)
    assert f"Đã gửi lấy ý kiến, hạn trả lời {day(9)}." in shown(answer)


def test_the_page_of_a_draft_offers_it_to_its_drafter(office: Office, sign_in: SignIn):
    draft = drafted(office)
    address = reverse("paper", args=[draft.pk])
    assert f"{reverse('consultation-new')}?du-thao={draft.pk}" in shown(sign_in(office.specialist_kt).get(address))
    assert reverse("consultation-new") not in shown(sign_in(office.head_kt).get(address))
    out = sent(office, draft=draft)
    assert out.get_absolute_url() in shown(sign_in(office.specialist_kt).get(address))


def test_a_respondent_sees_what_was_sent_and_nothing_else(office: Office, sign_in: SignIn):
    draft = drafted(office)
    out, other = sent(office, draft=draft), written(office)
    browser = sign_in(office.respondent)
    home = browser.get("/", follow=True)
    assert home.redirect_chain[0][0] == reverse("consultations-to-me")
    assert out.subject in shown(home)
    assert [item.label for item in home.context["frame"].items] == ["Góp ý được gửi"]
    assert reverse("documents") not in shown(home)
    for name, args in (
        ("paper", [draft.pk]),
        ("consultation", [out.pk]),
        ("consultation-table", [out.pk]),
        ("consultation-table-file", [out.pk, "docx"]),
        ("consultation-file", [other.pk]),
        ("document-file", [draft.pk, draft.files.get().pk]),
    ):
        assert browser.get(reverse(name, args=args)).status_code == 404, name
    assert browser.get(reverse("consultation-file", args=[out.pk])).status_code == 200
    for name in ("incoming", "outgoing", "documents", "memos", "consultations"):
        page = browser.get(reverse(name))
        assert list(page.context["page"]) == [], name


def test_a_guessed_address_is_not_found(office: Office, sign_in: SignIn):
    out = sent(office)
    theirs, comment = place_of(out, office.respondent), commented(out, office.respondent)
    _, stranger = another_agency()
    for person in (stranger, office.specialist_nc, office.outsider):
        browser = sign_in(person)
        for name, pk in (("answer", theirs.pk), ("comment", comment.pk)):
            assert browser.get(reverse(name, args=[pk])).status_code == 404
        for name, pk in (("comment-add", theirs.pk), ("comment-change", comment.pk), ("answer-send", theirs.pk)):
            sending = {"text": "Ý kiến.", "choice": "agree"}
            assert browser.post(reverse(name, args=[pk]), sending).status_code == 404
    assert Comment.objects.count() == 1


def test_an_answer_from_the_pages(office: Office, sign_in: SignIn):
    out = sent(office)
    place, browser = place_of(out, office.respondent), sign_in(office.respondent)
    adding = {"text": "Đề nghị bổ sung số liệu.", "section": out.sections.get(number=2).pk, "place": "trang 1"}
    key = browser.get(place.get_absolute_url()).context["comment_form"].initial["key"]
    for _ in range(2):
        browser.post(reverse("comment-add", args=[place.pk]), adding | {"key": key})
    assert place.comments.count() == 1
    page = browser.post(reverse("answer-send", args=[place.pk]), {"choice": "with_comments"}, follow=True)
    assert f"Đã gửi góp ý. Có thể sửa đến hết ngày {day(10)}." in shown(page)


def test_a_late_answer_is_told_what_to_do_and_keeps_its_words(office: Office, sign_in: SignIn):
    out = sent(office)
    place = place_of(out, office.respondent)
    commented(out, office.respondent, "Đề nghị rà soát Phần II.")
    Addressee.objects.filter(pk=place.pk).update(due_date=in_days(-1))
    browser = sign_in(office.respondent)
    refused = browser.post(reverse("answer-send", args=[place.pk]), {"choice": "with_comments"})
    assert refused.status_code == 409
    assert "mời gửi đề nghị gia hạn" in shown(refused)
    page = shown(browser.get(place.get_absolute_url()))
    assert "Đề nghị rà soát Phần II." in page
    assert reverse("extension-ask", args=[place.pk]) in page
    assert reverse("answer-send", args=[place.pk]) not in page


def test_the_table_is_narrowed_and_dealt_with(office: Office, sign_in: SignIn):
    out = sent(office)
    one, two = said(out, office.respondent, "Bổ sung số liệu."), said(out, office.specialist_nc, "Bỏ đoạn cuối.")
    browser, table = sign_in(office.specialist_kt), reverse("consultation-table", args=[out.pk])
    only = shown(browser.get(table, {"noi": one.addressee_id}))
    assert "Bổ sung số liệu." in only
    assert "Bỏ đoạn cuối." not in only
    sending = {f"{one.pk}-disposition": "explained", f"{one.pk}-explanation": "Đã nêu ở Phần I."}
    browser.post(reverse("comment-dispose", args=[one.pk]), sending)
    many = {"chon": [one.pk, two.pk], "chung-disposition": "accepted", "chung-explanation": "Đã bổ sung."}
    results = browser.post(reverse("comments-dispose", args=[out.pk]), many)
    assert (results.status_code, len(results.context["done"])) == (200, 2)
    assert "Đã bổ sung." in shown(browser.get(table, {"xu-ly": "accepted"}))
    assert "Chưa có ý kiến nào" in shown(browser.get(table, {"xu-ly": "none"}))


def test_what_is_written_in_several_rows_is_kept_by_the_button_of_one(office: Office, sign_in: SignIn):
    out = sent(office)
    one, two = said(out, office.respondent, "Bổ sung số liệu."), said(out, office.specialist_nc, "Bỏ đoạn cuối.")
    browser = sign_in(office.specialist_kt)
    rows = {f"{one.pk}-disposition": "accepted", f"{one.pk}-explanation": ""}
    rows |= {f"{two.pk}-disposition": "none", f"{two.pk}-explanation": "Giữ\r\nvì luật quy định."}
    refused = browser.post(reverse("comment-dispose", args=[one.pk]), rows)
    assert refused.status_code == 409
    assert "chưa chọn cách xử lý" in shown(refused)
    assert "vì luật quy định." in shown(refused)
    assert browser.post(reverse("comment-dispose", args=[one.pk]), rows | {f"{two.pk}-disposition": "explained"}).url
    assert [fresh(each).disposition for each in (one, two)] == ["accepted", "explained"]
    assert fresh(two).explanation.endswith("vì luật quy định.")


def test_what_is_being_prepared_is_not_read_by_those_who_ask(office: Office, sign_in: SignIn):
    out = sent(office)
    comment = commented(out, office.respondent, "Chưa gửi đâu.")
    browser = sign_in(office.specialist_kt)
    assert "Chưa gửi đâu." not in shown(browser.get(reverse("consultation-table", args=[out.pk])))
    assert browser.post(reverse("comment-dispose", args=[comment.pk]), {"disposition": "accepted"}).status_code == 404


def full(office: Office, agencies: int, comments: int) -> Consultation:
    """Sent to many, with many comments handed in: rows as the acts write them."""
    out = sent(office)
    places = [another_agency() for _ in range(agencies)]
    actions.address(out, agencies=[agency for agency, _ in places], actor=office.specialist_kt)
    asked = list(out.addressees.filter(unit=None).exclude(agency=office.finance))
    section = out.sections.get(number=1)
    Addressee.objects.filter(pk__in=[one.pk for one in asked]).update(
        state="answered", choice="with_comments", answered_at=clock.now(), answered_by=office.respondent
    )
    Comment.objects.bulk_create(
        Comment(
            consultation=out,
            addressee=asked[number % len(asked)],
            section=section,
            section_number=1,
            text=f"Ý kiến thứ {number}.",
            written_by=office.respondent,
            written_at=clock.now(),
            handed_in_at=clock.now(),
        )
        for number in range(comments)
    )
    return out


@pytest.mark.parametrize("name", ["consultation-table", "consultation"])
def test_a_thousand_comments_of_sixty_agencies_ask_no_more_queries_than_three(
    office: Office, sign_in: SignIn, name: str
):
    browser = sign_in(office.specialist_kt)

    def asked_by(out: Consultation) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(reverse(name, args=[out.pk])).status_code == 200
        return len(seen)

    few, many = full(office, 1, 3), full(office, 60, 1000)
    asked_by(few)
    assert asked_by(few) == asked_by(many)


def test_what_happened_is_read_newest_first_some_at_a_time(office: Office, sign_in: SignIn):
    out, browser = full(office, 1, 60), sign_in(office.specialist_kt)
    for comment in out.comments.all():
        actions.dispose(comment, "accepted", actor=office.specialist_kt)
    first = browser.get(out.get_absolute_url()).context["history"]
    assert [event.kind for event in first] == ["consultations.comment_disposed"] * EVENTS_SHOWN
    second = browser.get(first.next_url).context["history"]
    assert max(event.pk for event in second) < min(event.pk for event in first)


def test_enter_writes_no_row_of_the_table(office: Office, sign_in: SignIn):
    out = sent(office)
    said(out, office.respondent)
    form = shown(sign_in(office.specialist_kt).get(reverse("consultation-table", args=[out.pk])))
    form = form[form.index("data-bulk>") :]
    first = form[form.index('<button type="submit"') :]
    assert first.startswith('<button type="submit" disabled')
    assert re.search(r'<textarea[^>]+name="chung-explanation"', form)


def test_words_being_typed_stay_with_their_own_request(office: Office, sign_in: SignIn):
    places = [place_of(sent(office), office.respondent) for _ in range(2)]
    browser = sign_in(office.respondent)
    kept = {re.search(r'data-keep="([^"]+)"', shown(browser.get(place.get_absolute_url())))[1] for place in places}
    assert len(kept) == 2


def test_the_table_is_read_page_by_page_to_its_end(office: Office, sign_in: SignIn):
    out, browser = full(office, 3, 120), sign_in(office.specialist_kt)
    address, read = reverse("consultation-table", args=[out.pk]), []
    while address:
        shown_page = browser.get(address).context["page"]
        read += [one.text for one in shown_page]
        address = shown_page.next_url
    assert len(read) == len(set(read)) == 120


def test_three_answers_ask_no_more_queries_than_one(office: Office, sign_in: SignIn):
    browser = sign_in(office.respondent)

    def asked_by() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(reverse("consultations-to-me"))
        return len(seen)

    sent(office)
    asked_by()
    once = asked_by()
    sent(office)
    answered(sent(office), office.respondent, "agree")
    assert asked_by() == once
