"""Versions of a draft: brought, set aside when made from an older one, taken back, taken away to edit."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as WordFile

from tests.office import Office
from vanphong.documents import actions as documents
from vanphong.documents.models import Document
from vanphong.documents.queries import current_draft
from vanphong.documents.tests.papers import awaiting_signature, drafted
from vanphong.drafting import actions
from vanphong.drafting.forms import acts_for
from vanphong.drafting.models import EditingLease, SetAsideDraft
from vanphong.drafting.queries import versions_of
from vanphong.drafting.tests.papers import stored
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Refused, Stale
from vanphong.org.models import Person

SignIn = Callable[[Person], Client]
pytestmark = pytest.mark.django_db


def word(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document, made = WordFile(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def brought(document: Document, data: bytes, actor: Person, **options: object) -> SetAsideDraft | None:
    return actions.bring_version(document, (stored(data), "du-thao.docx"), actor=actor, **options)


def two_versions(office: Office) -> Document:
    """The second in Word, edited by hand."""
    document = drafted(office)
    brought(document, word("Điều 1. Giao Sở Tài chính.", "Điều 2. Thi hành."), office.specialist_kt, note="viết lại")
    return Document.objects.get(pk=document.pk)


def number_of(document: Document) -> int:
    newest = current_draft(document)
    assert newest
    return newest.position


def page(browser: Client, document: Document) -> str:
    return browser.get(document.get_absolute_url()).content.decode()


def test_the_page_of_a_draft_lists_its_versions(office: Office, sign_in: SignIn) -> None:
    shown = page(sign_in(office.specialist_kt), two_versions(office))
    for words in ("Các bản dự thảo", "Bản 2", "mới nhất", "viết lại", "So với bản trước", "Lấy lại", "Tải về để sửa"):
        assert words in shown
    others = page(sign_in(office.head_kt), Document.objects.get())
    assert "Lấy lại" not in others
    assert "Tải về để sửa" not in others


def test_what_was_made_from_an_older_version_is_set_aside_and_nothing_is_replaced(office: Office) -> None:
    document, late = two_versions(office), word("Điều 1. Giao Sở Xây dựng.")
    kept = brought(document, late, office.specialist_kt, based_on=1)
    assert kept
    assert (number_of(document), kept.based_on) == (2, 1)
    assert brought(document, late, office.specialist_kt, based_on=1) == kept
    assert SetAsideDraft.objects.count() == 1


def test_a_file_set_aside_is_compared_and_then_taken_up(office: Office, sign_in: SignIn) -> None:
    document, browser = two_versions(office), sign_in(office.specialist_kt)
    late = SimpleUploadedFile("sua.docx", word("Điều 1. Giao Sở Xây dựng.", "Điều 2. Thi hành."))
    sent = {"file": late, "based_on": 1, "seen": document.version, "note": "theo góp ý"}
    answer = browser.post(reverse("draft-replace", args=[document.pk]), sent, follow=True)
    shown = answer.content.decode()
    assert "Chưa thay: tệp này sửa từ bản 1" in shown
    assert "<del>Tài chính</del>" in shown
    assert "<ins>Xây dựng</ins>" in shown
    assert "đang được gác lại" in page(browser, document)
    kept = SetAsideDraft.objects.get()
    assert (
        b"".join(browser.get(reverse("set-aside-file", args=[kept.pk])).streaming_content)
        == kept.blob.path.read_bytes()
    )
    assert sign_in(office.head_kt).get(reverse("set-aside-file", args=[kept.pk])).status_code == 403
    browser.post(reverse("take-up", args=[kept.pk]), {"seen": document.version})
    newest = current_draft(document)
    assert newest
    assert (newest.position, newest.blob) == (3, kept.blob)
    assert "theo góp ý" in page(browser, document)
    with pytest.raises(AlreadyDone):
        actions.take_up(kept, actor=office.specialist_kt)


def test_a_file_set_aside_may_be_dropped(office: Office) -> None:
    document = two_versions(office)
    kept = brought(document, word("khác"), office.specialist_kt, based_on=1)
    assert kept
    actions.drop_set_aside(kept, actor=office.specialist_kt)
    assert number_of(document) == 2
    assert not versions_of(document, office.specialist_kt).set_aside


def test_the_action_itself_takes_nothing_made_from_an_older_version(office: Office) -> None:
    document = two_versions(office)
    with pytest.raises(Stale, match="sửa từ bản 1, nay đã có bản 2"):
        documents.replace_draft(document, (stored(word("x")), "x.docx"), actor=office.specialist_kt, based_on=1)


def test_the_same_file_brought_twice_by_one_click_too_many_is_one_version(office: Office) -> None:
    document, data = two_versions(office), word("Một lần")
    brought(document, data, office.specialist_kt, seen=document.version, based_on=2)
    with pytest.raises(AlreadyDone):
        brought(document, data, office.specialist_kt, seen=document.version, based_on=2)
    assert number_of(document) == 3


def test_an_older_version_is_taken_back_as_a_new_one(office: Office) -> None:
    document = two_versions(office)
    first = document.files.get(position=1)
    actions.restore(document, 1, actor=office.specialist_kt)
    newest = current_draft(document)
    assert newest
    assert (newest.position, newest.blob, newest.name) == (3, first.blob, first.name)
    assert versions_of(document, office.head_kt).versions[0].note == "Lấy lại bản 1"
    with pytest.raises(Refused, match="đang là bản mới nhất"):
        actions.restore(document, 3, actor=office.specialist_kt)
    with pytest.raises(Refused, match="không có bản 9"):
        actions.restore(document, 9, actor=office.specialist_kt)


def test_nothing_is_taken_back_once_it_is_before_the_signer(office: Office) -> None:
    document = awaiting_signature(office)
    with pytest.raises(Stale):
        actions.restore(document, 1, actor=office.specialist_kt)
    with pytest.raises(Stale):
        actions.begin_editing(document, actor=office.specialist_kt)


def test_whoever_took_the_draft_away_is_shown_to_others(office: Office, sign_in: SignIn) -> None:
    document, browser = two_versions(office), sign_in(office.specialist_kt)
    answer = browser.post(reverse("edit-draft", args=[document.pk]))
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert f"{office.specialist_kt} đang sửa bản 2 từ" in page(sign_in(office.head_kt), document)
    assert "Thôi sửa" in page(browser, document)
    browser.post(reverse("stop-editing", args=[document.pk]))
    assert "đang sửa bản" not in page(browser, document)


def test_editing_ends_after_an_hour_and_with_a_new_version(office: Office) -> None:
    document = two_versions(office)
    lease = actions.begin_editing(document, actor=office.specialist_kt)
    newest, now = current_draft(document), clock.now()
    assert lease.holds(newest, now)
    assert not lease.holds(newest, now + timedelta(minutes=61))
    documents.replace_draft(document, (stored(word("mới")), "moi.docx"), actor=office.specialist_kt)
    assert not lease.holds(current_draft(document), now)
    assert not versions_of(document, office.head_kt).editing


def test_nobody_is_said_to_be_editing_what_is_before_the_signer(office: Office) -> None:
    document = two_versions(office)
    actions.begin_editing(document, actor=office.specialist_kt)
    documents.send_for_signature(document, office.vice_chair, actor=office.specialist_kt)
    assert not versions_of(Document.objects.get(pk=document.pk), office.head_kt).editing


def test_taking_the_same_version_again_is_one_fact_and_a_longer_hour(office: Office) -> None:
    document = two_versions(office)
    first = actions.begin_editing(document, actor=office.specialist_kt)
    EditingLease.objects.update(until=first.until - timedelta(minutes=30))
    again = actions.begin_editing(document, actor=office.specialist_kt)
    assert again.since == first.since
    assert again.until >= first.until


def test_the_form_knows_which_version_was_taken_away(office: Office) -> None:
    document = two_versions(office)
    actions.begin_editing(document, actor=office.specialist_kt)
    documents.replace_draft(document, (stored(word("mới")), "moi.docx"), actor=office.specialist_kt)
    (act,) = acts_for(office.specialist_kt, Document.objects.get(pk=document.pk))
    assert act.form
    assert act.form["based_on"].initial == 2
    brought(document, word("khác"), office.specialist_kt)
    (act,) = acts_for(office.specialist_kt, Document.objects.get(pk=document.pk))
    assert act.form
    assert act.form["based_on"].initial == 4
