"""Issuing: number and date in their place, the copy that is sent, and the hour at which it leaves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import work_off_jobs
from vanphong.audit.models import Event
from vanphong.documents.enums import FileRole, Status
from vanphong.documents.tests.papers import checksum_of, signed
from vanphong.drafting.actions import permit_issue
from vanphong.drafting.rules import TYPES, parts_of
from vanphong.drafting.rules.reading.word import read_word
from vanphong.drafting.tests.signing import in_word
from vanphong.drafting.tests.signing import signed as signed_with_errors
from vanphong.files.models import Rendition
from vanphong.files.queries import NO_LIBREOFFICE, text_of
from vanphong.issuing import actions
from vanphong.issuing.enums import FinalState
from vanphong.issuing.jobs import make_final, release_due
from vanphong.issuing.models import Issuance
from vanphong.kernel import clock
from vanphong.kernel.errors import NotPermitted, Refused, Stale

from .papers import NOT_CONVERTED, held_back, issued, not_converted, signed_in_word

pytestmark = pytest.mark.django_db
REASON = "Lãnh đạo yêu cầu gửi ngay."


def _of(document):
    return Issuance.objects.select_related("source", "final").get(document=document)


def test_number_and_date_stand_in_the_word_file_and_nothing_else_changes(office):
    document = issued(office, signed_in_word(office))
    issuance, version = _of(document), document.files.get(role=FileRole.DRAFT)
    before, after = read_word(version.blob.path), read_word(issuance.source.path)
    parts = parts_of(after, TYPES)
    day = document.issued_date
    month = f"{day.month:02}" if day.month < 3 else day.month
    assert issuance.placed
    assert parts.code[0].words == f"Số: {document.code}"
    assert parts.date[0].words.endswith(f"ngày {day.day:02} tháng {month} năm {day.year}")
    changed = [(a.words, b.words) for a, b in zip(before.lines, after.lines, strict=True) if a.words != b.words]
    assert len(changed) == 2


def test_what_stands_in_the_way_is_judged_of_the_locked_row(office):
    document = signed_in_word(office)
    with CaptureQueriesContext(connection) as asked:
        issued(office, document)
    said = [one["sql"] for one in asked]
    locked = next(place for place, sql in enumerate(said) if "documents_document" in sql and "FOR NO KEY UPDATE" in sql)
    judged = next(place for place, sql in enumerate(said) if 'FROM "drafting_permit"' in sql)
    assert locked < judged


def test_what_the_reader_stops_at_is_issued_with_leave(office, monkeypatch):
    document = in_word(office, checked=False)
    document = signed_with_errors(office, document)
    monkeypatch.setattr("vanphong.drafting.queries.checking.TIMEOUT", 0.0)
    with pytest.raises(Refused, match="đang được kiểm tra"):
        issued(office, document)
    permit_issue(document, REASON, checksum_of(document), actor=office.chief)
    assert issued(office, document).status == Status.ISSUED


def test_what_was_signed_stays_what_was_signed(office):
    document = issued(office, signed_in_word(office))
    assert document.files.get(role=FileRole.DRAFT).blob_id == document.signature.checksum
    assert document.files.get(role=FileRole.ISSUED).blob_id == _of(document).source_id != document.signature.checksum


def test_a_paper_without_a_place_for_the_number_is_issued_as_it_was_signed(office):
    document = issued(office)
    assert not _of(document).placed
    assert document.files.get(role=FileRole.ISSUED).blob_id == document.signature.checksum


@pytest.mark.django_db(transaction=True)
def test_a_pdf_a_is_made_of_the_numbered_word_file_once_and_comes_first(office):
    document = issued(office, signed_in_word(office))
    work_off_jobs()
    issuance = _of(document)
    files = list(document.files.filter(role=FileRole.ISSUED).order_by("position"))
    assert [file.blob_id for file in files] == [issuance.final_id, issuance.source_id]
    assert [file.name for file in files] == ["du-thao.pdf", "du-thao.docx"]
    data = issuance.final.path.read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in data.replace(b"\n", b"")
    assert any(f"Số: {document.code}" in line for line in text_of(issuance.final))
    assert issuance.released_at


def test_the_copy_of_a_pdf_is_ready_at_once_and_leaves(office):
    document = issued(office)
    make_final(document.pk)
    issuance = _of(document)
    assert (issuance.state, issuance.final_id) == (FinalState.READY, issuance.source_id)
    assert issuance.released_at
    assert Event.objects.filter(kind="issuing.released", subject_id=document.pk).count() == 1


def test_a_job_that_runs_twice_makes_and_releases_once(office):
    document = issued(office)
    for _ in range(2):
        make_final(document.pk)
        release_due(0)
    assert Event.objects.filter(kind="issuing.final_copy_made", subject_id=document.pk).count() == 1
    assert Event.objects.filter(kind="issuing.released", subject_id=document.pk).count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_converts_the_word_file_itself_where_the_one_who_should_was_stopped(office):
    document = issued(office, signed_in_word(office))
    make_final(document.pk)
    assert _of(document).final.kind == "pdf"


def test_what_could_not_be_converted_waits_and_is_tried_again(office):
    document = not_converted(office)
    assert (_of(document).state, _of(document).reason) == (FinalState.FAILED, NOT_CONVERTED)
    assert not _of(document).released_at
    actions.remake_final(document, actor=office.registrar)
    assert _of(document).state == FinalState.PREPARING
    assert Rendition.objects.get(source=_of(document).source).state == "waiting"
    with pytest.raises(Stale):
        actions.remake_final(document, actor=office.registrar)


def test_without_libreoffice_the_word_file_leaves_and_it_says_so(office):
    document = issued(office, signed_in_word(office))
    Rendition.objects.filter(source=_of(document).source).update(reason=NO_LIBREOFFICE)
    make_final(document.pk)
    issuance = _of(document)
    assert issuance.final_id == issuance.source_id
    assert "LibreOffice" in issuance.reason


def test_it_is_held_back_until_its_hour(office, monkeypatch):
    document = held_back(office)
    release_due(0)
    assert not _of(document).released_at
    later = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    release_due(0)
    assert _of(document).released_at == later


def test_it_may_leave_before_its_hour_for_a_reason(office):
    document = held_back(office)
    with pytest.raises(Refused):
        actions.release_now(document, "gấp", actor=office.registrar)
    with pytest.raises(NotPermitted):
        actions.release_now(document, REASON, actor=office.specialist_kt)
    assert actions.release_now(document, REASON, actor=office.registrar).released_at
    with pytest.raises(Stale):
        actions.release_now(document, REASON, actor=office.registrar)


@pytest.mark.parametrize("ahead", [timedelta(minutes=-1), timedelta(), timedelta(days=32)])
def test_an_hour_that_cannot_be_is_refused_and_takes_no_number(office, ahead):
    document = signed(office)
    with pytest.raises(Refused):
        issued(office, document, release_at=clock.now() + ahead)
    document.refresh_from_db()
    assert (document.status, document.code) == (Status.SIGNED, "")


def test_the_page_says_how_far_it_has_come(office, sign_in):
    browser = sign_in(office.registrar)
    for document, words in (
        (issued(office), "Đang lập bản phát hành"),
        (held_back(office), "Hẹn giờ phát hành"),
        (not_converted(office), NOT_CONVERTED),
    ):
        assert words in browser.get(document.get_absolute_url()).content.decode()
