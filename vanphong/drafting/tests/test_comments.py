"""What is said about a passage of a draft, and what became of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.office import Office
from vanphong.audit.jobs import tell_subscribers
from vanphong.audit.models import Event
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted, issued
from vanphong.drafting import actions
from vanphong.drafting.enums import Standing
from vanphong.drafting.models import PassageComment
from vanphong.drafting.tests.locking import files_read_under_a_lock
from vanphong.drafting.tests.test_versions import brought, page, word
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted, Refused, Stale
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db
TEXTS = ("Kính gửi: Sở Tài chính", "", "Giao Sở Xây dựng chủ trì, xong trước 30/6.", "Đề nghị các Sở thực hiện.")


def in_word(office: Office) -> Document:
    """A draft whose second version says TEXTS."""
    document = drafted(office)
    brought(document, word(*TEXTS), office.specialist_kt)
    return document


def said(document: Document, office: Office, passage: int, words: str = "Ghi rõ ngày tháng.") -> PassageComment:
    return actions.comment_on(document, 2, passage, words, actor=office.head_kt)


def new_version(document: Document, office: Office, *texts: str) -> None:
    """The worker has heard of it."""
    brought(document, word(*texts), office.specialist_kt)
    tell_subscribers(Event.objects.filter(kind="documents.draft_replaced").latest("pk").pk)


def test_a_comment_keeps_the_passage_it_is_about(office: Office) -> None:
    comment = said(in_word(office), office, 2)
    assert comment.quoted == "Giao Sở Xây dựng chủ trì, xong trước 30/6."
    assert Event.objects.get(kind="drafting.passage_commented").says == "Góp ý đoạn 2 của bản 2: Ghi rõ ngày tháng."


def test_nobody_waits_for_the_paper_while_the_passage_is_read(office: Office) -> None:
    document = in_word(office)
    assert files_read_under_a_lock(lambda: said(document, office, 2)) == 0


def test_it_is_written_on_the_page_of_the_newest_version(office: Office, sign_in: SignIn) -> None:
    document, browser = in_word(office), sign_in(office.head_kt)
    address = reverse("draft-version", args=[document.pk, 2])
    assert "Ý kiến của anh/chị" not in browser.get(address).content.decode()
    assert "Ý kiến của anh/chị" in browser.get(f"{address}?doan=2").content.decode()
    answer = browser.post(
        reverse("comment-passage", args=[document.pk]), {"ban": 2, "doan": 2, "words": "Ghi rõ ngày."}, follow=True
    )
    assert "Ghi rõ ngày." in answer.content.decode()
    shown = page(browser, document)
    assert "1 chưa trả lời" in shown
    assert "Giao Sở Xây dựng chủ trì" in shown


def test_what_cannot_be_commented_on_is_said(office: Office) -> None:
    document = in_word(office)
    with pytest.raises(Invalid, match="không có đoạn 9"):
        said(document, office, 9)
    with pytest.raises(Refused, match="Chưa ghi ý kiến"):
        said(document, office, 1, " ")
    with pytest.raises(Stale, match="bản mới hơn"):
        actions.comment_on(document, 1, 1, "Sửa.", actor=office.head_kt)
    with pytest.raises(NotPermitted):
        actions.comment_on(document, 2, 1, "Sửa.", actor=office.head_nc)
    said(document, office, 1)
    with pytest.raises(AlreadyDone):
        said(document, office, 1)
    with pytest.raises(Refused, match="không còn là dự thảo"):
        actions.comment_on(issued(office), 1, 1, "Sửa.", actor=office.head_kt)


def test_its_drafter_says_what_became_of_it(office: Office, sign_in: SignIn) -> None:
    document = in_word(office)
    comment = said(document, office, 2)
    with pytest.raises(NotPermitted):
        actions.answer_comment(comment, "accepted", actor=office.head_kt)
    with pytest.raises(Refused, match="vì sao không tiếp thu"):
        actions.answer_comment(comment, "explained", "không", actor=office.specialist_kt)
    browser = sign_in(office.specialist_kt)
    browser.post(reverse("answer-comment", args=[comment.pk]), {"outcome": "accepted", "words": "Đã ghi 30/6/2026."})
    shown = page(browser, document)
    for words in ("Đã tiếp thu", "Đã ghi 30/6/2026.", "đã trả lời hết"):
        assert words in shown
    with pytest.raises(AlreadyDone):
        actions.answer_comment(comment, "accepted", "Đã ghi 30/6/2026.", actor=office.specialist_kt)
    actions.answer_comment(comment, "explained", "Luật ghi như vậy.", actor=office.specialist_kt)
    assert Event.objects.filter(kind="drafting.comment_answered").count() == 2


def test_a_new_version_says_where_each_passage_went(office: Office, sign_in: SignIn) -> None:
    document = in_word(office)
    changed, removed, same = (said(document, office, passage) for passage in (2, 3, 1))
    new_version(document, office, "Thêm một đoạn", TEXTS[0], "Giao Sở Xây dựng chủ trì, xong trước 30/6/2026.")
    for comment, standing, now in (
        (changed, Standing.CHANGED, 3),
        (removed, Standing.REMOVED, 0),
        (same, Standing.SAME, 2),
    ):
        comment.refresh_from_db()
        assert (comment.standing, comment.passage_now) == (standing, now)
    shown = page(sign_in(office.head_kt), document)
    assert "Đoạn này đã được sửa ở bản 3 (đoạn 3)" in shown
    assert "Đoạn này đã bị bỏ ở bản 3" in shown
    read = sign_in(office.head_kt).get(reverse("draft-version", args=[document.pk, 3])).content.decode()
    assert read.count("Ghi rõ ngày tháng.") == 2


def test_until_the_worker_has_looked_the_page_says_so(office: Office, sign_in: SignIn) -> None:
    document = in_word(office)
    said(document, office, 2)
    brought(document, word("Viết lại hết"), office.specialist_kt)
    assert "Đang đối chiếu với bản 3" in page(sign_in(office.head_kt), document)


def test_comments_take_the_same_queries_for_one_and_for_three(
    office: Office, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    document, browser = in_word(office), sign_in(office.head_kt)
    said(document, office, 1)
    page(browser, document)
    with django_assert_max_num_queries(80) as one:
        page(browser, document)
    for passage in (2, 3):
        said(document, office, passage)
    with django_assert_max_num_queries(len(one)):
        page(browser, document)
